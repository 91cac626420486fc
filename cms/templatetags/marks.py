"""Marks that look the same everywhere: level, evidence, shortage, week."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from marketplace.workers.availability_words import PART_NAMES, WEEKDAYS
from marketplace.workers.slots import PARTS

register = template.Library()

STEPS = 8
EVIDENCE = {
    1: {"icon": "ring", "tone": "soft", "words": gettext_lazy("stated by the person")},
    2: {"icon": "ring-half", "tone": "river", "words": gettext_lazy("supported by documents")},
    3: {"icon": "seal-check", "tone": "leaf", "words": gettext_lazy("verified")},
}
SHORT_WEEKDAYS = (
    pgettext_lazy("short weekday", "Mon"),
    pgettext_lazy("short weekday", "Tue"),
    pgettext_lazy("short weekday", "Wed"),
    pgettext_lazy("short weekday", "Thu"),
    pgettext_lazy("short weekday", "Fri"),
    pgettext_lazy("short weekday", "Sat"),
    pgettext_lazy("short weekday", "Sun"),
)
SHORTAGE_TONES = {1: "clay", 2: "amber", 3: "soft"}


@register.simple_tag
def level_badge(ordinal: int, name: str) -> SafeString:
    """Eight rising steps, as many filled as the level's ordinal, with its name."""
    steps = format_html_join(
        "",
        '<rect x="{}" y="{}" width="4" height="{}" class="level__{}"/>',
        ((i * 5, 15 - 2 * i, 5 + 2 * i, "on" if i < ordinal else "off") for i in range(STEPS)),
    )
    place = _("level %(ordinal)d of 8") % {"ordinal": ordinal}
    return format_html(
        '<span class="level"><svg viewBox="0 0 39 20" role="img" aria-label="{}">{}</svg>{}</span>', place, steps, name
    )


@register.inclusion_tag("cms/marks/evidence.html")
def evidence_mark(grade: int) -> dict[str, Any]:
    """Claimed, evidenced or verified, as drawing and words."""
    return EVIDENCE.get(grade, EVIDENCE[1])


@register.inclusion_tag("cms/marks/shortage.html")
def shortage_mark(grade: int, label: str, source: str) -> dict[str, Any]:
    """A shortage grade; its source opens on a tap."""
    return {"tone": SHORTAGE_TONES.get(grade, "soft"), "label": label, "source": source}


@register.inclusion_tag("cms/marks/rural.html")
def rural_mark(label: str, source: str) -> dict[str, Any]:
    """A tier of rural craftsmanship; who conferred it opens on a tap."""
    return {"label": label, "source": source}


@register.inclusion_tag("cms/marks/week.html")
def week_grid(slots: Collection[str], caption: str) -> dict[str, Any]:
    """Seven days by three parts of a day; `slots` are tokens such as 0am."""
    rows = [{"name": PART_NAMES[part], "cells": [f"{day}{part}" in slots for day in range(7)]} for part in PARTS]
    days = list(zip(WEEKDAYS, SHORT_WEEKDAYS, strict=True))
    return {"days": days, "rows": rows, "caption": caption}
