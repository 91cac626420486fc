"""Some documents as they are, whole: what is built in another way must still be the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker
from search.documents import build
from search.engines.base import Document, digest
from search.facts import unpack
from tests.factories.workers import WorkerFactory
from tests.search.documents.corpus import MOMENT, bare_need, full_need, full_offer, full_worker

pytestmark = pytest.mark.django_db
PINNED = Path(__file__).with_name("pinned.json")
MAKERS = {
    "a full worker": full_worker,
    "a worker of whom little is known": lambda: WorkerFactory(pk=102, hidden=True, availability={"week": "broken"}),
    "a full need": full_need,
    "a draft of a need": bare_need,
    "an offer": full_offer,
}
KINDS: dict[type[Any], str] = {Worker: "worker", Need: "need", SurplusOffer: "offer"}


def plain(document: Document) -> Any:
    """The document as JSON can say it."""
    facts = msgspec.to_builtins(unpack(document.kind, document.facts))
    shown = {
        "keywords": document.keywords,
        "numbers": document.numbers,
        "texts": document.texts,
        "point": document.point,
        "facts": facts[:-2],
        "digest": digest(document),
    }
    return json.loads(json.dumps(shown))


@pytest.mark.parametrize("name", MAKERS)
def test_a_document_is_the_same_to_the_last_token(name: str) -> None:
    row = MAKERS[name]()
    Worker.objects.filter(pk=row.pk).update(updated_at=MOMENT)
    (document,) = build(KINDS[type(row)], [row.pk])
    assert plain(document) == json.loads(PINNED.read_text(encoding="utf-8"))[name]
