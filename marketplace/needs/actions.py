"""What may be done with needs."""

from __future__ import annotations

from django.db import transaction

from marketplace.needs.models import Need, NeedPermit
from marketplace.needs.permits import required_items


@transaction.atomic
def derive_permits(*, need: Need) -> list[NeedPermit]:
    """Set the permits that the duties of a need ask for; those stated by hand stay.

    Source: Work Safety Law art. 30, Special Equipment Safety Law art. 14; the table is data of the taxonomy.
    """
    codes = set(need.occupations.values_list("occupation__code", flat=True))
    required = required_items(kind=need.kind, codes=codes, duties=f"{need.title} {need.duties}")
    need.permits.filter(derived=True).exclude(item__in=required).delete()
    stated = set(need.permits.values_list("item_id", flat=True))
    NeedPermit.objects.bulk_create(
        [NeedPermit(need=need, item=item, derived=True) for item in required if item.pk not in stated]
    )
    return list(need.permits.select_related("item"))
