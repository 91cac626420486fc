"""What every page's frame needs: icons, the reader's look, addresses in both languages."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from cms.head.addresses import absolute as absolute_address
from cms.head.addresses import nearest, translations
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
def languages(context: dict[str, Any]) -> Any:
    """Each language with the address of this page in it; looked up where it is read."""
    request, page, is_lost = context.get("request"), context.get("page"), "request_path" in context
    return SimpleLazyObject(lambda: _languages(request, page, is_lost=is_lost))


def _languages(request: Any, page: Any, *, is_lost: bool) -> list[dict[str, str]]:
    """A page that is lost in one language leads to the first page in the others."""
    path = request.get_full_path() if isinstance(request, HttpRequest) and not is_lost else reverse("home")
    paths = {code: translate_url(path, code) for code, _name in settings.LANGUAGES}
    if isinstance(page, Page) and page.pk:
        query = f"?{request.GET.urlencode()}" if isinstance(request, HttpRequest) and request.GET else ""
        paths = nearest(page, list(paths)) | {code: f"{path}{query}" for code, path in translations(page).items()}
    return [{"code": code, "name": NATIVE_NAMES[code], "path": path} for code, path in paths.items()]


@register.simple_tag
def absolute(path: str) -> str:
    """The path with this site's own host, for canonical addresses."""
    return absolute_address(path)


@register.simple_tag(takes_context=True)
def section_open(context: dict[str, Any], path: str) -> bool:
    """Whether this page lies in the section that a menu entry leads to."""
    request = context.get("request")
    return isinstance(request, HttpRequest) and request.path.startswith(path)
