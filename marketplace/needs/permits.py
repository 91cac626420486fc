"""Which permits to work the duties of a need ask for, by the sourced table of the taxonomy."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

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


class _Requirement(NamedTuple):
    """A row of the table: `code` is empty for any occupation, `words` are without spaces, None where duties do not matter."""

    item: PermitItem
    code: str
    words: tuple[str, ...] | None


@lru_cache(maxsize=2)
def _requirements(_version: str) -> tuple[_Requirement, ...]:
    """The whole table, ready to be compared: every search asks it."""
    rows = PermitRequirement.objects.select_related("item__kind", "occupation").order_by("item__slug", "pk")
    return tuple(_Requirement(row.item, row.occupation.code if row.occupation else "", _words(row)) for row in rows)


def _words(row: PermitRequirement) -> tuple[str, ...] | None:
    if not row.duty_words:
        return None
    return tuple(_unspaced(word) for word in row.duty_words.split("|") if word.strip())


def _holds(row: _Requirement, kind: str, codes: Collection[str], text: str) -> bool:
    if row.code and row.code not in codes:
        return False
    if row.words is not None:
        return any(word in text for word in row.words)
    return kind != NeedKind.INSTRUCTOR


def _unspaced(text: str) -> str:
    """The normal form without spaces: 10 kV is 10kV, and a line break parts no word."""
    return name_key(text).replace(" ", "")
