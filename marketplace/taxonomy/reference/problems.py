"""What is wrong with a shipped table, said with file and row."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Problem:
    file: str
    row: int
    message: str

    def __str__(self) -> str:
        place = _("%(file)s, row %(row)d") % {"file": self.file, "row": self.row}
        return f"{place}: {self.message}"


class ReferenceDataError(Exception):
    """Shipped tables that cannot be loaded; `problems` is never empty."""

    def __init__(self, problems: list[Problem]) -> None:
        lines = [str(problem) for problem in problems[:SHOWN]]
        if len(problems) > SHOWN:
            lines.append(_("... and %(count)d more") % {"count": len(problems) - SHOWN})
        super().__init__("\n".join(lines))
        self.problems = problems


class RowError(Exception):
    """One row that cannot be taken; the caller adds file and row."""
