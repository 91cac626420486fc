"""Documents as Elasticsearch keeps them: one index a kind, its mapping made from search/index_fields.py.

Texts arrive as tokens of `search.analysis` with spaces between them, so the built-in whitespace analyser is all that is asked
of a server. The source of a document is not kept: an index is always made anew from the database, and what a search returns
of a document (key, facts, digest) is read from doc values, which is the quickest way to hundreds of them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

import orjson
from django.conf import settings

from search.engines.base import KINDS, Document, content, digest
from search.engines.orders import by_newest, by_pay
from search.engines.places import place
from search.facts.packing import FORMAT_VERSION
from search.index_fields import FIELDS, FORMAT, TEXTS, check

PK, PLACE, POINT, FACTS, DIGEST, DELETED = "pk", "place", "point", "facts", "digest", "deleted"
NEWEST, PAY = "by_newest", "by_pay"
CHECKS = ("check_low", "check_high")
"""Numbers made of a digest, so that a server can sum up what an index holds of a range of keys."""
CHECK_BITS = 31
TOMBSTONE: Mapping[str, Any] = {DELETED: True}
"""What stands for a document that was removed, so that its version is not forgotten."""

# What is recorded of each token beside the documents that have it: how often (for BM25, with the lengths of texts), where (for
# phrases), nothing.
COUNTED = {"index_options": "freqs"}
PLACED = {"index_options": "positions", "norms": False}
LISTED = {"index_options": "docs", "norms": False}
RECORDED = {"exact": PLACED, "pairs": LISTED, "pinyin": LISTED}

Mapped = dict[str, Any]


def mapping(kind: str) -> Mapped:
    """The mapping of a kind; a field that it does not name is refused."""
    fields = FIELDS[kind]
    own: Mapped = {
        **{name: {"type": "long"} for name in (PK, NEWEST, PAY)},
        **{name: {"type": "binary", "doc_values": True} for name in (FACTS, DIGEST)},
        **{name: {"type": "integer", "index": False} for name in CHECKS},
        DELETED: {"type": "boolean", "doc_values": False},
        PLACE: {"type": "keyword"},
        POINT: {"type": "geo_point"},
    }
    keywords = {name: {"type": "keyword", "doc_values": name in fields.facets} for name in fields.keywords}
    numbers = {name: {"type": "long"} for name in fields.numbers}
    texts = {name: {"type": "text", "analyzer": "whitespace", **RECORDED.get(name, COUNTED)} for name in TEXTS}
    properties = {**own, **keywords, **numbers, **texts}
    return {"dynamic": "strict", "_source": {"enabled": False}, "properties": properties}


def index_settings() -> Mapped:
    """The settings of a new index."""
    return {
        "number_of_shards": settings.ELASTICSEARCH_SHARDS,
        "number_of_replicas": settings.ELASTICSEARCH_REPLICAS,
        "refresh_interval": f"{round(settings.ELASTICSEARCH_REFRESH_SECONDS * 1000)}ms",
    }


def layout() -> str:
    """Changes whenever an index made before cannot serve: other fields, other facts, another mapping."""
    parts = (FORMAT, FORMAT_VERSION, {kind: mapping(kind) for kind in KINDS})
    return blake2b(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS), digest_size=4).hexdigest()


LAYOUT = layout()


class Packed(NamedTuple):
    """A document as the body of an index request, in JSON, with its key and the hash of its digest."""

    pk: int
    body: bytes
    hash: int


def packed(document: Document) -> Packed:
    """A document for Elasticsearch: what every engine indexes of it, as it was hashed, and behind that our own fields."""
    check(document.kind, (*document.keywords, *document.numbers))
    written = content(document)
    made = digest(document, written).encode()
    number = hashed(made)
    own: Mapped = {
        PK: document.pk,
        FACTS: encoded(document.facts),
        DIGEST: encoded(made),
        **dict(zip(CHECKS, checks(number), strict=True)),
        PLACE: place(document.point),
        NEWEST: by_newest(document),
        PAY: by_pay(document),
    }
    if document.point:
        own[POINT] = {"lat": document.point[0], "lon": document.point[1]}
    return Packed(document.pk, _merged(written, orjson.dumps(own)), number)


def _merged(one: bytes, other: bytes) -> bytes:
    """Two JSON objects as one; the second is not empty."""
    return b"%b,%b" % (one[:-1], other[1:]) if one != b"{}" else other


def encoded(value: bytes) -> str:
    return b64encode(value).decode()


def hashed(value: bytes) -> int:
    """64 bits for a digest."""
    return int.from_bytes(blake2b(value, digest_size=8).digest(), "little")


def checks(number: int) -> tuple[int, int]:
    """The two numbers of a hash; sums of so many bits over a range of keys are exact in a double."""
    most = (1 << CHECK_BITS) - 1
    return number & most, number >> CHECK_BITS & most
