"""The part of the head that machines read."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.head import Head, Picture, as_script, in_each_language
from cms.head.data import SEAL
from cms.head.pages import head_of

register = template.Library()
LOCALES = {"zh-hans": "zh_CN", "en": "en_GB"}


@register.inclusion_tag("cms/parts/meta.html", takes_context=True)
def head_here(context: dict[str, Any]) -> dict[str, Any]:
    """Of the view's own `head`, else of the editors' `page`, else what can be said of any page."""
    head = _head(context)
    return {
        "head": head,
        "picture": head.picture or Picture(static(SEAL), _("Bayu Craftsmen")),
        "card": "summary_large_image" if head.picture else "summary",
        "site_name": settings.WAGTAIL_SITE_NAME,
        "locale": LOCALES.get(get_language() or "", ""),
        "script": as_script(head.data),
    }


def _head(context: dict[str, Any]) -> Head:
    request, head, page = (context.get(name) for name in ("request", "head", "page"))
    if isinstance(head, Head):
        return head
    if isinstance(request, HttpRequest) and isinstance(page, Page) and page.pk:
        return head_of(page, request, context.get("trail") or [])
    path = request.path if isinstance(request, HttpRequest) else "/"
    return Head(title=_("Bayu Craftsmen"), description="", alternates=in_each_language(path))
