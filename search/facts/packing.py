"""Facts as bytes, the form in which an engine keeps and returns them."""

from __future__ import annotations

from typing import Any

from msgspec.json import Decoder, Encoder

from search.facts.needs import NeedFacts
from search.facts.offers import OfferFacts
from search.facts.workers import WorkerFacts

FORMAT_VERSION = 3
"""Raised whenever a field of the facts changes; an index of another version is rebuilt."""

pack = Encoder().encode
"""Facts to compact JSON: a list of values in the order of the fields, the words as one text."""

_READ = {"need": Decoder(NeedFacts).decode, "worker": Decoder(WorkerFacts).decode, "offer": Decoder(OfferFacts).decode}


def unpack(kind: str, data: bytes) -> Any:
    """Read what `pack` wrote for a document of the kind. Called for every candidate."""
    return _READ[kind](data)
