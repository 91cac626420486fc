"""One sheet of a workbook, cell by cell."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from marketplace.tables.content import Row
from marketplace.tables.errors import TableError
from marketplace.tables.formulas import runs_as_formula
from marketplace.tables.letters import column_index, column_letters, row_number
from marketplace.tables.limits import Limits
from marketplace.tables.parts import ELEMENTS_PER_CELL, Attributes, PartReader
from marketplace.tables.text import refuse_excess

VALUE_ELEMENTS = {"v", "t"}


class SheetReader(PartReader):
    """Rows that hold something. Formulas, error values and what exceeds the limits are refused where they stand."""

    def __init__(self, limits: Limits, strings: Sequence[str], convert: Callable[[str, str], str]) -> None:
        super().__init__(max_elements=limits.cells * ELEMENTS_PER_CELL)
        self.limits, self.strings, self.convert = limits, strings, convert
        self.rows: list[Row] = []
        self._number = self._cells = 0
        self._row: dict[int, str] = {}
        self._attributes: Attributes = {}
        self._column = -1
        self._pieces: list[str] = []
        self._inside = self._in_cell = False
        self._merges = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            stated = attributes.get("r", "")
            self._number = int(stated) if stated.isdigit() and len(stated) < 8 else self._number + 1
            self._row, self._column = {}, -1
        elif name == "c":
            reference = attributes.get("r", "")
            self._column = column_index(reference) if reference else self._column + 1
            self._attributes, self._pieces = attributes, []
            self._in_cell = True
        elif name == "f" and self._in_cell:
            self._refuse(_("The cell contains a formula. Replace it with its value."))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        self._inside = name in VALUE_ELEMENTS

    def text(self, data: str) -> None:
        if self._inside:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        self._inside = False
        if name == "c":
            self._in_cell = False
            self._keep()
        elif name == "row" and self._row:
            self._finish_row()
        elif name == "mergeCells":
            self.stopped = True

    def _keep(self) -> None:
        value = self._value().strip()
        if not value:
            return
        if runs_as_formula(value):
            self._refuse(_("The cell contains a formula. Replace it with its value."))
        if len(value) > self.limits.cell_characters:
            message = _("The cell contains more than %(count)s characters.")
            self._refuse(message % {"count": self.limits.cell_characters})
        refuse_excess(self._column + 1, self._cells, self._number, self.limits)
        self._row[max(self._column, 0)] = value

    def _value(self) -> str:
        raw = "".join(self._pieces)
        kind = self._attributes.get("t", "n")
        if kind == "e":
            self._refuse(_("The cell contains the error value %(value)s.") % {"value": raw[:20]})
        if kind == "s":
            return self._shared(raw)
        return self.convert(raw, self._attributes.get("s", "")) if kind == "n" and raw else raw

    def _shared(self, raw: str) -> str:
        if not raw.isdigit() or int(raw) >= len(self.strings):
            raise TableError(_("The XLSX file is damaged. Save it again."), row=self._number)
        return self.strings[int(raw)]

    def _finish_row(self) -> None:
        width = max(self._row) + 1
        self._cells += width
        refuse_excess(width, self._cells, self._number, self.limits)
        # The headers and one row above the limit are kept, so that the excess is seen.
        self.stopped = len(self.rows) > self.limits.rows
        self.rows.append(Row(self._number, tuple(self._row.get(i, "") for i in range(width))))
        self._row = {}

    def _merge(self, reference: str) -> None:
        """A value that stands in cells merged downwards holds for every row that they cover."""
        self._merges += 1
        if self._merges > self.limits.rows:
            raise TableError(_("The sheet has more than %(count)s merged cells.") % {"count": self.limits.rows})
        first, _colon, last = reference.partition(":")
        column = column_index(first)
        top, bottom = row_number(first), row_number(last)
        if column < 0 or column != column_index(last) or not top < bottom:
            return
        start = bisect_left(self.rows, top, key=attrgetter("number"))
        end = bisect_left(self.rows, bottom + 1, key=attrgetter("number"))
        value = self.rows[start].cells[column : column + 1] if start < end and self.rows[start].number == top else ()
        for index in range(start + 1, end) if value else ():
            self._fill(index, column, value[0])

    def _fill(self, index: int, column: int, value: str) -> None:
        row = self.rows[index]
        cells = [*row.cells, *[""] * (column + 1 - len(row.cells))]
        self._cells += len(cells) - len(row.cells) + 1
        refuse_excess(len(cells), self._cells, row.number, self.limits)
        cells[column] = cells[column] or value
        self.rows[index] = Row(row.number, tuple(cells))

    def _refuse(self, message: object) -> None:
        raise TableError(str(message), row=self._number, column=column_letters(max(self._column, 0)))
