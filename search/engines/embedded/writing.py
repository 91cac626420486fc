"""Changing an index of one kind; the caller holds the lock of the store."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from search.engines.base import Document
from search.engines.embedded.schema import KEY, key, packed

WRITE_BYTES = 20_000_000
REBUILD_BYTES = 64_000_000
BUSY_ATTEMPTS = 100
BUSY_SECONDS = 0.05


@contextmanager
def writer(path: Path, memory: int) -> Iterator[tantivy.IndexWriter]:
    """A writer that commits at the end, or leaves the index as it was on an error."""
    index = tantivy.Index.open(str(path))
    changes = _claim(index, memory)
    try:
        yield changes
        changes.commit()
    except BaseException:
        changes.rollback()
        raise
    finally:
        changes.wait_merging_threads()


def _claim(index: tantivy.Index, memory: int) -> tantivy.IndexWriter:
    """A writer; tantivy's own lock is let go a little after the one who held it has ended."""
    for _ in range(BUSY_ATTEMPTS):
        try:
            return index.writer(memory, 1)
        except ValueError as error:
            if "Lock" not in str(error):
                raise
            time.sleep(BUSY_SECONDS)
    return index.writer(memory, 1)


def append(path: Path, documents: Iterable[Document]) -> int:
    """Fill an index with documents that are not in it; returns their number."""
    total = 0
    with writer(path, REBUILD_BYTES) as changes:
        for total, document in enumerate(documents, 1):  # noqa: B007
            changes.add_document(packed(document))
    return total


def replace_documents(path: Path, documents: Iterable[Document], *, gone: Iterable[int] = ()) -> None:
    """Put the documents in place of those with their keys, and remove the keys that are gone."""
    with writer(path, WRITE_BYTES) as changes:
        for pk in gone:
            changes.delete_documents_by_term(KEY, key(pk))
        for document in documents:
            changes.delete_documents_by_term(KEY, key(document.pk))
            changes.add_document(packed(document))
