"""Whom else the demonstration's stories tell of: demonstration organisations of the place that ask for the trade."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef

from marketplace.needs.models import Need
from marketplace.organisations.models import Organisation

TEACHING = ("school", "training_base")
WORKING = ("enterprise", "studio", "cooperative")


def told_of(story: dict[str, Any], *, taken: set[int]) -> Organisation | None:
    """One that fits the story and stands in none yet; None where there is nobody, as without `load_demo`.

    It has open needs of the story's trade or, failing that, of any trade.
    """
    kinds = TEACHING if story["kind"] == "instructor" else WORKING
    near = Organisation.objects.filter(is_demo=True, kind__in=kinds, district__slug__in=story["districts"])
    free = near.exclude(pk__in=taken).exclude(verification="refused").order_by("pk")
    needs = Need.objects.open().filter(organisation=OuterRef("pk"))
    of_trade = needs.filter(occupations__occupation__code__in=story["occupations"])
    found = free.filter(Exists(of_trade)).first() or free.filter(Exists(needs)).first()
    if found is not None:
        taken.add(found.pk)
    return found
