"""What looks wrong in a list of occupations that can be taken all the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from marketplace.taxonomy.classification.rows import Listed, OccupationRow

# Number of occupations in the printed classification (press conference of 2022-09-28).
PUBLISHED = {"2022": 1639}
# The number 99 means "other", so what lies between is no gap.
OTHER = 99
COMMON_ENDING = 3
SHOWN = 12


def defects(listed: Listed, *, edition: str) -> Iterator[str]:
    """One sentence for each defect."""
    rows = listed.occupations
    yield from _missing(rows, edition)
    yield from _gaps(rows)
    yield from _without_group_name(listed)
    yield from _same_names(rows)
    if listed.repeated:
        numbers = ", ".join(str(row.row) for row in listed.repeated[:SHOWN])
        yield _("Rows that repeat an earlier one: %(rows)s.") % {"rows": numbers}


def _missing(rows: Mapping[str, OccupationRow], edition: str) -> Iterator[str]:
    published = PUBLISHED.get(edition, 0)
    if len(rows) < published:
        message = _(
            "The list has %(count)d of the %(published)d occupations of the %(edition)s edition; %(missing)d missing."
        )
        counts = {"count": len(rows), "published": published, "missing": published - len(rows)}
        yield message % {**counts, "edition": edition}


def _gaps(rows: Mapping[str, OccupationRow]) -> Iterator[str]:
    """Numbers left out within a minor group; some were left out on purpose, so this is a hint."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for code in rows:
        group, _dash, number = code.rpartition("-")
        numbers[group].add(int(number))
    gaps = [
        f"{group}-{number:02}"
        for group, found in sorted(numbers.items())
        for number in range(1, max(found - {OTHER}, default=0))
        if number not in found
    ]
    if gaps:
        more = _(" and %(count)d more") % {"count": len(gaps) - SHOWN} if len(gaps) > SHOWN else ""
        yield _("Codes skipped in the numbering: %(codes)s%(more)s.") % {
            "codes": ", ".join(gaps[:SHOWN]),
            "more": more,
        }


def _without_group_name(listed: Listed) -> Iterator[str]:
    lacking: dict[str, int] = defaultdict(int)
    for code, row in listed.occupations.items():
        minor = code.rpartition("-")[0]
        if not row.group_names[2] and minor not in listed.groups:
            lacking[minor] += 1
    if len(lacking) == len({code.rpartition("-")[0] for code in listed.occupations}):
        return  # The list has no column for them.
    for minor, count in sorted(lacking.items()):
        yield _("%(count)d rows lack the name of the minor group %(minor)s.") % {"count": count, "minor": minor}


def _same_names(rows: Mapping[str, OccupationRow]) -> Iterator[str]:
    for name, codes in _shared_names(rows):
        yield _("%(codes)s have the same name, %(name)s.") % {"codes": " / ".join(codes), "name": name}
    for code in cut_short(rows):
        words = {"code": code, "name": rows[code].name, "ending": usual_ending(rows, code)}
        yield (
            _(
                "%(code)s %(name)s is probably cut short: names in its group end in %(ending)s."
                " If new, it is imported as not current."
            )
            % words
        )


def _shared_names(rows: Mapping[str, OccupationRow]) -> list[tuple[str, list[str]]]:
    by_name: dict[str, list[str]] = defaultdict(list)
    for code, row in rows.items():
        by_name[row.name].append(code)
    return [(name, codes) for name, codes in by_name.items() if len(codes) > 1]


def cut_short(rows: Mapping[str, OccupationRow]) -> list[str]:
    """Codes whose name is that of another one while all their neighbours' names end in another way."""
    shared = [code for _name, codes in _shared_names(rows) for code in codes]
    return [code for code in shared if (ending := usual_ending(rows, code)) and not rows[code].name.endswith(ending)]


def usual_ending(rows: Mapping[str, OccupationRow], code: str) -> str:
    """The ending that all other names of the minor group share; empty where there is none or no other."""
    minor = code.rpartition("-")[0]
    others = [row.name[::-1] for other, row in rows.items() if other != code and other.startswith(f"{minor}-")]
    if len(others) <= 1:
        return ""
    shared = 0
    for characters in zip(*others, strict=False):
        if len(set(characters)) > 1:
            break
        shared += 1
    return others[0][:shared][::-1] if shared >= COMMON_ENDING else ""
