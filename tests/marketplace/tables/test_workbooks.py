"""XLSX as spreadsheets save it, and as attackers do."""

import datetime as dt
import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule

from marketplace.tables.errors import TableError
from marketplace.tables.limits import MEBIBYTE, Limits
from marketplace.tables.reading import read_table
from tests.marketplace.tables.workbooks import handmade, saved, sheet_data, workbook


def test_values_become_text_as_the_sheet_shows_them() -> None:
    row = ["6-18-02-04", "焊工", 12, 3.5, dt.date(2026, 3, 1), True, None, "-5"]

    table = read_table(workbook([list("abcdefgh"), row]))

    assert table.rows[0].cells == ("6-18-02-04", "焊工", "12", "3.5", "2026-03-01", "1", "", "-5")
    assert table.encoding == "xlsx"


def test_empty_rows_and_styled_empty_cells_do_not_count() -> None:
    book = Workbook()
    book.active["A3"], book.active["B3"], book.active["A9"] = "代码", "名称", "x"
    book.active["XFD9"].number_format = "0.00"

    table = read_table(saved(book))

    assert (table.header_row, table.headers) == (3, ("代码", "名称"))
    assert [(row.number, row.cells) for row in table.rows] == [(9, ("x",))]


def test_the_first_visible_sheet_is_read_and_the_others_are_named() -> None:
    book = Workbook()
    book.active.sheet_state = "hidden"
    book.create_sheet("目录").append(["a"])
    book.create_sheet("说明").append(["b"])

    table = read_table(saved(book))

    assert (table.headers, table.other_sheets) == (("a",), ("说明",))


def test_a_value_merged_downwards_holds_for_every_row_it_covers() -> None:
    book = Workbook()
    for row in (["名称", "程度"], ["焊工", "重度"], ["车工", None], ["电工", "轻度"], ["铣工", None]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("B4:B5")

    assert [row.cells[1] for row in read_table(saved(book)).rows] == ["重度", "重度", "轻度", "轻度"]


def test_merged_titles_and_formulas_of_formatting_do_no_harm() -> None:
    book = Workbook()
    for row in (["目录", None], ["名称", "程度"], ["焊工", "重度"]):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.active.conditional_formatting.add("A1:B9", FormulaRule(formula=["A1=1"]))

    assert [row.cells for row in read_table(saved(book)).rows] == [("名称", "程度"), ("焊工", "重度")]


def test_a_formula_is_refused_with_its_cell() -> None:
    with pytest.raises(TableError) as refusal:
        read_table(workbook([["a", "b"], ["1", "=SUM(A1:A9)"]]))

    assert (refusal.value.row, refusal.value.column) == (2, "B")


def test_text_that_starts_like_a_formula_and_error_values_are_refused() -> None:
    text = '<row r="4"><c r="C4" t="inlineStr"><is><t>@x</t></is></c></row>'
    error = '<row r="4"><c r="C4" t="e"><v>#REF!</v></c></row>'
    for rows in (text, error):
        with pytest.raises(TableError) as refusal:
            read_table(handmade(sheet_data(rows)))
        assert (refusal.value.row, refusal.value.column) == (4, "C")


def _bomb() -> io.BytesIO:
    """A sheet of 300 MB in 300 KB."""
    return handmade(sheet_data('<row><c t="inlineStr"><is><t>' + "A" * (300 * MEBIBYTE) + "</t></is></c></row>"))


def _many_small_parts() -> io.BytesIO:
    return handmade(sheet_data(""), extra={f"xl/x{number}.xml": b"x" for number in range(300)})


def _many_elements() -> io.BytesIO:
    return handmade(sheet_data("<x/>" * 3_000_000))


def _many_cells() -> io.BytesIO:
    return handmade(sheet_data("<row><c><v>1</v></c></row>" * 100_000))


def _many_merges() -> io.BytesIO:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 20_000))
    data = sheet_data(rows).replace("</worksheet>", "")
    return handmade(data + "<mergeCells>" + '<mergeCell ref="B1:B20000"/>' * 20_001 + "</mergeCells></worksheet>")


def _entities() -> io.BytesIO:
    prolog = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    return handmade(sheet_data('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>'), prolog=prolog)


@pytest.mark.parametrize("make", [_bomb, _many_small_parts, _many_elements, _many_cells, _many_merges, _entities])
def test_a_small_file_that_would_grow_is_refused_in_little_memory(make: Callable[[], io.BytesIO]) -> None:
    file = make()
    assert len(file.getvalue()) < MEBIBYTE

    tracemalloc.start()
    try:
        with pytest.raises(TableError):
            read_table(file)
        assert tracemalloc.get_traced_memory()[1] < 40 * MEBIBYTE
    finally:
        tracemalloc.stop()


def test_a_row_far_down_and_a_cell_far_right_cost_nothing() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'
    assert [row.number for row in read_table(handmade(sheet_data(far))).rows] == [1048576]

    with pytest.raises(TableError):
        read_table(handmade(sheet_data('<row r="1"><c r="XFD1"><v>1</v></c></row>')))


def test_declared_sizes_that_lie_do_not_open_the_bounds() -> None:
    honest = handmade(sheet_data("<row><c><v>1</v></c></row>" * 1000)).getvalue()
    with zipfile.ZipFile(io.BytesIO(honest)) as package:
        real = package.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = honest.replace(real.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != honest

    with pytest.raises(TableError):
        read_table(io.BytesIO(lying))


def _overwritten(data: bytes) -> bytes:
    start = data.index(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml")
    return data[:start] + b"\xff" * 20 + data[start + 20 :]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[: len(data) // 2],
        _overwritten,
        lambda data: b"PK\x03\x04" + b"junk" * 1000,
    ],
    ids=["cut", "overwritten", "only a signature"],
)
def test_a_damaged_workbook_is_refused(change: Callable[[bytes], bytes]) -> None:
    data = workbook([["a", "b"], ["1", "2"]]).getvalue()

    with pytest.raises(TableError):
        read_table(io.BytesIO(change(data)))


def test_a_zip_that_is_no_workbook_and_a_workbook_in_name_only_are_refused() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("readme.txt", "x")
    named = io.BytesIO(b"a,b\n1,2\n")
    named.name = "list.xlsx"

    for file in (archive, named):
        file.seek(0)
        with pytest.raises(TableError):
            read_table(file)


def test_a_cell_that_points_past_the_shared_strings_is_refused() -> None:
    with pytest.raises(TableError):
        read_table(handmade(sheet_data('<row><c t="s"><v>7</v></c></row>')))


def test_limits_hold_for_workbooks() -> None:
    rows = [["a", "b"]] + [["1", "2"]] * 10
    assert len(read_table(workbook(rows), limits=Limits(rows=10)).rows) == 10

    for limits in (Limits(rows=9), Limits(columns=1), Limits(cells=21), Limits(size=100)):
        with pytest.raises(TableError):
            read_table(workbook(rows), limits=limits)
