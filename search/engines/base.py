"""What an engine is to the rest of the product: documents in, criteria in, hits out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import Any, Protocol, TypeVar

import orjson

from search.criteria import Criteria

Item = TypeVar("Item")

KINDS = ("worker", "need", "offer", "page")
NEVER_BUILT = "the index was never built: run search_index rebuild"
OTHER_LAYOUT = "the index has another layout: run search_index rebuild"
OTHER_WORDS = "built with another vocabulary: rebuild"
"""Why an engine cannot answer, or not well; all say what to do."""


class EngineUnavailable(Exception):
    """The engine cannot answer now (away, not built, or built by another format); the caller falls back to the database."""


class Rejected(Exception):
    """Some documents of a batch cannot be indexed, `reasons` says why by key; the rest was written."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        super().__init__("; ".join(f"{pk}: {why}" for pk, why in sorted(reasons.items())[:3]))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of one row: only what the public may read.

    `keywords` are exact tokens, `numbers` one integer a field, `texts` tokens with spaces between (see search/index_fields.py),
    `point` the latitude and longitude of a district's centre, `facts` the packed facts that scoring reads.
    """

    kind: str
    pk: int
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    point: tuple[float, float] | None = None
    facts: bytes = b""


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found: its key, its packed facts and the values it was sorted by."""

    pk: int
    facts: bytes
    sort: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Hits in order, how many documents match in all, counts by facet (greatest first), and where the next page begins."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    after: tuple[int | str, ...] | None


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the engine can answer; `problem` says in words why not, empty when it can."""

    ready: bool
    problem: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


Source = Callable[[str, Sequence[int]], Iterable[Document]]
"""Reads the documents of a kind for some keys fresh from the database; keys that may not be indexed are left out."""

Keys = Callable[[str], Iterator[int]]
"""The keys of all rows of a kind that may be indexed, ascending."""


def unwatched(total: int) -> None:
    """Shows no progress."""


class Engine(Protocol):
    """The whole of what the product asks of a search engine. Every method may raise `EngineUnavailable`."""

    name: str

    def search(self, criteria: Criteria) -> Page:
        """The documents that meet the criteria."""

    def best(self, criteria: Sequence[Criteria]) -> Sequence[tuple[Hit, ...]]:
        """The hits of each, as `search` finds them, for those who ask much at once; nothing is counted."""

    def write(self, documents: Iterable[Document]) -> None:
        """Add the documents, each in place of the one with its kind and key; found by the next search."""

    def delete(self, kind: str, pks: Iterable[int]) -> None:
        """Remove documents; keys that are not there are no error."""

    def apply(self, kind: str, pks: Sequence[int], read: Source) -> None:
        """Make the index say what `read` finds for these keys: its documents are written, the other keys removed.

        `read` is called after the adapter has taken its place in the order of writers (a lock, or a version), so that of two
        writers of one document the one that read last wins, whatever the order of their commits. `Rejected` names documents
        that cannot be indexed; the others were written.
        """

    def rebuild(self, keys: Keys, read: Source, *, watch: Callable[[int], None] = unwatched) -> int:
        """Replace everything by what `read` finds for the keys, at one moment; returns the number of documents.

        Interrupted, it changes nothing that is searched. `watch` is told now and then how many have been read.
        """

    def clean(self) -> Sequence[str]:
        """Remove what earlier rebuilds left behind and nobody needs any more; returns the names of what was removed."""

    def digests(self, kind: str) -> Iterator[tuple[int, str]]:
        """Key and `digest()` of every document of the kind."""

    def counts(self) -> Mapping[str, int]:
        """Documents by kind."""

    def health(self) -> Health:
        """Readiness, without raising."""


def batches(items: Iterator[Item], size: int = 1_000) -> Iterator[list[Item]]:
    """Keys, or whatever there is, in lists of at most that many."""
    while batch := list(islice(items, size)):
        yield batch


def content(document: Document) -> bytes:
    """The keywords, numbers and texts of a document as one JSON object with sorted names."""
    fields = {**document.keywords, **document.numbers, **document.texts}
    return orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)


def digest(document: Document, written: bytes = b"") -> str:
    """Who may see the document, a colon, and a hash of all that is indexed of it; equal in every process.

    `written` is its `content`, for those who have it already.
    """
    hashed = blake2b(f"{document.kind} {document.pk} {document.point} ".encode(), digest_size=12)
    hashed.update(written or content(document))
    hashed.update(document.facts)
    access = document.keywords.get("visibility") or document.keywords.get("state") or ("",)
    return f"{access[0]}:{hashed.hexdigest()}"
