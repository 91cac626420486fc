"""Which column of a stranger's table is which field: by Chinese and English headers, whatever their spacing and case."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from marketplace.tables.content import Table
from marketplace.tables.errors import TableError
from marketplace.tables.letters import column_letters

# Titles and notes stand above the headers of many official lists.
SEARCHED_ROWS = 15
NOISE = re.compile(r"[\s_\-:：*（）()\[\]【】/、]+")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of ours with the headers under which strangers give it."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One row as field -> text; fields without a column are empty."""

    number: int
    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")


def header_key(text: str) -> str:
    """The form in which headers are compared: NFKC, lower case, without spaces, brackets and marks."""
    return NOISE.sub("", unicodedata.normalize("NFKC", text).lower())


def headed(table: Table, fields: Sequence[Field]) -> Table:
    """The table with its header row found: the first of the top rows that names most of the fields."""
    known = _keys(fields)
    tops = [table.headers, *(row.cells for row in table.rows[:SEARCHED_ROWS])]
    counts = [len({known[key] for key in map(header_key, cells) if key in known}) for cells in tops]
    return table.headed_at(counts.index(max(counts)))


def columns(table: Table, fields: Sequence[Field]) -> dict[str, int]:
    """Field -> column. Refuses headers that stand twice and missing required fields, naming the nearest headers."""
    known = _keys(fields)
    found: dict[str, int] = {}
    seen: dict[str, int] = {}
    for index, header in enumerate(table.headers):
        key = header_key(header)
        name = known.get(key)
        if (key and key in seen) or (name and name in found):
            other = seen.get(key, found.get(name or "", 0))
            message = _("The header “%(header)s” means the same as column %(other)s.")
            raise _at(table, message % {"header": header[:40], "other": column_letters(other)}, index)
        seen[key] = index
        if name:
            found[name] = index
    _refuse_missing(table, fields, found)
    return found


def records(table: Table, fields: Sequence[Field]) -> Iterator[Record]:
    """The rows under the header row, by field."""
    found = columns(table, fields)
    for row in table.rows:
        values = {name: row.cells[i] for name, i in found.items() if i < len(row.cells)}
        if any(values.values()):
            yield Record(row.number, values)


def in_its_words(error: TableError, table: Table, fields: Sequence[Field]) -> TableError:
    """The same error, naming the column by the header that the file gives it."""
    keys = _keys(fields)
    given = {keys[key]: header for header in table.headers if (key := header_key(header)) in keys}
    error.column = given.get(error.column, error.column)
    return error


def _keys(fields: Sequence[Field]) -> dict[str, str]:
    return {header_key(text): field.name for field in fields for text in (field.name, *field.aliases)}


def _refuse_missing(table: Table, fields: Sequence[Field], found: Mapping[str, int]) -> None:
    for field in fields:
        if field.required and field.name not in found:
            wanted = " / ".join((field.name, *field.aliases[:3]))
            message = _("The column %(wanted)s is missing. Closest headers found: %(nearest)s.")
            raise TableError(message % {"wanted": wanted, "nearest": _nearest(table, field)}, row=table.header_row)


def _nearest(table: Table, field: Field) -> str:
    """At most five headers of the file, those most like the field first."""
    names = [header_key(text) for text in (field.name, *field.aliases)]

    def likeness(header: str) -> float:
        return max(difflib.SequenceMatcher(None, header_key(header)[:40], name).ratio() for name in names)

    seen = sorted((header for header in table.headers if header), key=likeness, reverse=True)
    return ", ".join(f"“{header[:30]}”" for header in seen[:5]) or "–"


def _at(table: Table, message: str, index: int) -> TableError:
    return TableError(message, row=table.header_row, column=column_letters(index))
