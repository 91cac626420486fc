"""Tokens that change whenever what they name may have changed; whoever holds a snapshot compares them.

Whoever writes past `save()` (bulk writes, `update()`) calls `changed()` in the same transaction.
"""

import secrets
from collections.abc import Sequence

from marketplace.taxonomy.models import LoadedTable


def versions(names: Sequence[str]) -> tuple[str, ...]:
    """The tokens of these names, in their order and "" for one that never changed; one query by primary key."""
    found = dict(LoadedTable.objects.order_by().filter(pk__in=names).values_list("pk", "sha256"))
    return tuple(found.get(name, "") for name in names)


def changed(name: str) -> None:
    """Give the name a new token."""
    LoadedTable.objects.update_or_create(pk=name, defaults={"sha256": secrets.token_hex(32), "rows": 0})
