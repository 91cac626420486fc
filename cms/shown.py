"""A text of blocks as readers get it: without the names of those who do not want to be named, nor pictures of them."""

from __future__ import annotations

from typing import Any

from cms.names import Names

NEVER_SURE = ("video",)
"""Nobody says who is seen in a film, so none stays in a text about somebody who withdrew."""


def shown_text(body: Any, names: Names) -> Any:
    """The blocks with these names hidden; the same object where nobody is hidden."""
    if not names.hidden:
        return body
    kept = [block for block in names.shown_in(list(body.raw_data)) if block["type"] not in NEVER_SURE]
    shown = body.stream_block.to_python(kept)
    for block in shown:
        for picture in _pictures(block):
            picture["image"] = _may_stay(picture["image"], names)
    return shown


def _pictures(block: Any) -> list[Any]:
    if block.block_type == "picture":
        return [block.value]
    return list(block.value["pictures"]) if block.block_type == "gallery" else []


def _may_stay(image: Any, names: Names) -> Any:
    """The image with its words masked, or none where it shows people of whom nobody said who they are."""
    return None if image is None or image.shows_unnamed else names.shown_on(image)
