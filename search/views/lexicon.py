"""Words and marks that all cards of one page share: a few queries, whatever the number of cards."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marketplace.catalogues.models import ShortageEntry
from marketplace.needs.models import NeedKind
from search.matching.rules import priorities
from search.reference import Reference, reference
from search.scoring import Priorities


@dataclass(frozen=True, slots=True)
class Marked:
    """A word with the source it rests on; `grade` orders shortage marks, 1 the gravest."""

    label: str
    source: str
    grade: int = 0


class Lexicon:
    """The reference tables and the priorities of today, read once for a page."""

    @cached_property
    def reference(self) -> Reference:
        return reference()

    @cached_property
    def today(self) -> datetime.date:
        return timezone.localdate()

    @cached_property
    def priorities(self) -> Priorities:
        return priorities(self.today)

    def level(self, ordinal: int) -> str:
        return str(self.reference.levels.get(ordinal, ""))

    def kinds(self, slugs: Iterable[str]) -> list[str]:
        return [str(NeedKind(slug).label) for slug in slugs if slug in NeedKind.values]

    def shortage(self, codes: Sequence[str], *, district: str = "", level: int = 8) -> Marked | None:
        """The gravest shortage mark of the occupations today, in the place and for one of the level."""
        day = self.today.toordinal()
        found = self.priorities.shortage_of(codes, district=district, period=(day, day), level=level)
        if not found:
            return None
        mark = found[1]
        source = joined([text for text in (str(mark.catalogue), mark.source) if text])
        return Marked(str(ShortageEntry.Grade(mark.grade).label), source, mark.grade)


def joined(texts: Sequence[str]) -> str:
    """Several words as one list in the reader's punctuation."""
    return pgettext("between items of a list", ", ").join(texts)


def day(date: datetime.date) -> str:
    """A date as 2026-11-22, the same in both languages."""
    return date_format(date, "Y-m-d")


def period(first: datetime.date, last: datetime.date) -> str:
    if first == last:
        return day(first)
    return _("%(first)s to %(last)s") % {"first": day(first), "last": day(last)}
