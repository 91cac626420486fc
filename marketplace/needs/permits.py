"""Which permits to work the duties of a need ask for, by the sourced table of the taxonomy."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from marketplace.needs.models.choices import NeedKind
from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import PermitItem, PermitRequirement
from marketplace.taxonomy.vocabulary import taxonomy_version


def required_items(*, kind: str, codes: Collection[str], duties: str, version: str | None = None) -> list[PermitItem]:
    """The items that work in these occupations with these duties needs, in order of their keys.

    A row of the table holds by occupation, by a word of the duties, or by both where it names both. Who teaches,
    judges or advises does not do the work: for an instructor only rows by words count. `version` is that of the taxonomy,
    asked here where the caller does not know it.
    """
    text = _unspaced(duties)
    rows = _requirements(taxonomy_version() if version is None else version)
    found = {row.item.slug: row.item for row in rows if _holds(row, kind, codes, text)}
    return list(found.values())


@lru_cache(maxsize=2)
def _requirements(_version: str) -> tuple[PermitRequirement, ...]:
    """The whole table; every search asks it."""
    rows = PermitRequirement.objects.select_related("item__kind", "occupation").order_by("item__slug", "pk")
    return tuple(rows)


def _holds(row: PermitRequirement, kind: str, codes: Collection[str], text: str) -> bool:
    if row.occupation is not None and row.occupation.code not in codes:
        return False
    if row.duty_words:
        return any(_unspaced(word) in text for word in row.duty_words.split("|") if word.strip())
    return kind != NeedKind.INSTRUCTOR


def _unspaced(text: str) -> str:
    """The normal form without spaces: 10 kV is 10kV, and a line break parts no word."""
    return name_key(text).replace(" ", "")
