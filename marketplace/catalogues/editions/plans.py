"""What taking a file would do, row by row; nothing is written here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.catalogues.editions.about import About, about, assumed, missing, said_in
from marketplace.catalogues.editions.columns import ABOUT, CROSSWALK, ROWS
from marketplace.catalogues.editions.given import Given, Reader
from marketplace.catalogues.editions.mapping import Mapped, Mapper
from marketplace.catalogues.models import ShortageEdition
from marketplace.tables.content import Table
from marketplace.tables.errors import TableError
from marketplace.tables.headers import headed, in_its_words, records
from marketplace.taxonomy.keys import name_key

NEW, SAME, CHANGED, UNRESOLVED = "new", "same", "changed", "unresolved"
SHOWN_PROBLEMS = 5
CHANGEABLE = {
    "grade": gettext_lazy("grade"),
    "level_min": gettext_lazy("lowest level"),
    "level_max": gettext_lazy("highest level"),
    "occupations": gettext_lazy("occupations"),
}


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row, what would become of it, and how it differs from what is there."""

    given: Given
    mapped: Mapped
    status: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `compared_with` is the edition of the same label, or the catalogue's latest one."""

    about: About
    rows: tuple[PlannedRow, ...]
    gone: tuple[str, ...]
    compared_with: str
    replaces: bool
    file_name: str
    sha256: str
    notes: tuple[str, ...] = ()

    def count(self, status: str) -> int:
        return sum(row.status == status for row in self.rows)


class WrongRows(TableError):
    """A file with wrong rows; it is not taken. `problems` names each."""

    def __init__(self, problems: Sequence[TableError]) -> None:
        shown = "; ".join(str(problem) for problem in problems[:SHOWN_PROBLEMS])
        more = len(problems) - SHOWN_PROBLEMS
        super().__init__(shown + ("; " + _("... and %(count)d more") % {"count": more} if more > 0 else ""))
        self.problems = tuple(problems)


def plan_edition(
    table: Table,
    *,
    stated: Mapping[str, str],
    crosswalk: Mapping[str, tuple[str, ...]],
    file_name: str,
    assume: bool = False,
) -> Plan:
    """The plan for a table. Raises TableError where the file is wrong as a whole or in any row.

    With `assume`, what nobody says of the list is assumed for a preview, and noted.
    """
    table = headed(table, ROWS)
    rows = list(records(table, (*ROWS, *ABOUT)))
    if not rows:
        raise TableError(_("The table has headers but no rows."))
    said = said_in(table, rows, stated)
    lacking = missing(said) if assume else ()
    what = about({**assumed(file_name, lacking), **said}, headers=table.headers)
    # Who brings a crosswalk brings codes of an older edition.
    what = replace(what, classification=what.classification or ("2015" if crosswalk else "2022"))
    reader = Reader(what)
    given = reader.read(rows)
    if reader.problems:
        raise WrongRows([in_its_words(problem, table, (*ROWS, *ABOUT)) for problem in reader.problems])
    mapper = Mapper(catalogue=what.slug, classification=what.classification, crosswalk=crosswalk)
    other = _compared(what)
    before = _entries(other)
    planned = tuple(_planned(row, mapper.map(row), before) for row in given)
    kept = {row.identity for row in given}
    return Plan(
        about=what,
        rows=planned,
        gone=tuple(entry["name"] for identity, entry in before.items() if identity not in kept),
        compared_with=other.label if other else "",
        replaces=bool(other and other.label == what.label),
        file_name=file_name[:200],
        sha256=table.sha256,
        notes=tuple(_notes(table, what, other, lacking)),
    )


def read_crosswalk(table: Table) -> dict[str, tuple[str, ...]]:
    """Old code -> new codes; several rows of one old code add up."""
    found: dict[str, tuple[str, ...]] = {}
    for record in records(headed(table, CROSSWALK), CROSSWALK):
        if record["old_code"] and record["new_code"]:
            new = found.get(record["old_code"], ())
            found[record["old_code"]] = (*new, record["new_code"])
    return found


def _compared(what: About) -> ShortageEdition | None:
    editions = ShortageEdition.objects.filter(catalogue__slug=what.slug)
    same = editions.filter(label=what.label).first()
    return same or editions.order_by("-period_start", "-pk").first()


def _entries(edition: ShortageEdition | None) -> dict[tuple[str, ...], dict[str, Any]]:
    if edition is None:
        return {}
    found = {}
    for entry in edition.entries.prefetch_related("districts", "occupations"):
        places = sorted(place.slug for place in entry.districts.all())
        identity = (name_key(entry.given_name), entry.given_code, name_key(entry.work_type), *places)
        codes = tuple(sorted(occupation.code for occupation in entry.occupations.all()))
        found[identity] = {
            "name": entry.given_name,
            "grade": entry.grade,
            "level_min": entry.level_min,
            "level_max": entry.level_max,
            "occupations": codes,
        }
    return found


def _planned(given: Given, mapped: Mapped, before: Mapping[tuple[str, ...], Mapping[str, Any]]) -> PlannedRow:
    changes = _changes(given, mapped, before[given.identity]) if given.identity in before else ()
    if not mapped.codes:
        return PlannedRow(given, mapped, UNRESOLVED, changes)
    if given.identity not in before:
        return PlannedRow(given, mapped, NEW)
    return PlannedRow(given, mapped, CHANGED if changes else SAME, changes)


def _changes(given: Given, mapped: Mapped, old: Mapping[str, Any]) -> tuple[str, ...]:
    now: dict[str, Any] = {"grade": given.grade, "level_min": given.level_min, "level_max": given.level_max}
    now["occupations"] = tuple(sorted(mapped.codes))
    return tuple(
        f"{CHANGEABLE[name]} {_shown(old[name])} → {_shown(value)}" for name, value in now.items() if old[name] != value
    )


def _shown(value: Any) -> str:
    return ",".join(value) or "–" if isinstance(value, tuple) else str(value)


def _notes(table: Table, what: About, other: ShortageEdition | None, lacking: Sequence[str]) -> list[str]:
    notes = []
    if lacking:
        notes.append(_("Assumed for this preview; must be given to import: %(names)s.") % {"names": ", ".join(lacking)})
    if table.other_sheets:
        notes.append(_("Only the first sheet is read; not read: %(names)s.") % {"names": ", ".join(table.other_sheets)})
    if other and other.label == what.label and other.file_sha256 == table.sha256:
        notes.append(_("This file has already been imported."))
    return notes
