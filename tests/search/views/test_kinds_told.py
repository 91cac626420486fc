"""A search that narrows to a kind of work says so, however it came to it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from django.utils import translation

from search.concepts import Concept
from search.facts import QueryFacts
from search.matching import Results
from search.views.results import kind_text


def told(kinds: tuple[str, ...], *named: str) -> str:
    concepts = [Concept("need_kind", kind, 1.0, "word") for kind in named]
    found: Any = SimpleNamespace(
        query=SimpleNamespace(concepts=concepts), understood=SimpleNamespace(facts=QueryFacts(kinds=kinds))
    )
    with translation.override("zh-hans"):
        return kind_text(cast("Results", found))


def test_a_kind_that_no_word_names_is_told() -> None:
    assert told(("shared_labour",)) == "从用词看，合作方式：共享用工"


def test_a_kind_that_a_word_names_stands_among_the_names_already() -> None:
    assert told(("shared_labour",), "shared_labour") == ""
    assert told(()) == ""
