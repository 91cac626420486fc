"""Documents as tantivy keeps them: one index a kind, every field made from search/index_fields.py."""

from __future__ import annotations

import json
from pathlib import Path

import tantivy

from search.engines.base import Document, digest
from search.engines.orders import by_newest, by_pay
from search.engines.places import place
from search.index_fields import FIELDS, TEXTS, check

KEY, PK, PLACE, FACTS, DIGEST = "key", "pk", "place", "facts", "digest"
NEWEST, PAY = "by_newest", "by_pay"
# What the index keeps of each token beside the documents that have it: how often (for BM25), where (for phrases), nothing.
RECORDED = {"exact": "position", "pairs": "basic", "pinyin": "basic"}
# Facts of hundreds of candidates are read for each match: small blocks without compression halve that time.
STORED_BLOCK_BYTES = 1024


def schema(kind: str) -> tantivy.Schema:
    """The tantivy schema of a kind."""
    builder = tantivy.SchemaBuilder()
    # Deleting by a number is a silent no-op in tantivy, so the key by which a document is replaced is text.
    builder.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    for name in (PK, NEWEST, PAY):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in (FACTS, DIGEST):
        builder.add_bytes_field(name, stored=True)
    builder.add_text_field(PLACE, fast=True, tokenizer_name="raw", index_option="basic")
    fields = FIELDS[kind]
    for name in fields.keywords:
        builder.add_text_field(name, fast=name in fields.facets, tokenizer_name="raw", index_option="basic")
    for name in fields.numbers:
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=RECORDED.get(name, "freq"))
    return builder.build()


def create(path: Path, kind: str) -> None:
    """Make an empty index; the settings of its store can only be written to its manifest."""
    path.mkdir(parents=True)
    tantivy.Index(schema(kind), path=str(path))
    manifest = path / "meta.json"
    meta = json.loads(manifest.read_text())
    meta["index_settings"] |= {"docstore_compression": "none", "docstore_blocksize": STORED_BLOCK_BYTES}
    manifest.write_text(json.dumps(meta))


def key(pk: int) -> str:
    return str(pk)


def packed(document: Document) -> tantivy.Document:
    """A document for tantivy."""
    check(document.kind, (*document.keywords, *document.numbers))
    row = tantivy.Document()
    row.add_text(KEY, key(document.pk))
    row.add_unsigned(PK, document.pk)
    row.add_bytes(FACTS, document.facts)
    row.add_bytes(DIGEST, digest(document).encode())
    row.add_text(PLACE, place(document.point))
    for name, tokens in document.keywords.items():
        for token in tokens:
            row.add_text(name, token)
    for name, number in document.numbers.items():
        row.add_integer(name, number)
    for name, text in document.texts.items():
        row.add_text(name, text)
    row.add_unsigned(NEWEST, by_newest(document))
    row.add_unsigned(PAY, by_pay(document))
    return row
