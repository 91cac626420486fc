"""What a list shows of a need, a worker or an offer: one card, used on every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from marketplace.needs.models import Need, NeedKind, NeedOccupation
from marketplace.needs.pay import in_words
from marketplace.workers.models import RuralCraft, Worker, WorkerOccupation
from search.views.lexicon import Lexicon, Marked, joined, period
from search.views.panels import Panel

KIND_ICONS = {
    NeedKind.PART_TIME: "clock",
    NeedKind.TECHNICAL_SERVICE: "tool",
    NeedKind.TECHNICAL_PROBLEM: "alert",
    NeedKind.PROJECT: "document",
    NeedKind.SHARED_LABOUR: "shift",
    NeedKind.INSTRUCTOR: "teach",
}
MOST_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Want:
    """An occupation asked for, with the least level (0 none) and that level's name."""

    label: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class NeedCard:
    path: str
    title: str
    is_demo: bool
    pay: str
    kind: str
    kind_icon: str
    organisation: str
    organisation_verified: bool
    place: str
    period: str
    headcount: str
    wanted: tuple[Want, ...]
    shortage: Marked | None
    panel: Panel | None = None


@dataclass(frozen=True, slots=True)
class WorkerCard:
    path: str
    trade: str
    name: str
    is_demo: bool
    pay: str
    level: int
    level_name: str
    grade: int
    place: str
    years: str
    hours: str
    kinds: str
    rural: Marked | None
    shortage: Marked | None
    panel: Panel | None = None


def with_need_parts(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Load what a card of a need reads, in a fixed number of queries."""
    wanted = Prefetch("occupations", NeedOccupation.objects.select_related("occupation"))
    return needs.select_related("organisation", "district").prefetch_related(wanted)


def with_worker_parts(workers: QuerySet[Worker]) -> QuerySet[Worker]:
    """Load what a card of a worker reads, in a fixed number of queries."""
    return workers.select_related("home_district").prefetch_related(
        "occupations__occupation", "occupations__work_type", "pay_floors", "crafts__craft"
    )


def need_card(need: Need, lexicon: Lexicon, panel: Panel | None = None) -> NeedCard:
    wanted = list(need.occupations.all())
    codes = [row.occupation.code for row in wanted]
    district = need.district.slug if need.district else ""
    return NeedCard(
        path=reverse("need", args=[need.public_id]),
        title=need.label,
        is_demo=need.is_demo,
        pay=in_words(need.pay_min, need.pay_max, need.pay_unit),
        kind=need.get_kind_display(),
        kind_icon=KIND_ICONS[NeedKind(need.kind)],
        organisation=need.organisation.label,
        organisation_verified=need.organisation.is_verified(),
        place=place_of(need),
        period=period(need.starts_on, need.ends_on),
        headcount=persons(need.headcount),
        wanted=tuple(
            Want(wish_label(row.occupation.label, lexicon.level(row.level_floor)), row.level_floor)
            for row in wanted[:MOST_SHOWN]
        ),
        shortage=lexicon.shortage(codes, district=district),
        panel=panel,
    )


def place_of(need: Need) -> str:
    """The district, or that the work is remote, or both."""
    names = [need.district.label] if need.district else []
    return joined([*names, _("remote")] if need.is_remote else names)


def persons(count: int) -> str:
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


def wish_label(occupation: str, level: str) -> str:
    """The occupation with its least level: "welder, senior worker or above"."""
    if not level:
        return occupation
    return _("%(occupation)s, %(level)s or above") % {"occupation": occupation, "level": level}


def worker_card(worker: Worker, lexicon: Lexicon, panel: Panel | None = None) -> WorkerCard:
    trades = list(worker.occupations.all())
    main = next((row for row in trades if row.is_main), trades[0] if trades else None)
    rural = highest_craft(worker)
    return WorkerCard(
        path=reverse("worker", args=[worker.public_id]),
        trade=trade_label(main, rural),
        name=worker.label,
        is_demo=worker.is_demo,
        pay=floor_of(worker),
        level=main.level if main else 0,
        level_name=lexicon.level(main.level) if main else "",
        grade=main.grade if main and main.level else 0,
        place=worker.home_district.label,
        years=years_of(main.years) if main else "",
        hours=hours_of(worker.hours_per_week),
        kinds=joined(lexicon.kinds(worker.kinds)),
        rural=rural_mark(rural) if rural and rural.tier else None,
        shortage=lexicon.shortage([main.occupation.code], level=main.level) if main else None,
        panel=panel,
    )


def trade_label(main: WorkerOccupation | None, craft: RuralCraft | None) -> str:
    """The main occupation, with its work type where one is named; the craft of those without an occupation."""
    if main and main.work_type and main.work_type.label != main.occupation.label:
        return pgettext("occupation and work type", "%(occupation)s (%(work_type)s)") % {
            "occupation": main.occupation.label,
            "work_type": main.work_type.label,
        }
    if main:
        return main.occupation.label
    return craft.craft.label if craft else _("trade not stated")


def highest_craft(worker: Worker) -> RuralCraft | None:
    return max(worker.crafts.all(), key=lambda craft: craft.tier, default=None)


def rural_mark(craft: RuralCraft) -> Marked:
    """The tier of a rural craftsman; its source is who conferred it and whether that was checked."""
    label = _("Rural craftsman: %(tier)s") % {"tier": craft.get_tier_display()}
    return Marked(label, joined([text for text in (craft.issuing_body, craft.get_grade_display()) if text]))


def floor_of(worker: Worker) -> str:
    floors = list(worker.pay_floors.all())
    if not floors:
        return ""
    return pgettext("minimum pay", "from %(pay)s") % {"pay": in_words(floors[0].amount, None, floors[0].unit)}


def years_of(count: int) -> str:
    return (
        ngettext("%(count)d year in the trade", "%(count)d years in the trade", count) % {"count": count}
        if count
        else ""
    )


def hours_of(count: int | None) -> str:
    return ngettext("%(count)d hour a week", "%(count)d hours a week", count) % {"count": count} if count else ""
