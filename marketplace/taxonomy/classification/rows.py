"""Rows of an official list of occupations, read and checked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from marketplace.tables.content import Table
from marketplace.tables.errors import TableError
from marketplace.tables.headers import Field, Record, columns, headed, in_its_words, records

FIELDS = (
    Field(
        "code",
        ("职业代码", "职业编码", "代码", "编码", "职业代码（2022）", "occupation_code", "occupation code"),
        required=True,
    ),
    Field("name", ("职业名称", "职业", "名称", "occupation_name", "occupation name", "occupation"), required=True),
    Field("name_en", ("英文名称", "职业英文名称", "english name", "english")),
    Field("flag", ("标识", "标记", "标注", "数字绿色标识", "S/L", "flags", "mark", "marks")),
    Field("major_name", ("大类", "大类名称", "major name", "major group")),
    Field("middle_name", ("中类", "中类名称", "middle name", "middle group", "sub-major group")),
    Field("minor_name", ("小类", "小类名称", "minor name", "minor group")),
    Field("work_types", ("工种", "包含工种", "本职业包含工种", "工种名称", "work types", "work_type")),
)
# Columns of group codes are seen and left aside: the code of an occupation holds them.
ASIDE = (
    Field("major", ("大类代码", "大类编码", "major_code")),
    Field("middle", ("中类代码", "中类编码", "middle_code")),
    Field("minor", ("小类代码", "小类编码", "minor_code")),
)
OCCUPATION = re.compile(r"[1-8]-\d{2}-\d{2}-\d{2}")
GROUP = re.compile(r"[1-8](-\d{2}){0,2}")
SEPARATORS = re.compile(r"[、,，;；|\n]+")
MARKS = re.compile(r"\s*[（(]?\s*([LS](?:\s*/\s*[LS])?)\s*[）)]?\s*$")
SHOWN_PROBLEMS = 5
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class OccupationRow:
    """One occupation as given. `marks` is None where the list has no column for S and L."""

    row: int
    code: str
    name: str
    name_en: str
    marks: frozenset[str] | None
    group_names: tuple[str, str, str]
    work_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as read: occupations by code, names of groups by code, and rows that repeat an earlier one."""

    occupations: dict[str, OccupationRow]
    groups: dict[str, str]
    repeated: tuple[OccupationRow, ...]


def read_occupations(table: Table) -> Listed:
    """Occupations and groups of a table. TableError names every wrong row; nothing of a wrong list is taken."""
    table = headed(table, FIELDS)
    marked = "flag" in columns(table, (*FIELDS, *ASIDE))
    listed, problems, repeated = Listed({}, {}, ()), [], []
    for record in records(table, (*FIELDS, *ASIDE)):
        try:
            again = _take(record, listed, marked=marked)
        except TableError as error:
            error.row = record.number
            problems.append(in_its_words(error, table, FIELDS))
            continue
        repeated += [again] if again else []
    if problems:
        raise TableError(_said_together(problems))
    if not listed.occupations:
        raise TableError(_("The table contains no occupations."))
    return Listed(listed.occupations, listed.groups, tuple(repeated))


def _take(record: Record, listed: Listed, *, marked: bool) -> OccupationRow | None:
    """Add the row to the list; returns it instead where it says the same again."""
    code = _code(record["code"])
    if not record["name"]:
        raise TableError(_("The name is empty."), column="name")
    if len(record["name"]) > LONGEST_NAME:
        raise TableError(_("The name is too long."), column="name")
    if GROUP.fullmatch(code):
        listed.groups[code] = record["name"]
        return None
    if not OCCUPATION.fullmatch(code):
        message = _("“%(code)s” is not the code of an occupation, such as 6-18-02-04.")
        raise TableError(message % {"code": record["code"][:20]}, column="code")
    row = _occupation(record, code, marked=marked)
    first = listed.occupations.setdefault(code, row)
    if first.name != row.name:
        message = _("The code %(code)s has another name in row %(row)d: %(name)s.")
        raise TableError(message % {"code": code, "row": first.row, "name": first.name})
    return None if first is row else row


def _occupation(record: Record, code: str, *, marked: bool) -> OccupationRow:
    found = MARKS.search(record["name"])
    name = record["name"][: found.start()] if found else record["name"]
    marks = record["flag"].upper() + (found.group(1) if found else "")
    return OccupationRow(
        row=record.number,
        code=code,
        name=name,
        name_en=record["name_en"][:160],
        marks=frozenset(mark for mark in "SL" if mark in marks) if marked or found else None,
        group_names=(record["major_name"], record["middle_name"], record["minor_name"]),
        work_types=tuple(part.strip()[:120] for part in SEPARATORS.split(record["work_types"]) if part.strip()),
    )


def _code(text: str) -> str:
    """The code with plain hyphens; some lists write "6-18-02-04（GBM 61804）"."""
    plain = re.sub(r"[‐‑‒–—―－]", "-", text)
    return re.split(r"[（(\s]", plain.strip())[0]


def _said_together(problems: Sequence[TableError]) -> str:
    lines = [str(problem) for problem in problems[:SHOWN_PROBLEMS]]
    if len(problems) > SHOWN_PROBLEMS:
        lines.append(_("... and %(count)d more") % {"count": len(problems) - SHOWN_PROBLEMS})
    return "; ".join(lines)
