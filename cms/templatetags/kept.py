"""Parts of templates that are kept for all readers: `{% kept "main" %} … {% endkept %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context

from cms.models.base import ContentPage
from cms.page_cache.fragments import part

register = template.Library()


class KeptNode(template.Node):
    """Writes what is inside only where it is not kept; only then does the page look up what its templates read."""

    def __init__(self, name: FilterExpression, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        page, request = context.get("page"), context.get("request")
        if not (isinstance(page, ContentPage) and page.pk and isinstance(request, HttpRequest)):
            return self.nodelist.render(context)
        return part(page, request, self.name.resolve(context), lambda: self._written(context, page, request))

    def _written(self, context: Context, page: ContentPage, request: HttpRequest) -> str:
        with context.push({} if "trail" in context else page.looked_up(request)):
            return self.nodelist.render(context)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """What is inside must not depend on who reads, with which look or from which address beyond known parameters."""
    _tag, name = token.split_contents()
    nodelist: Any = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(parser.compile_filter(name), nodelist)
