"""What pages of the editors look up while they are written."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

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
    return Operator.load()
