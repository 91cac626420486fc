"""Rows of a list as given, with grade, levels and districts read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from marketplace.catalogues.editions.about import About
from marketplace.catalogues.models import ShortageCatalogue, ShortageEntry
from marketplace.tables.errors import TableError
from marketplace.tables.headers import Record
from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import District, DistrictAlias, SkillLevel, SkillLevelAlias

SEPARATORS = re.compile(r"[、,，;；|/\n]+|\s{2,}")
ANYWHERE = {"", "-", "—", "/", "无", "不限", "全市", "重庆", "重庆市", "全国", "全域", "all"}
NO_LEVEL = {"", "-", "—", "/", "无", "不限", "不限等级", "any", "none"}
CODE = re.compile(r"[1-8]-\d{2}-\d{2}-\d{2}")
UPWARDS = ("以上", "及以上", "起", "above", "higher", "+")
GRADES: Mapping[int, tuple[str, ...]] = {
    1: (
        "重度",
        "重度紧缺",
        "严重",
        "非常紧缺",
        "极度紧缺",
        "特别紧缺",
        "急需紧缺",
        "一级",
        "1",
        "A",
        "★★★",
        "high",
        "severe",
    ),
    2: ("中度", "中度紧缺", "紧缺", "比较紧缺", "较紧缺", "较为紧缺", "二级", "2", "B", "★★", "medium", "moderate"),
    3: ("轻度", "轻度紧缺", "一般紧缺", "一般", "轻微", "三级", "3", "C", "★", "low", "mild"),
}
GRADE_OF = {name_key(word): rank for rank, words in GRADES.items() for word in words}


@dataclass(frozen=True, slots=True)
class Given:
    """One row. Levels are ordinals 1-8, 0 for none; `districts` are slugs; `occupations` are names or codes beside the name."""

    row: int
    name: str
    code: str
    grade: int
    level_min: int
    level_max: int
    districts: tuple[str, ...]
    occupations: tuple[str, ...]
    texts: Mapping[str, str]
    headcount_gap: int | None

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two rows of one list, or of two editions, the same entry."""
        return (name_key(self.name), self.code, name_key(self.texts["work_type"]), *sorted(self.districts))


class Reader:
    """Reads rows; collects what is wrong with any of them instead of stopping at the first."""

    def __init__(self, what: About) -> None:
        self.problems: list[TableError] = []
        self._is_local = what.level == ShortageCatalogue.Level.DISTRICT
        self._graded = False
        self._levels = _level_names()
        self._districts = _district_names()
        self._default = _grade(what.default_grade, None) if what.default_grade else 0
        self._bounds = _bounds(what.grade_by_rank)
        self._default_places = self._places_in(what.default_districts)

    def read(self, records: Sequence[Record]) -> list[Given]:
        found = []
        self._graded = any(record["grade"] for record in records)
        for record in records:
            try:
                found.append(self._given(record))
            except TableError as error:
                error.row = error.row or record.number
                self.problems.append(error)
        self._refuse_repeats(found)
        return found

    def _given(self, record: Record) -> Given:
        if not record["name"]:
            raise TableError(_("The name is empty."), column="name")
        low, high = self._level_range(record)
        code = record["code"] or (record["name"] if CODE.fullmatch(record["name"]) else "")
        return Given(
            row=record.number,
            name=record["name"][:160],
            code=code.replace(" ", "").replace("—", "-").replace("－", "-")[:20],
            grade=self._grade(record),
            level_min=low,
            level_max=high,
            districts=self._places(record["districts"]),
            occupations=tuple(part.strip() for part in SEPARATORS.split(record["occupations"]) if part.strip()),
            texts=_texts(record),
            headcount_gap=_count(record["headcount_gap"]),
        )

    def _grade(self, record: Record) -> int:
        if record["grade"]:
            return _grade(record["grade"], record.number)
        if self._bounds and record["seq"].isdigit():
            return 1 + sum(int(record["seq"]) > bound for bound in self._bounds)
        if self._graded and not self._default:
            # A merged cell leaves the rows below it empty; taking them for moderate would be a guess.
            raise TableError(_("The grade is missing, although other rows have one."), column="grade")
        return self._default or ShortageEntry.Grade.MODERATE

    def _level_range(self, record: Record) -> tuple[int, int]:
        low, high = self._level_bounds(record["level"], "level")
        first, _high = self._level_bounds(record["level_min"], "level_min")
        _low, last = self._level_bounds(record["level_max"], "level_max")
        return first or low, last or high

    def _level_bounds(self, text: str, column: str) -> tuple[int, int]:
        """Lowest and highest level named in a text; 0 upwards where it says "and above"."""
        if name_key(text) in NO_LEVEL:
            return 0, 0
        found, rest = [], name_key(text)
        for name in sorted(self._levels, key=len, reverse=True):
            if name in rest:
                found.append(self._levels[name])
                rest = rest.replace(name, " ")
        if not found:
            message = _("“%(text)s” is not a skill level. Write it as 高级工 or 技师.")
            raise TableError(message % {"text": text[:40]}, column=column)
        return min(found), 0 if any(word in rest for word in UPWARDS) else max(found)

    def _places(self, text: str) -> tuple[str, ...]:
        places = self._places_in(text) or self._default_places
        if self._is_local and not places:
            message = _("A district list must say which district it is for, in a column or with --districts.")
            raise TableError(message, column="districts")
        return places

    def _places_in(self, text: str) -> tuple[str, ...]:
        if name_key(text) in ANYWHERE:
            return ()
        found = []
        for part in SEPARATORS.split(text):
            slug = self._districts.get(name_key(part))
            if part.strip() and slug is None:
                message = _("“%(text)s” is not a known district.")
                raise TableError(message % {"text": part[:40]}, column="districts")
            found += [slug] if slug else []
        return tuple(sorted(set(found)))

    def _refuse_repeats(self, found: Sequence[Given]) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for given in found:
            first = seen.setdefault(given.identity, given.row)
            if first != given.row:
                message = _("“%(name)s” is already in row %(row)d.") % {"name": given.name[:40], "row": first}
                self.problems.append(TableError(message, row=given.row))


def _texts(record: Record) -> dict[str, str]:
    """The columns that are kept as they are, cut to what the model holds."""
    sizes = {"work_type": 120, "industry": 160, "typical_cities": 300, "previous_rank": 20, "education": 80}
    sizes |= {"major": 160, "definition": 4000, "remark": 300, "seq": 20}
    return {name: record[name][:size] for name, size in sizes.items()} | {"grade_text": record["grade"][:60]}


def _grade(text: str, row: int | None) -> int:
    grade = GRADE_OF.get(name_key(text))
    if grade is None:
        message = _("“%(text)s” is not a known grade. Write 重度, 中度 or 轻度.")
        raise TableError(message % {"text": text[:40]}, row=row, column="grade")
    return grade


def _bounds(text: str) -> tuple[int, ...]:
    """“30 60”: up to rank 30 severe, up to 60 moderate, mild below."""
    numbers = re.findall(r"\d+", text)
    if text and len(numbers) != len(ShortageEntry.Grade.values) - 1:
        raise TableError(_("Grades by rank must be two numbers, such as “30 60”."), column="grade_by_rank")
    return tuple(sorted(map(int, numbers)))


def _count(text: str) -> int | None:
    text = re.sub(r"[,，人\s]", "", text)
    if text in ("", "-", "—", "/", "若干"):
        return None
    if not text.isdigit() or len(text) > 9:
        raise TableError(_("“%(text)s” is not a number of people.") % {"text": text[:40]}, column="headcount_gap")
    return int(text)


def _level_names() -> dict[str, int]:
    names = {name_key(name): ordinal for name, ordinal in SkillLevel.objects.values_list("name", "ordinal")}
    for alias, ordinal in SkillLevelAlias.objects.values_list("alias", "level_id"):
        names.setdefault(name_key(alias), ordinal)
    for name, ordinal in SkillLevel.objects.exclude(name_en="").values_list("name_en", "ordinal"):
        names.setdefault(name_key(name), ordinal)
    return names


def _district_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in District.objects.order_by("valid_to", "slug"):
        for name in (row.slug, row.name, row.short_name, row.name_en):
            names.setdefault(name_key(name), row.slug)
    for alias, slug in DistrictAlias.objects.values_list("alias", "district__slug"):
        names.setdefault(name_key(alias), slug)
    names.pop("", None)
    return names
