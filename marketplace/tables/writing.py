"""Tables that people will open in a spreadsheet: text never starts a formula (ASVS 1.2.10)."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, TextIO

from openpyxl import Workbook

from marketplace.tables.formulas import neutralised

Cell = object
# XML 1.0 has no place for these.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MAX_CELL = 32_767


def write_csv(target: TextIO, headers: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> int:
    """Write rows as they come; returns their number. Open the target with `newline=""` and "utf-8-sig" for Excel."""
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerow([_safe(header) for header in headers])
    count = 0
    for row in _safe_rows(rows):
        writer.writerow(row)
        count += 1
    return count


def write_tsv(target: TextIO, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """As `write_csv`, with tabs."""
    return write_csv(target, headers, rows, delimiter="\t")


def write_xlsx(target: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str = "") -> int:
    """Write one sheet, streaming; returns the number of rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", title)[:31] or "1")
    sheet.append([_safe(header) for header in headers])
    count = 0
    for row in _safe_rows(rows):
        sheet.append(row)
        count += 1
    book.save(target)
    return count


def _safe_rows(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [_safe(value) for value in row]


def _safe(value: Cell) -> Cell:
    """Numbers and dates stay what they are; every other value becomes harmless text."""
    if value is None or isinstance(value, bool | int | float) or hasattr(value, "isoformat"):
        return value
    return neutralised(UNWRITABLE.sub("", str(value))[:MAX_CELL])
