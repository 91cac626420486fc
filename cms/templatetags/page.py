"""What every page's frame needs: icons, the reader's look, addresses in both languages."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.look import SCHEMES, SIZES, Look, look_of

register = template.Library()

NATIVE_NAMES = {"zh-hans": "中文", "en": "English"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """One drawing of the sprite; its meaning always stands beside it in words."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("cms/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def look(context: dict[str, Any]) -> Look:
    request = context.get("request")
    return look_of(request) if isinstance(request, HttpRequest) else Look()


@register.simple_tag
def looks() -> dict[str, Any]:
    """The choices of the display menu."""
    return {"schemes": SCHEMES, "sizes": SIZES}


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[dict[str, str]]:
    """Each language with the address of this page in it."""
    request = context.get("request")
    path = request.get_full_path() if isinstance(request, HttpRequest) else "/"
    return [
        {"code": code, "name": NATIVE_NAMES[code], "path": translate_url(path, code)}
        for code, _name in settings.LANGUAGES
    ]


@register.simple_tag
def absolute(path: str) -> str:
    """The path with this site's own host, for canonical addresses."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag(takes_context=True)
def section_open(context: dict[str, Any], path: str) -> bool:
    """Whether this page lies in the section that a menu entry leads to."""
    request = context.get("request")
    return isinstance(request, HttpRequest) and request.path.startswith(path)
