"""Rows to documents, a batch at a time, so that memory stays flat however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from msgspec.structs import replace

from search.documents.sources import SOURCES, Source
from search.documents.texts import told
from search.engines.base import KINDS, Document
from search.facts import unpack
from search.language import language
from search.linking.texts import said
from search.reference import reference
from search.rows.related import among

BATCH = 3_000
KEYS = 10_000


def build(kind: str, pks: Sequence[int]) -> Iterator[Document]:
    """Documents of these rows whether or not anyone may find them, such as the profile of a hidden worker for his own match."""
    source = SOURCES[kind]
    return _documents(source, source.model._default_manager.all(), pks)


def read(kind: str, pks: Sequence[int]) -> Iterator[Document]:
    """Documents of those of these rows that may be in an index."""
    source = SOURCES[kind]
    return _documents(source, source.shown(), pks)


def every_document(kinds: Iterable[str] = KINDS) -> Iterator[Document]:
    """All documents that may be in an index, by kind and key."""
    for kind in kinds:
        for rows in _batches(SOURCES[kind]):
            yield from _made(SOURCES[kind], rows)


def shown_keys(kind: str) -> Iterator[int]:
    """Keys of all rows that may be in an index, in order; no query stays open between two, whatever is written meanwhile."""
    last, rows = 0, SOURCES[kind].shown().order_by("pk").values_list("pk", flat=True)
    while pks := list(rows.filter(pk__gt=last)[:KEYS]):
        yield from pks
        last = pks[-1]


def own_texts(kind: str, pks: Sequence[int]) -> list[tuple[int, str]]:
    """Keys of these rows and what they say in their own words, as far as they may be in an index."""
    source = SOURCES[kind]
    return [(row.pk, row.own_text) for rows in _rows(source, source.shown(), pks) for row in rows]


def asking(document: Document) -> Any:
    """The facts of a document for the asking side of a match: with the words in clear, so that reasons can name them."""
    return replace(unpack(document.kind, document.facts), tokens=" ".join(told(document.texts)), marks=b"")


def _documents(source: Source, rows: QuerySet[Model], pks: Sequence[int]) -> Iterator[Document]:
    for part in _rows(source, rows, pks):
        yield from _made(source, part)


def _rows(source: Source, rows: QuerySet[Model], pks: Sequence[int]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(pks), BATCH):
        yield source.rows(rows.filter(among("pk", pks[start : start + BATCH])).order_by("pk"))


def _batches(source: Source) -> Iterator[Sequence[Any]]:
    last = 0
    while batch := source.rows(source.shown().filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _made(source: Source, rows: Sequence[Any]) -> Iterator[Document]:
    words = language()
    tables = reference(words.version)
    for row, meant in zip(rows, said([row.own_text for row in rows]), strict=True):
        yield source.document(row, meant, words, tables)
