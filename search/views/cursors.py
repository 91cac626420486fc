"""The place in a list without end, as a short text for an address."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

import orjson

MOST_VALUES = 4
LARGEST = 2**64


class BadCursor(ValueError):
    """The text is none that `write` made."""


def write(after: tuple[int | str, ...] | None) -> str:
    """Return the text for a cursor of an engine; empty for the end."""
    return urlsafe_b64encode(orjson.dumps(after)).decode().rstrip("=") if after else ""


def read(text: str) -> tuple[int | str, ...] | None:
    """Return the cursor of a text, None for an empty one."""
    if not text:
        return None
    try:
        values = orjson.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError as error:
        raise BadCursor(text) from error
    if not isinstance(values, list) or not 0 < len(values) <= MOST_VALUES or not all(map(_is_plain, values)):
        raise BadCursor(text)
    return tuple(values)


def _is_plain(value: object) -> bool:
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < LARGEST
    return isinstance(value, str) and len(value) <= 40
