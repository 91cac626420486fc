"""The first page: three doors, live figures, shortage trades, new needs, districts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.page_cache.terms import note_needs
from marketplace.needs.models import Need, NeedOccupation
from marketplace.organisations.models import Organisation
from marketplace.workers.models import Worker
from search.views.cards import NeedCard, need_card, with_need_parts
from search.views.lexicon import Lexicon, Marked
from search.views.tiles import TileGrid, tile_grid

NEW_NEEDS = 4
TRADES = 8
DOORS: tuple[tuple[str, Any, str, dict[str, str]], ...] = (
    ("work", gettext_lazy("find work"), "needs", {}),
    ("people", gettext_lazy("find a skilled worker"), "workers", {}),
    ("instructor", gettext_lazy("recruit an instructor"), "workers", {"kind": "instructor"}),
)
EXAMPLES: tuple[tuple[Any, str, dict[str, str]], ...] = (
    (gettext_lazy("welders near Fuling"), "workers", {"q": "焊工", "near": "fuling", "km": "100"}),
    (gettext_lazy("weekend teaching"), "needs", {"kind": "instructor", "slot": "5am"}),
    (gettext_lazy("rural craftsmen"), "workers", {"rural": "1"}),
    (gettext_lazy("technical problems"), "needs", {"kind": "technical_problem"}),
)


DOOR_ICONS = {"work": "tool", "people": "people", "instructor": "teach"}


@dataclass(frozen=True, slots=True)
class Link:
    slug: str
    label: str
    path: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class Trade:
    label: str
    path: str
    mark: Marked
    count_text: str


@dataclass(frozen=True, slots=True)
class FirstPage:
    path: str
    doors: list[Link]
    examples: list[Link]
    query_limit: int
    figures: list[Figure]
    trades: list[Trade]
    needs: list[NeedCard]
    tiles: TileGrid


def first_page(request: HttpRequest) -> FirstPage:
    lexicon, needs = Lexicon(), Need.objects.visible_to(request.user)
    newest = list(with_need_parts(needs).order_by("-published_at", "-pk")[:NEW_NEEDS])
    note_needs([need.pk for need in newest])
    return FirstPage(
        path=reverse("home"),
        doors=[Link(slug, str(label), reverse(name), DOOR_ICONS[slug]) for slug, label, name, _more in DOORS],
        examples=[Link(name, str(label), f"{reverse(name)}?{urlencode(query)}") for label, name, query in EXAMPLES],
        query_limit=settings.LIMITS.query_characters,
        figures=figures(needs, Worker.objects.visible_to(request.user), lexicon),
        trades=shortage_trades(needs, lexicon),
        needs=[need_card(need, lexicon) for need in newest],
        tiles=tile_grid(needs_by_district(needs)),
    )


def needs_by_district(needs: QuerySet[Need]) -> dict[str, int]:
    return dict(needs.exclude(district=None).order_by().values_list("district__slug").annotate(count=Count("pk")))


def figures(needs: QuerySet[Need], workers: QuerySet[Worker], lexicon: Lexicon) -> list[Figure]:
    counts = (
        (_("open needs"), needs.count()),
        (_("skilled people with public profiles"), workers.count()),
        (_("verified organisations"), Organisation.objects.verified().count()),
        (_("occupations in shortage catalogues"), len(lexicon.priorities.shortage)),
    )
    return [Figure(label, f"{count:,}") for label, count in counts]


def shortage_trades(needs: QuerySet[Need], lexicon: Lexicon) -> list[Trade]:
    """The gravest shortage occupations, those with the most open needs first."""
    marks = {code: mark for code in lexicon.priorities.shortage if (mark := lexicon.shortage([code]))}
    asked = dict(
        NeedOccupation.objects.filter(need__in=needs, occupation__code__in=marks)
        .order_by()
        .values_list("occupation__code")
        .annotate(count=Count("pk"))
    )
    codes = sorted(marks, key=lambda code: (marks[code].grade, -asked.get(code, 0), code))[:TRADES]
    return [
        Trade(
            label=str(lexicon.reference.occupations[code]),
            path=f"{reverse('needs')}?occ={code}",
            mark=marks[code],
            count_text=ngettext("%(count)d open need", "%(count)d open needs", asked.get(code, 0))
            % {"count": asked.get(code, 0)},
        )
        for code in codes
    ]
