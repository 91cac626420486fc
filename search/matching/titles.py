"""What a candidate is called in a list: a worker by public name, trade and level, others by their title."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker, WorkerOccupation
from search.reference import Label, Reference

MODELS: dict[str, type[Need] | type[SurplusOffer]] = {"need": Need, "offer": SurplusOffer}
NAMES = ("public_name", "public_name_en")
TITLES = ("title", "title_en")
ORGANISATION = ("organisation__name", "organisation__name_en")


def titles(kind: str, pks: Iterable[int], names: Reference) -> dict[int, str]:
    """Titles by database key; rows that are gone, and hidden workers, are left out."""
    if kind == "worker":
        shown = Worker.objects.exclude(visibility=Worker.Visibility.HIDDEN)
        return worker_titles(shown.filter(pk__in=list(pks)), names)
    rows = MODELS[kind].objects.filter(pk__in=list(pks)).order_by().values_list("pk", *TITLES, *ORGANISATION)
    return {pk: f"{Label(title, english)} · {Label(*owner)}" for pk, title, english, *owner in rows}


def worker_titles(workers: QuerySet[Worker], names: Reference) -> dict[int, str]:
    """陈师傅 · 焊工 高级工 · 渝北, by database key."""
    rows = list(workers.order_by().values_list("pk", *NAMES, "home_district__slug"))
    trades = _main_trades([row[0] for row in rows], names)
    return {
        pk: " · ".join(filter(None, (str(Label(name, english)), trades.get(pk), str(names.districts[slug]))))
        for pk, name, english, slug in rows
    }


def _main_trades(pks: list[int], names: Reference) -> dict[int, str]:
    """The first occupation of each worker with its level."""
    rows = WorkerOccupation.objects.filter(worker__in=pks).values_list("worker_id", "occupation__code", "level")
    found: dict[int, str] = {}
    for pk, code, level in rows:
        level_name = names.levels[level] if level else ""
        found.setdefault(pk, f"{names.occupations[code]} {level_name}".strip())
    return found
