"""Which fields a document of each kind has; engines make their schema of this table and documents are checked against it.

A change here needs a higher `FORMAT`, so that an older index is rebuilt before it answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FORMAT = 7

TEXTS = ("title", "body", "chars", "pairs", "exact", "pinyin")
"""title and body: words; chars: single characters of the title; pairs: neighbouring characters of all; exact: all characters
with positions, for phrases."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one kind. `facets` are keyword fields that may be counted; numbers always may.

    `newest` and `pay` name the numbers behind those sorts, `cheapest_first` the direction of the second.
    """

    facets: tuple[str, ...]
    other_keywords: tuple[str, ...]
    numbers: tuple[str, ...]
    newest: str
    pay: str
    cheapest_first: bool

    @property
    def keywords(self) -> tuple[str, ...]:
        return self.facets + self.other_keywords

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.keywords + self.numbers)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIELDS: Mapping[str, Fields] = {
    "worker": Fields(
        facets=_names(
            "occ occ_middle work_type skill permit credential district district_willing kind slot cluster craft"
            " craft_offer language verified education remote"
        ),
        other_keywords=_names("occ_minor occ_level visibility employer hidden_from said said_weakly said_skill"),
        numbers=_names("level years hours rural honour evidence updated pay_hour"),
        newest="updated",
        pay="pay_hour",
        cheapest_first=True,
    ),
    "need": Fields(
        facets=_names(
            "occ occ_middle skill permit kind district remote site_level craft cluster slot organisation_kind verified"
            " settlement board lodging state"
        ),
        other_keywords=_names("occ_minor work_type organisation said said_weakly said_skill"),
        numbers=_names("level_floor headcount pay_hour starts ends valid_until published education"),
        newest="published",
        pay="pay_hour",
        cheapest_first=False,
    ),
    "offer": Fields(
        facets=_names("occ occ_middle skill district cluster verified state"),
        other_keywords=_names("occ_minor district_willing organisation"),
        numbers=_names("level headcount starts ends valid_until published pay_hour"),
        newest="published",
        pay="pay_hour",
        cheapest_first=True,
    ),
    # Nothing is paid for a page: by pay all stand alike.
    "page": Fields(
        facets=_names("type language occ craft district"),
        other_keywords=_names("occ_minor"),
        numbers=_names("published"),
        newest="published",
        pay="",
        cheapest_first=True,
    ),
}


_KNOWN = {kind: fields.names for kind, fields in FIELDS.items()}


class UnknownField(LookupError):
    """A document or a request names a field that its kind does not have: a mistake in the program."""


def check(kind: str, names: Iterable[str]) -> None:
    """Refuse names that the kind does not have."""
    known = _KNOWN[kind]
    if not known.issuperset(names):
        unknown = set(names) - known
        raise UnknownField(f"{kind} has no field {', '.join(sorted(unknown))}")
