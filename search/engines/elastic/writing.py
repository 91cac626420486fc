"""Bulk requests: documents and tombstones with a version, each item's answer read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from elasticsearch import Elasticsearch

from search.engines.base import Document, EngineUnavailable
from search.engines.elastic.client import BULK_SECONDS, told
from search.engines.elastic.indices import write_alias
from search.engines.elastic.schema import TOMBSTONE, packed

CHUNK_BYTES = 5 * 1024 * 1024
OUTDATED, MALFORMED = 409, 400
SHARD_WAIT = "10s"
"""How long a server waits for a shard that is nowhere at the moment, as after a node died; by default a minute."""
REASON_CHARACTERS = 300

Entry = tuple[int, bytes]
"""Key and body of a document or tombstone."""

BURIED = orjson.dumps(dict(TOMBSTONE))


def entries(documents: Iterable[Document], gone: Collection[int] = ()) -> list[Entry]:
    """Bodies of the documents, and tombstones for the keys that are gone."""
    return [packed(document)[:2] for document in documents] + [(pk, BURIED) for pk in gone]


def send(
    client: Elasticsearch, index: str, written: Sequence[Entry], *, version: int, refresh: bool = False
) -> dict[int, str]:
    """Write to one index; returns the keys that it refuses and why. What has a newer version there stays as it is."""
    refused: dict[int, str] = {}
    writer = client.options(request_timeout=BULK_SECONDS)
    for chunk in chunks(written):
        operations = [part for pk, body in chunk for part in (_action(pk, version), body)]
        with told():
            answer = writer.bulk(
                index=write_alias(index),
                operations=operations,  # type: ignore[arg-type]
                require_alias=True,
                timeout=SHARD_WAIT,
                refresh=refresh,
                filter_path="errors,items.index._id,items.index.status,items.index.error",
            ).body
        if answer["errors"]:
            refused |= dict(_refused(answer["items"]))
    return refused


def chunks(written: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Parts of about so many bytes that a server takes in one request."""
    chunk: list[Entry] = []
    size = 0
    for entry in written:
        if chunk and size + len(entry[1]) > CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
        chunk.append(entry)
        size += len(entry[1])
    if chunk:
        yield chunk


def _action(pk: int, version: int) -> bytes:
    return b'{"index":{"_id":"%d","version":%d,"version_type":"external_gte"}}' % (pk, version)


def _refused(items: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, str]]:
    """Keys of malformed documents; anything else that hinders a write is the server's trouble, and all is tried again."""
    for item in items:
        result = item["index"]
        if result["status"] < 300 or result["status"] == OUTDATED:
            continue
        reason = _reason(result["error"])
        if result["status"] != MALFORMED:
            raise EngineUnavailable(f"Elasticsearch does not take documents now: {reason}")
        yield int(result["_id"]), reason


def _reason(error: Mapping[str, Any]) -> str:
    """The cause, where there is one: what stands before it shows a part of the document."""
    cause = error.get("caused_by") or error
    return f"{cause['type']}: {cause.get('reason', '')}"[:REASON_CHARACTERS]
