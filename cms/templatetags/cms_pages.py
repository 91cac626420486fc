"""What pages of the editors look up while they are written."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest

from cms import menus
from cms.live import Ties, live
from cms.models import Operator

register = template.Library()


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
def organisations_of(story: Any) -> list[tuple[str, str]]:
    """The organisations that a story tells of, each with where its open needs are found."""
    return [(label, live().openings(label)) for label in story.organisations_shown]


@register.simple_tag
def needs_of(occupation: Any) -> str:
    """Where the open needs of an occupation are found."""
    return str(live().needs(Ties(occupations=(occupation.code,)), 0).path) if occupation else ""
