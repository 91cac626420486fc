"""Pictures of the editors in pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
WIDTHS = {"wide": "width-1280", "card": "fill-640x360", "photo": "width-960"}


@register.simple_tag
def shown_picture(image: Any, use: str, loading: str = "lazy") -> SafeString:
    """A picture of the size that its use needs; nothing where it may not be shown."""
    if image is None or not image.may_be_shown():
        return SafeString()
    rendition = image.get_rendition(f"{WIDTHS[use]}|format-webp")
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" loading="{}">',
        rendition.url,
        rendition.width,
        rendition.height,
        image.alt,
        loading,
    )
