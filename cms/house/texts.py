"""The policy we serve, the help and the rules of the platform, as pages that editors go on with.

They are facts of the product and of documents, not a demonstration. Written in cms/data/policy.json and help.json.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms import models
from cms.house.pairs import LANGUAGES, Entry, make
from cms.house.paragraphs import rich
from cms.tree import CHINESE

FOLDER = Path(__file__).parents[1] / "data"
LEGAL = ("privacy", "complaints", "about")
Raw = dict[str, Any]


def build_texts() -> int:
    """Fill the sections that have no page yet, so that what editors deleted stays away; returns how many pages are new."""
    empty = {page.slug for page in Page.objects.filter(locale__language_code=CHINESE, depth=3, numchild=0)}
    with disable_reference_index_auto_update():
        return sum(make(entry) for entry in (*_policy(), *_help()) if entry.section in empty)


def _read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _policy() -> Iterator[Entry]:
    policy = _read("policy")
    words = {
        short: {
            "title": policy[short]["title"],
            "summary": policy[short]["introduction"],
            "clauses": list(_clauses(policy, short)),
        }
        for short in LANGUAGES
    }
    shared = {"number": policy["number"], "issued_on": datetime.date.fromisoformat(policy["date"])}
    yield Entry("policy", models.PolicyPage, "skilled-talent-2024", words, shared)


def _clauses(policy: Raw, short: str) -> Iterator[Raw]:
    for part in policy["parts"]:
        yield {"type": "part", "value": {"anchor": part["anchor"], "title": part[short]}}
        for clause in policy["clauses"]:
            if clause["part"] == part["anchor"]:
                served = clause[f"served_by_{short}"]
                value = {"anchor": clause["anchor"], "number": clause["number"], "served": served, **clause[short]}
                yield {"type": "clause", "value": value}


def _help() -> Iterator[Entry]:
    for row in _read("help"):
        words = {
            short: {
                "title": row[short]["title"],
                "summary": row[short]["summary"],
                "sections": [{"type": "section", "value": _section(section)} for section in row[short]["sections"]],
            }
            for short in LANGUAGES
        }
        legal = row["slug"] in LEGAL
        shared = {"shows_operator": legal}
        yield Entry("legal" if legal else "help", models.HelpPage, row["slug"], words, shared)


def _section(section: Raw) -> Raw:
    text = rich(*section["paragraphs"], points=section.get("points"))
    return {"anchor": section["anchor"], "heading": section["heading"], "text": text}
