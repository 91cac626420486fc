"""XLSX files for tests: honest ones by openpyxl, hostile ones by hand."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = (
    f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def workbook(rows: Iterable[Sequence[object]]) -> io.BytesIO:
    """A workbook with one sheet, as a spreadsheet saves it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> io.BytesIO:
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def handmade(sheet: str | bytes, *, prolog: str = "", extra: dict[str, bytes] | None = None) -> io.BytesIO:
    """A package whose sheet part is exactly the XML given."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr("xl/workbook.xml", BOOK)
        package.writestr("xl/_rels/workbook.xml.rels", LINKS)
        package.writestr(
            "xl/worksheets/sheet1.xml", prolog.encode() + (sheet.encode() if isinstance(sheet, str) else sheet)
        )
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    file.seek(0)
    return file


def sheet_data(rows: str) -> str:
    return f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{rows}</sheetData></worksheet>'
