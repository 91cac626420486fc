"""Plain paragraphs as the editor keeps them."""

from __future__ import annotations

from django.utils.html import escape


def rich(*paragraphs: str, points: list[str] | None = None) -> str:
    """Plain paragraphs and points as rich text."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    listed = "".join(f"<li>{escape(point)}</li>" for point in points or [])
    return f"{text}<ul>{listed}</ul>" if listed else text
