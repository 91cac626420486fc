"""Help while typing: every beginning of names of trades, places and organisations, as the page asks for it."""

from __future__ import annotations

import random
import time
from argparse import Namespace
from collections import defaultdict

from django.test import RequestFactory
from django.utils import translation
from pypinyin import lazy_pinyin

from bench.figures import HEAD, row
from bench.machine import command, describe
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import District, Occupation
from search.views.suggest import suggestions

TYPED = 300
LONGEST = 6


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    seconds: dict[str, list[float]] = defaultdict(list)
    requests = RequestFactory()
    for language in ("zh-hans", "en"):
        with translation.override(language):
            _time(requests, "焊")
            for script, texts in typed(options.seed).items():
                for text in texts:
                    seconds[f"{script}, page in {language}"].append(_time(requests, text))
    everything = [value for values in seconds.values() for value in values]
    return "\n".join(
        [
            f"(typing) {Organisation.objects.count()} organisations; {len(everything)} requests; milliseconds",
            describe(),
            command(),
            "",
            HEAD,
            *(row(name, values) for name, values in seconds.items()),
            row("all", everything, "p95 under 30"),
        ]
    )


def typed(seed: int) -> dict[str, list[str]]:
    """Beginnings of names by script, as somebody types them, and parts of names of organisations."""
    draw = random.Random(seed)
    names: list[tuple[str, str]] = [
        *Occupation.objects.values_list("name", "name_en"),
        *District.objects.values_list("name", "name_en"),
        *[(name[2:], english) for name, english in Organisation.objects.values_list("name", "name_en")[:500]],
    ]
    chosen = draw.sample(names, min(TYPED, len(names)))
    chinese = [name[: draw.randint(1, LONGEST)] for name, _ in chosen]
    return {
        "Chinese": chinese,
        "pinyin": ["".join(lazy_pinyin(text)) for text in chinese],
        "English": [english[: draw.randint(2, 2 * LONGEST)] for _, english in chosen if english],
    }


def _time(requests: RequestFactory, text: str) -> float:
    request = requests.get("/suggest/", {"q": text, "for": "needs"})
    begun = time.perf_counter()
    response = suggestions(request)
    assert response.status_code == 200
    return time.perf_counter() - begun
