"""The written part of the demonstration: stories, districts, industries, places and a competition.

Files lie beside this module. Blocks are turned into what the pages keep; pictures are named by the slugs of pictures.csv.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from cms.house.paragraphs import rich

FOLDER = Path(__file__).parent
Raw = dict[str, Any]
Pictures = Mapping[str, int]


def stories() -> list[Raw]:
    """All stories in the order of their numbers."""
    return [_read(path) for path in sorted((FOLDER / "stories").glob("*.json"))]


def table(name: str) -> Any:
    """`districts`, `brands`, `places`, `column` or `contest`."""
    return _read(FOLDER / f"{name}.json")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def body(blocks: list[Raw], pictures: Pictures) -> list[Raw]:
    """Blocks as a page keeps them; `pictures` gives the key of an image for a slug."""
    return [{"type": block["type"], "value": BLOCKS[block["type"]](block, pictures)} for block in blocks]


def _without_type(block: Raw, _pictures: Pictures) -> Raw:
    return {key: value for key, value in block.items() if key != "type"}


def _picture(block: Raw, pictures: Pictures) -> Raw:
    return {"image": pictures[block["picture"]], "caption": block.get("caption", "")}


def _gallery(block: Raw, pictures: Pictures) -> Raw:
    return {"pictures": [_item(_picture(row, pictures)) for row in block["pictures"]]}


def _items(block: Raw, _pictures: Pictures) -> Raw:
    return {"items": [_item(item) for item in block["items"]]}


def _item(value: Raw) -> Raw:
    """A row of a list; without an id the list would be read as one of an older form."""
    return {"type": "item", "value": value, "id": str(uuid4())}


BLOCKS: dict[str, Callable[[Raw, Pictures], Any]] = {
    "paragraph": lambda block, _pictures: rich(block["text"]),
    "heading": lambda block, _pictures: block["text"],
    "quote": _without_type,
    "picture": _picture,
    "gallery": _gallery,
    "figures": _items,
    "timeline": _items,
    "profile": lambda _block, _pictures: {"number": 1},
    "needs": lambda block, _pictures: {"by": block["by"], "count": 4},
    "policy": _without_type,
}
