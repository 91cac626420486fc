"""What a candidate is called in a list: a worker by public name, trade and level, others by their title."""

from __future__ import annotations

from collections.abc import Iterable

from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker
from search.reference import Reference, reference


def titles(kind: str, pks: Iterable[int]) -> dict[int, str]:
    """Titles by database key; rows that are gone are left out."""
    if kind == "worker":
        return _workers(pks)
    model: type[Need] | type[SurplusOffer] = Need if kind == "need" else SurplusOffer
    return {pk: f"{row.label} · {row.organisation.label}" for pk, row in _with_organisation(model, pks).items()}


def _with_organisation(model: type[Need] | type[SurplusOffer], pks: Iterable[int]) -> dict[int, Need | SurplusOffer]:
    return dict(model.objects.select_related("organisation").in_bulk(list(pks)))


def _workers(pks: Iterable[int]) -> dict[int, str]:
    rows = Worker.objects.exclude(visibility=Worker.Visibility.HIDDEN)
    found = rows.select_related("home_district").prefetch_related("occupations__occupation").in_bulk(list(pks))
    names = reference()
    return {pk: worker_title(worker, names) for pk, worker in found.items()}


def worker_title(worker: Worker, names: Reference) -> str:
    """陈师傅 · 焊工 高级工 · 渝北."""
    main = next(iter(worker.occupations.all()), None)
    trade = main.occupation.label if main else ""
    level = str(names.levels[main.level]) if main and main.level else ""
    place = str(names.districts[worker.home_district.slug])
    return " · ".join(part for part in (worker.label, f"{trade} {level}".strip(), place) if part)
