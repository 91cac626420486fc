"""Sort values that no two documents share, so that pages continue exactly where the last one ended."""

from __future__ import annotations

from search.engines.base import Document
from search.index_fields import FIELDS

LARGEST_PK = 2**32 - 1
LAST_PAY = 2**31 - 1


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
