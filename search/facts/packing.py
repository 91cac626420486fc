"""Facts as bytes, the form in which an engine keeps and returns them."""

from __future__ import annotations

from typing import Any

from msgspec.msgpack import Decoder, Encoder
from msgspec.structs import replace

from search.facts.marks import marked
from search.facts.needs import NeedFacts
from search.facts.offers import OfferFacts
from search.facts.pages import PageFacts
from search.facts.workers import WorkerFacts

FORMAT_VERSION = 7
"""Raised whenever a field of the facts changes; an index of another version is rebuilt."""

_write = Encoder().encode
_READ = {
    "need": Decoder(NeedFacts).decode,
    "worker": Decoder(WorkerFacts).decode,
    "offer": Decoder(OfferFacts).decode,
    "page": Decoder(PageFacts).decode,
}


def pack(facts: NeedFacts | WorkerFacts | OfferFacts | PageFacts) -> bytes:
    """Facts to compact bytes: their values in the order of the fields, words in clear as marks."""
    return _write(replace(facts, tokens="", marks=marked(facts.words)) if facts.tokens else facts)


def unpack(kind: str, data: bytes) -> Any:
    """Read what `pack` wrote for a document of the kind. Called for every candidate."""
    return _READ[kind](data)
