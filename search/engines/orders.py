"""Sort values that no two documents share, so that pages continue exactly where the last one ended, and places in an order."""

from __future__ import annotations

from search.criteria import Criteria
from search.engines.base import Document
from search.index_fields import FIELDS

LARGEST_PK = 2**32 - 1
LAST_PAY = 2**31 - 1
LARGEST = 2**63 - 1


def by_newest(document: Document) -> int:
    """Greater for what is newer."""
    return _unique(document.numbers.get(FIELDS[document.kind].newest, 0), document.pk)


def by_pay(document: Document) -> int:
    """In the direction of the kind; documents without pay come last."""
    fields = FIELDS[document.kind]
    return _unique(
        min(LAST_PAY, document.numbers.get(fields.pay, LAST_PAY if fields.cheapest_first else 0)), document.pk
    )


def _unique(number: int, pk: int) -> int:
    return max(0, number) << 32 | pk & LARGEST_PK


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
