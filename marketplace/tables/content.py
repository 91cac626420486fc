"""The shape of a table that was read: rows of text, each with the number that a spreadsheet shows."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Row:
    """One row of text; `number` counts from 1 as spreadsheets and editors do."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read. `preamble` holds the rows above the headers; `sha256` is of the file's bytes."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    sha256: str
    header_row: int = 1
    preamble: tuple[Row, ...] = ()
    other_sheets: tuple[str, ...] = ()

    def headed_at(self, position: int) -> "Table":
        """The same table with the row at `position` (0 is the current header) as its headers."""
        if position == 0:
            return self
        above = (Row(self.header_row, self.headers), *self.rows[: position - 1])
        header = self.rows[position - 1]
        return replace(
            self,
            headers=header.cells,
            header_row=header.number,
            rows=self.rows[position:],
            preamble=(*self.preamble, *above),
        )
