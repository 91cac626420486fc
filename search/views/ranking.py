"""How ranking works, in plain words, with the figures in force (算法推荐管理规定 16: tell principle, purpose, mechanism)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.catalogues.models import HARD_MAXIMUM, PriorityRules, ShortageEdition
from marketplace.taxonomy.models import PriorityArea
from search.explanations import part_title
from search.matching.rules import POINT_FIELDS
from search.reference import Label
from search.scoring.weights import BROWSE, FIT
from search.views.heads import plain_head
from search.views.lexicon import day

SUMMARY = gettext_lazy(
    "What counts in the order of results, how much, what it is based on, and how to turn policy priority off."
)


@dataclass(frozen=True, slots=True)
class Weight:
    """The most points of a part, beside a need or worker and in a typed search."""

    title: str
    fit: str
    browse: str


@dataclass(frozen=True, slots=True)
class Edition:
    name: str
    period: str
    source: str
    url: str
    is_demo: bool
    entries: int


def weights() -> list[Weight]:
    names = list(dict.fromkeys((*FIT, *BROWSE)))
    return [Weight(part_title(name), _points(FIT.get(name)), _points(BROWSE.get(name))) for name in names]


def _points(cents: int | None) -> str:
    return "–" if cents is None else f"{cents / 100:g}"


def editions_in_force() -> list[Edition]:
    rows = (
        ShortageEdition.objects.in_force(timezone.localdate())
        .select_related("catalogue")
        .annotate(rows=Count("entries"))
    )
    return [
        Edition(
            name=f"{Label(row.catalogue.name, row.catalogue.name_en)} {row.label}",
            period=day(row.period_start) + (f" – {day(row.period_end)}" if row.period_end else ""),
            source=row.source,
            url=row.source_url,
            is_demo=row.is_demo,
            entries=row.rows,
        )
        for row in rows
    ]


def points_of(rules: PriorityRules) -> list[tuple[str, Decimal]]:
    return [(str(PriorityRules._meta.get_field(name).verbose_name), getattr(rules, name)) for name in POINT_FIELDS]  # type: ignore[union-attr]


@login_not_required
def how_ranking_works(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rules = PriorityRules.objects.in_force(today)
    return render(
        request,
        "search/how_ranking_works.html",
        {
            "head": plain_head(_("How ranking works"), str(SUMMARY), reverse("how-ranking-works")),
            "rules": rules,
            "points": points_of(rules) if rules else [],
            "weights": weights(),
            "candidates": settings.LIMITS.candidates,
            "hard_maximum": HARD_MAXIMUM,
            "editions": editions_in_force(),
            "areas": PriorityArea.objects.in_force(today).select_related("district", "listed_in"),
        },
    )
