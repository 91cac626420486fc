"""What pages of the editors look up while they are written."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.translation import get_language

from cms import menus
from cms.live import Ties, live
from cms.models import Operator, PolicyPage

register = template.Library()


@register.simple_tag
def clause_path(number: str) -> str:
    """The address of a clause of the first policy page in this language; empty where there is none."""
    page = PolicyPage.objects.live().public().filter(locale__language_code=get_language()).order_by("path").first()
    return f"{page.url}#clause-{number}" if page else ""


@register.simple_tag
def operator() -> Operator:
    """Who runs this site."""
    return menus.operator()


@register.simple_tag
def main_menu() -> list[menus.Entry]:
    return menus.entries(menus.MAIN)


@register.simple_tag
def more_menu() -> list[menus.Entry]:
    return menus.entries(menus.MORE)


@register.simple_tag(takes_context=True)
def any_open(context: dict[str, Any], entries: list[menus.Entry]) -> bool:
    """Whether this page lies in a section that one of these lines leads to."""
    request = context.get("request")
    return isinstance(request, HttpRequest) and request.path.startswith(tuple(entry.path for entry in entries))


@register.simple_tag
def foot_menu() -> list[tuple[str, list[menus.Entry]]]:
    return menus.foot()


@register.simple_tag
def path_of(name: str) -> str:
    """Where the menus lead to under this name; empty where there is no such page in this language."""
    return menus.section_paths().get(name, "")


@register.simple_tag
def people_of(occupation: Any) -> str:
    """Where the craftsmen of an occupation are found."""
    return str(live().people(Ties(occupations=(occupation.code,)))) if occupation else ""


@register.simple_tag
def needs_of(occupation: Any) -> str:
    """Where the open needs of an occupation are found."""
    return str(live().needs(Ties(occupations=(occupation.code,)), 0).path) if occupation else ""
