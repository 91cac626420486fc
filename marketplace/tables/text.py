"""CSV and TSV: which encoding, which delimiter, which rows."""

import codecs
import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from marketplace.tables.content import Row
from marketplace.tables.errors import TableError
from marketplace.tables.formulas import runs_as_formula
from marketplace.tables.letters import column_letters
from marketplace.tables.limits import Limits

DELIMITERS = "\t,;|，"
# Above this share of broken characters a file was never meant as UTF-8.
DAMAGE_SHARE = 0.1
SAMPLE = 32 * 1024
LAYOUT = {"\t", "\n", "\r", "\f"}


def decode(data: bytes) -> tuple[str, str]:
    """Text and name of its encoding: UTF-8 with or without BOM, UTF-16 with BOM, GB18030."""
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8-sig"), "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as damage:
        _refuse_damaged_utf8(data, damage)
    return _strictly(data, "gb18030"), "gb18030"


def _refuse_damaged_utf8(data: bytes, damage: UnicodeDecodeError) -> None:
    """A few broken bytes in a UTF-8 file must not turn the whole of it into wrong GB18030 characters."""
    around = max(0, damage.start - SAMPLE)
    lenient = data[around : damage.start + SAMPLE].decode("utf-8", errors="replace")
    beyond_ascii = sum(1 for character in lenient if character > "\x7f")
    if lenient.count("\ufffd") < beyond_ascii * DAMAGE_SHARE:
        message = _("The file is UTF-8 with damaged characters here. Save it again as UTF-8.")
        raise TableError(message, row=_line_of(data, damage.start))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = _("The file is neither UTF-8 nor GB18030 text. Save it as CSV UTF-8 or as XLSX.")
        raise TableError(message, row=_line_of(data, error.start)) from error


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def refuse_binary(text: str) -> None:
    """Control characters mean that this is no table, whatever its name says."""
    for control in map(chr, range(32)):
        if control not in LAYOUT and control in text:
            row = text.count("\n", 0, text.index(control)) + 1
            raise TableError(_("The file is not a table: it contains control characters."), row=row)


def delimiter_of(text: str) -> str:
    """The delimiter that is most frequent outside quotes in the first lines that hold one."""
    for line in text[:20_000].splitlines()[:12]:
        outside = "".join(line.split('"')[::2])
        best = max(DELIMITERS, key=outside.count)
        if outside.count(best):
            return best
    return ","


def rows(text: str, limits: Limits) -> Iterator[Row]:
    """Rows that hold something, with their line numbers; refuses formulas and what exceeds the limits."""
    reader = csv.reader(_lines(text, limits), delimiter=delimiter_of(text), strict=True)
    number, cells = 1, 0
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            message = _("The quotation marks or line ends of this row are broken.")
            raise TableError(message, row=number) from error
        if values is None:
            return
        if any(value.strip() for value in values):
            cells += len(values)
            refuse_excess(len(values), cells, number, limits)
            yield Row(number, tuple(_cell(value, number, i, limits) for i, value in enumerate(values)))
        number = reader.line_num + 1


def _lines(text: str, limits: Limits) -> Iterator[str]:
    """Lines with their ends; one that no permitted row fills is refused before it is cut into cells."""
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > limits.columns * limits.cell_characters:
            raise TableError(_("The row is too long."), row=number)
        yield line


def refuse_excess(width: int, cells: int, number: int, limits: Limits) -> None:
    """Stop at the first row that is too wide or fills the table beyond its number of cells."""
    if width > limits.columns:
        message = _("The row has more than %(count)s columns.") % {"count": limits.columns}
        raise TableError(message, row=number)
    if cells > limits.cells:
        message = _("The table has more than %(count)s cells.") % {"count": limits.cells}
        raise TableError(message, row=number)


def _cell(value: str, number: int, index: int, limits: Limits) -> str:
    value = value.strip()
    if runs_as_formula(value):
        formula = _("The cell contains a formula. Replace it with its value.")
        raise TableError(formula, row=number, column=column_letters(index))
    if len(value) > limits.cell_characters:
        message = _("The cell contains more than %(count)s characters.") % {"count": limits.cell_characters}
        raise TableError(message, row=number, column=column_letters(index))
    return value
