"""Figures written one way on every page."""

from __future__ import annotations

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def points(value: Decimal | int) -> str:
    """At most two decimals and no zeros after them: 6, 6.5, 6.25."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")
