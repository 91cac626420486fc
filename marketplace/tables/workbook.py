"""XLSX: the first visible sheet as rows of text, bounded in memory and time."""

import datetime as dt
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from marketplace.tables.content import Row
from marketplace.tables.errors import TableError
from marketplace.tables.limits import Limits
from marketplace.tables.package import open_package, part_path
from marketplace.tables.parts import ELEMENTS_PER_CELL, Attributes, PartReader
from marketplace.tables.sheet import SheetReader

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


@dataclass(slots=True)
class Sheets:
    """What the workbook says of its sheets."""

    visible: list[tuple[str, str]] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)
    strings: str = ""
    styles: str = ""
    epoch: dt.datetime = CALENDAR_WINDOWS_1900


def read_workbook(file: BinaryIO, limits: Limits) -> tuple[list[Row], tuple[str, ...]]:
    """Rows of the first visible sheet and the names of the others."""
    with open_package(file, limits) as package:
        if WORKBOOK not in package.namelist():
            raise TableError(_("The file is a zip archive but not an XLSX workbook."))
        elements = limits.cells * ELEMENTS_PER_CELL
        sheets = _Catalogue(elements).of(package)
        strings = _SharedStrings(elements).of(package, sheets.strings)
        dates = _DateStyles(elements).of(package, sheets.styles)
        sheet = SheetReader(limits, strings, _converter(dates, sheets.epoch))
        sheet.read(package, _first(sheets))
    return sheet.rows, tuple(name for name, _relation in sheets.visible[1:])


def _first(sheets: Sheets) -> str:
    if not sheets.visible or sheets.visible[0][1] not in sheets.targets:
        raise TableError(_("The workbook has no visible sheet."))
    return sheets.targets[sheets.visible[0][1]]


class _Catalogue(PartReader):
    """Sheets, relations and the calendar of a workbook."""

    def __init__(self, elements: int) -> None:
        super().__init__(max_elements=elements)
        self.sheets = Sheets()

    def of(self, package: zipfile.ZipFile) -> Sheets:
        self.read(package, WORKBOOK)
        self.read(package, RELATIONS)
        return self.sheets

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            relation = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            self.sheets.visible.append((attributes.get("name", ""), relation))
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.sheets.epoch = CALENDAR_MAC_1904
        elif name == "Relationship":
            self._relate(attributes)

    def _relate(self, attributes: Attributes) -> None:
        path = part_path(WORKBOOK, attributes.get("Target", ""))
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind == "sharedStrings":
            self.sheets.strings = path
        elif kind == "styles":
            self.sheets.styles = path
        elif kind == "worksheet":
            self.sheets.targets[attributes.get("Id", "")] = path


class _SharedStrings(PartReader):
    """The strings that cells refer to, without phonetic readings."""

    def __init__(self, elements: int) -> None:
        super().__init__(max_elements=elements)
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._inside = self._phonetic = False

    def of(self, package: zipfile.ZipFile, path: str) -> list[str]:
        if path:
            self.read(package, path)
        return self.strings

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._pieces = []
        self._inside = name == "t"
        self._phonetic = self._phonetic or name == "rPh"

    def end(self, name: str) -> None:
        self._inside = False
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.strings.append("".join(self._pieces))

    def text(self, data: str) -> None:
        if self._inside and not self._phonetic:
            self._pieces.append(data)


class _DateStyles(PartReader):
    """Which cell styles show a number as a date."""

    def __init__(self, elements: int) -> None:
        super().__init__(max_elements=elements)
        self.formats: dict[str, str] = {}
        self.styles: list[bool] = []
        self._in_cells = False

    def of(self, package: zipfile.ZipFile, path: str) -> list[bool]:
        if path:
            self.read(package, path)
        return self.styles

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "cellXfs":
            self._in_cells = True
        elif name == "numFmt":
            self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self._in_cells:
            self.styles.append(self._is_date(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        self._in_cells = self._in_cells and name != "cellXfs"

    def _is_date(self, number: str) -> bool:
        built_in = BUILTIN_FORMATS.get(int(number), "") if number.isdigit() else ""
        return is_date_format(self.formats.get(number, built_in)[:100])


def _converter(dates: list[bool], epoch: dt.datetime) -> Callable[[str, str], str]:
    """Text of a number cell, given its style: dates in ISO form, whole numbers without a point."""

    def convert(value: str, style: str) -> str:
        if style.isdigit() and int(style) < len(dates) and dates[int(style)]:
            return _date(value, epoch)
        return _number(value)

    return convert


def _date(value: str, epoch: dt.datetime) -> str:
    try:
        moment = from_excel(float(value), epoch)
    except (ValueError, OverflowError, TypeError):
        return value
    if isinstance(moment, dt.datetime):
        return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(" ")
    return str(moment)


def _number(value: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
