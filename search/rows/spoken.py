"""The words in the blocks of a page, read without asking for the pictures and documents that stand among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text import get_text_for_indexing

from cms.names import Names
from cms.shown import NEVER_SURE

ADDRESSES = frozenset({"anchor"})
"""Parts of blocks that are ends of addresses and no words."""


def spoken(value: Any, names: Names) -> Iterator[str]:
    """The texts of a field, of each block of a stream or a plain text, without the names that must not be read.

    The same as `cms.shown.shown_text` leaves standing, which asks for pictures.
    """
    if isinstance(value, StreamValue):
        yield from _of_block(value.stream_block, _shown(list(value.raw_data), names))
    elif value:
        yield names.shown(str(value))


def _shown(raw: list[Any], names: Names) -> list[Any]:
    if not names.hidden:
        return raw
    return [block for block in names.shown_in(raw) if block["type"] not in NEVER_SURE]


@singledispatch
def _of_block(block: blocks.Block, raw: Any) -> Iterator[str]:
    """What a block says; a choice, a number, an address or a picture says nothing."""
    yield from ()


@_of_block.register(blocks.CharBlock)
@_of_block.register(blocks.TextBlock)
def _(block: blocks.FieldBlock, raw: Any) -> Iterator[str]:
    if raw:
        yield str(raw)


@_of_block.register
def _(block: blocks.RichTextBlock, raw: Any) -> Iterator[str]:
    if raw:
        yield get_text_for_indexing(str(raw))


@_of_block.register
def _(block: blocks.BaseStructBlock, raw: Any) -> Iterator[str]:
    for name, child in block.child_blocks.items():
        if name not in ADDRESSES and isinstance(raw, Mapping):
            yield from _of_block(child, raw.get(name))


@_of_block.register
def _(block: blocks.ListBlock, raw: Any) -> Iterator[str]:
    for item in raw or ():
        yield from _of_block(
            block.child_block, item["value"] if isinstance(item, Mapping) and "value" in item else item
        )


@_of_block.register
def _(block: blocks.BaseStreamBlock, raw: Any) -> Iterator[str]:
    for item in raw or ():
        child = block.child_blocks.get(item["type"])
        if child is not None:
            yield from _of_block(child, item["value"])
