"""Files of titles, judgements and runs; what cannot be read is refused with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

Run = dict[str, dict[str, float]]
"""Scores by query and document, greater for better."""
Judged = dict[str, dict[str, int]]
"""Grades by query and document."""


class UnreadableFile(ValueError):
    """Names the file, the line and what is wrong with it."""


def titles(path: Path) -> dict[str, str]:
    """Titles by id: a header line, then id TAB title; further columns are not read."""
    found: dict[str, str] = {}
    for number, cells in _rows(path, skip=1, separator="\t"):
        if len(cells) < 2 or not cells[0].strip() or not cells[1].strip():
            raise _refused(path, number, _("an id, a tab and a title are expected."))
        if cells[0].strip() in found:
            raise _refused(path, number, _("the id %(id)s is there already.") % {"id": cells[0].strip()})
        found[cells[0].strip()] = cells[1].strip()
    return found


def judgements(path: Path) -> Judged:
    """Judgements as `query 0 document grade`, with spaces or tabs between."""
    found: Judged = {}
    for number, cells in _rows(path):
        if len(cells) != 4 or not _is_number(cells[3], int):
            raise _refused(path, number, _("four columns are expected: query, 0, document and a whole grade."))
        found.setdefault(cells[0], {})[cells[2]] = int(cells[3])
    return found


def run(path: Path) -> Run:
    """A run as `query Q0 document rank score tag`; the score decides, as everywhere with such files."""
    found: Run = {}
    for number, cells in _rows(path):
        if len(cells) != 6 or not _is_number(cells[4], float):
            raise _refused(path, number, _("six columns are expected: query, Q0, document, rank, score and tag."))
        if cells[2] in found.setdefault(cells[0], {}):
            raise _refused(path, number, _("the document %(id)s is there already.") % {"id": cells[2]})
        found[cells[0]][cells[2]] = float(cells[4])
    return found


def write_run(target: TextIO, query: str, documents: Sequence[str], *, tag: str) -> None:
    """The documents of a query, the best first.

    The score is the number of those that stand behind, plus one: no two are equal, so every tool reads the same order.
    """
    for place, document in enumerate(documents, 1):
        target.write(f"{query} Q0 {document} {place} {len(documents) - place + 1} {tag}\n")


def _rows(path: Path, *, skip: int = 0, separator: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Numbered lines as cells; empty lines are left out."""
    for number, line in enumerate(_lines(path), 1):
        if number > skip and line.strip():
            yield number, line.rstrip("\r\n").split(separator)


def _lines(path: Path) -> Iterable[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as problem:
        raise UnreadableFile(f"{path}: {problem.strerror}") from problem
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}: {_('the text must be UTF-8.')}") from None


def _is_number(text: str, kind: type[int] | type[float]) -> bool:
    try:
        kind(text)
    except ValueError:
        return False
    return True


def _refused(path: Path, number: int, reason: str) -> UnreadableFile:
    return UnreadableFile(_("%(file)s, line %(line)d: %(reason)s") % {"file": path, "line": number, "reason": reason})
