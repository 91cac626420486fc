"""Orders that all engines keep alike: sort values that no two documents share, so that pages continue exactly where the last
one ended, places in an order, and values of a facet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.criteria import Criteria
from search.engines.base import Document, Hit
from search.index_fields import FIELDS

LARGEST_PK = 2**32 - 1
LAST_PAY = LAST_SECOND = 2**31 - 1
LARGEST = 2**63 - 1
MOST_FACET_VALUES = 2_000

Counts = tuple[tuple[str, int], ...]
"""Values of a facet with the number of documents."""


def by_newest(document: Document) -> int:
    """Greater for what is newer."""
    return _unique(min(LAST_SECOND, document.numbers.get(FIELDS[document.kind].newest, 0)), document.pk)


def by_pay(document: Document) -> int:
    """In the direction of the kind; documents without pay come last."""
    fields = FIELDS[document.kind]
    return _unique(
        min(LAST_PAY, document.numbers.get(fields.pay, LAST_PAY if fields.cheapest_first else 0)), document.pk
    )


def _unique(number: int, pk: int) -> int:
    return max(0, number) << 32 | pk & LARGEST_PK


def ascends(criteria: Criteria) -> bool:
    """Whether a page by `by_newest` or `by_pay` begins with the least value."""
    return criteria.sort == "pay" and FIELDS[criteria.kind].cheapest_first


def greatest_first(counts: Iterable[tuple[str, int]]) -> Counts:
    """The values with most documents first, those with as many by value."""
    return tuple(sorted(counts, key=lambda count: (-count[1], count[0])))


def after_page(criteria: Criteria, hits: Sequence[Hit]) -> tuple[int | str, ...] | None:
    """Where the next page begins; by match, and after a page that is not full, there is none."""
    return hits[-1].sort if criteria.sort != "match" and hits and len(hits) == criteria.limit else None


def after_value(criteria: Criteria) -> int | None:
    """The sort value after which a page by `by_newest` or `by_pay` begins; None for the first, or a cursor of another make."""
    match criteria.after:
        case (int(value),) if 0 <= value <= LARGEST:
            return value
    return None


def after_place(criteria: Criteria) -> tuple[int, str, int]:
    """Metres, place and key after which a page by distance begins; before all of them where there is no such cursor."""
    match criteria.after:
        case (int(distance), str(token), int(pk)) if 0 <= pk <= LARGEST:
            return distance, token, pk
    return -1, "", -1
