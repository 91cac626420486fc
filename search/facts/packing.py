"""Facts as bytes, the form in which an engine keeps and returns them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import orjson

from search.facts.needs import NeedFacts, Wanted
from search.facts.offers import OfferFacts
from search.facts.places import Place
from search.facts.workers import Craft, Held, Honour, Permit, Trade, WorkerFacts

type_of = {"need": NeedFacts, "worker": WorkerFacts, "offer": OfferFacts}
FORMAT_VERSION = 2
"""Raised whenever a field of the facts changes; an index of another version is rebuilt."""

_ROWS: dict[str, Any] = {
    "wanted": Wanted,
    "trades": Trade,
    "permits_held": Permit,
    "held": Held,
    "honours": Honour,
    "crafts_held": Craft,
}
_TOKENS = "tokens"
_NAMES = {kind: tuple(field.name for field in fields(cls)) for kind, cls in type_of.items()}
_PLACES = {kind: names.index("place") for kind, names in _NAMES.items()}
_WORDS = {kind: names.index(_TOKENS) for kind, names in _NAMES.items()}
_ROW_AT = {
    kind: tuple((index, _ROWS[name]) for index, name in enumerate(names) if name in _ROWS)
    for kind, names in _NAMES.items()
}


def pack(facts: NeedFacts | WorkerFacts | OfferFacts) -> bytes:
    """Serialise facts to compact JSON: a list of values in the order of the fields, the tokens as one text.

    A hundred words are read several times faster as one text than as a hundred.
    """
    values = {field.name: getattr(facts, field.name) for field in fields(facts)}
    values[_TOKENS] = " ".join(facts.tokens)
    return orjson.dumps(list(values.values()), default=list)


def unpack(kind: str, data: bytes) -> Any:
    """Read what `pack` wrote for a document of the kind. Called for every candidate, so it goes by position."""
    values = orjson.loads(data)
    for index, row in _ROW_AT[kind]:
        if values[index]:
            values[index] = [tuple.__new__(row, value) for value in values[index]]
    words, place = _WORDS[kind], _PLACES[kind]
    values[words] = values[words].split()
    if values[place]:
        values[place] = Place(*values[place])
    return type_of[kind](*values)
