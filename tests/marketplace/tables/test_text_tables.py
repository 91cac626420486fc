"""CSV and TSV as strangers save them."""

import io
from pathlib import Path

import pytest

from marketplace.tables.errors import TableError
from marketplace.tables.limits import Limits
from marketplace.tables.reading import read_table

LIST = "职业代码,职业名称\n6-18-02-04,焊工\n6-18-01-01,车工\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_table_is_read_in_every_usual_encoding(encoding: str) -> None:
    table = read_table(io.BytesIO(LIST.encode(encoding)))

    assert table.headers == ("职业代码", "职业名称")
    assert [row.cells for row in table.rows] == [("6-18-02-04", "焊工"), ("6-18-01-01", "车工")]
    assert table.encoding == encoding


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    table = read_table(io.BytesIO(LIST.replace(",", delimiter).encode()))

    assert table.rows[0].cells == ("6-18-02-04", "焊工")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_rows_carry_the_numbers_that_an_editor_shows(ending: str) -> None:
    text = 'a,b\n\n"two\nlines",1\nx,2\n'.replace("\n", ending)

    table = read_table(io.BytesIO(text.encode()))

    assert [(row.number, row.cells[1]) for row in table.rows] == [(3, "1"), (5, "2")]


def test_a_damaged_utf8_file_is_not_read_as_wrong_gb18030() -> None:
    damaged = LIST.encode().replace("车".encode(), "车".encode()[:2])

    with pytest.raises(TableError) as refusal:
        read_table(io.BytesIO(damaged))

    assert refusal.value.row == 3


def test_a_file_in_neither_encoding_names_the_row() -> None:
    with pytest.raises(TableError) as refusal:
        read_table(io.BytesIO(b"a,b\n1,2\n\xff\xff\xff,3\n"))

    assert refusal.value.row == 3


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "＝1", '"\t=1"'])
def test_a_formula_is_refused_with_its_cell(cell: str) -> None:
    with pytest.raises(TableError) as refusal:
        read_table(io.BytesIO(f"a,b\nx,{cell}\n".encode()))

    assert (refusal.value.row, refusal.value.column) == (2, "B")


@pytest.mark.parametrize("cell", ["-5", "+3.5%", "-", "+86", "－", "1=1", "-1,000"])
def test_a_signed_number_is_no_formula(cell: str) -> None:
    table = read_table(io.BytesIO(f'a;b\nx;"{cell}"\n'.encode()))

    assert table.rows[0].cells[1] == cell


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n \n", b'a,"b\n1,2\n', b'a,b\n"x"y,2\n', b"a\x00b,c\n", b"%PDF-1.7\x01", b"\xd0\xcf\x11\xe0old"],
    ids=["empty", "blank", "open quote", "stray quote", "zero byte", "pdf", "xls"],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(TableError):
        read_table(io.BytesIO(content))


def test_more_rows_columns_cells_or_characters_than_allowed_are_refused() -> None:
    text = b"a,b,c\n" + b"1,2,3\n" * 10
    assert len(read_table(io.BytesIO(text), limits=Limits(rows=10)).rows) == 10

    for limits in (Limits(rows=9), Limits(columns=2), Limits(cells=32)):
        with pytest.raises(TableError):
            read_table(io.BytesIO(text), limits=limits)
    with pytest.raises(TableError):
        read_table(io.BytesIO(b"a,b\nlong,1\n"), limits=Limits(cell_characters=3))


def test_a_folder_a_missing_file_and_a_bad_name_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.csv", "a\0b.csv"):
        with pytest.raises(TableError):
            read_table(path)


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(LIST.encode())

    assert read_table(path).sha256 == read_table(io.BytesIO(LIST.encode())).sha256
    assert read_table(path).sha256 != read_table(io.BytesIO(LIST.encode("gb18030"))).sha256
