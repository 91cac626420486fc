"""Pictures of the editors in pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.imaging.uses import Use
from cms.models import CmsRendition
from cms.models.naming import worded
from cms.pictures import USES, shown_with

register = template.Library()
LOADING = {
    "lazy": mark_safe(' loading="lazy"'),
    "eager": mark_safe(' loading="eager" fetchpriority="high"'),
}
"""The lead picture is what a page is waited for."""
NEAREST, MIDDLE = 2, 5
"""Tenths of a picture: what lies nearer to an edge is in sight when the edge is."""


@register.simple_tag
def shown_picture(image: Any, use: str, loading: str = "lazy") -> SafeString:
    """A picture in the sizes and formats that its use needs; nothing where it may not or cannot be shown.

    `use` is a key of `cms.imaging.uses.USES`; `loading` is lazy, or eager for the lead picture of a page.
    """
    if image is None or not image.may_be_shown():
        return SafeString()
    have, fallback = shown_with(image, USES[use])
    if fallback is None:
        return SafeString()
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}"{}{} decoding="async"></picture>',
        _sources(image, USES[use], have),
        fallback.url,
        fallback.width,
        fallback.height,
        worded(image).alt,
        LOADING[loading],
        _focus(image),
    )


def _focus(image: Any) -> SafeString:
    """For the style sheet, which may cut the picture once more: where it matters, in tenths, unless in the middle."""
    if not image.has_focal_point():
        return SafeString()
    places = (("x", image.focal_point_x / image.width), ("y", image.focal_point_y / image.height))
    tenths = ((axis, min(max(round(place * 10), NEAREST), 10 - NEAREST)) for axis, place in places)
    return format_html_join("", ' data-focus-{}="{}"', ((axis, tenth) for axis, tenth in tenths if tenth != MIDDLE))


def _sources(image: Any, use: Use, have: Mapping[str, CmsRendition]) -> SafeString:
    lists = ((kind, _srcset(have, use.source(image.width, image.height, kind))) for kind in use.sources)
    return format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        ((kind, srcset, use.sizes) for kind, srcset in lists if srcset),
    )


def _srcset(have: Mapping[str, CmsRendition], specs: list[str]) -> str:
    found = (have[spec] for spec in specs if spec in have)
    return ", ".join(f"{one.url} {one.width}w" for one in found)


@register.simple_tag
def picture_path(image: Any, use: str) -> str:
    """The address of a picture where markup takes only one, such as before a film; empty where it may not be shown."""
    if image is None or not image.may_be_shown():
        return ""
    _have, fallback = shown_with(image, USES[use])
    return str(fallback.url) if fallback else ""


@register.simple_tag
def picture_credit(image: Any) -> SafeString:
    """Whom a picture is by; those of the demonstration bear the seal of the site."""
    if image is None or not image.credit or not image.may_be_shown():
        return SafeString()
    if not image.is_demo:
        return format_html('<span class="credit">{}</span>', worded(image).credit)
    seal = format_html('<img src="{}" alt="" width="14" height="14" loading="lazy">', static("cms/seal.svg"))
    return format_html('<span class="credit">{} {}</span>', seal, _("drawn for the demonstration"))
