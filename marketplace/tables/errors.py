"""What is said when a table cannot be taken."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _


class TableError(Exception):
    """A table that cannot be taken, with the place where it shows.

    `row` is the row number that a spreadsheet shows (from 1); `column` is a column letter or a header.
    """

    def __init__(self, message: str | Promise, *, row: int | None = None, column: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.row = row
        self.column = column

    @property
    def place(self) -> str:
        """The place in words, empty where the whole file is meant."""
        if self.row and self.column:
            return _("row %(row)s, column %(column)s") % {"row": self.row, "column": self.column}
        if self.row:
            return _("row %(row)s") % {"row": self.row}
        return _("column %(column)s") % {"column": self.column} if self.column else ""

    def __str__(self) -> str:
        place = self.place
        return f"{place}: {self.message}" if place else str(self.message)
