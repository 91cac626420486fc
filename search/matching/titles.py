"""What a candidate is called in a list: a worker by public name, trade and level, others by their title."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker
from search.reference import Label, Reference

MODELS: dict[str, type[Need] | type[SurplusOffer]] = {"need": Need, "offer": SurplusOffer}
NAMES = ("public_name", "public_name_en")
PLACE = "home_district__slug"
TRADE = ("occupations__occupation__code", "occupations__level")
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
    """陈师傅 · 焊工 高级工 · 渝北, by database key: the first occupation of each with its level."""
    spoken, found = names.spoken(), dict[int, str]()
    rows = workers.order_by("occupations__is_main", "-occupations__pk").values_list("pk", *NAMES, PLACE, *TRADE)
    # The last row of a worker is the one that counts: the main occupation, else the oldest.
    for pk, name, english, place, code, level in rows:
        level_name = spoken.levels[level] if level else ""
        trade = f"{spoken.occupations[code]} {level_name}".strip() if code else ""
        parts = (str(Label(name, english)), trade, str(spoken.districts[place]))
        found[pk] = " · ".join(part for part in parts if part)
    return found
