"""What people open in a spreadsheet never runs (ASVS 1.2.10)."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from marketplace.tables.formulas import STARTERS
from marketplace.tables.writing import write_csv, write_tsv, write_xlsx


def _csv(value: object) -> str:
    target = io.StringIO(newline="")
    write_csv(target, ["h"], [[value]])
    return list(csv.reader(io.StringIO(target.getvalue(), newline="")))[1][0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1"])
def test_text_that_could_start_a_formula_gets_an_apostrophe(text: str) -> None:
    assert _csv(text) == f"'{text}"


@given(st.text(max_size=30))
def test_no_text_leaves_a_cell_that_starts_a_formula(text: str) -> None:
    assert _csv(f"={text}")[:1] not in STARTERS


def test_numbers_stay_numbers() -> None:
    assert [_csv(value) for value in (-5, -1.5, None, "焊工")] == ["-5", "-1.5", "", "焊工"]
    assert _csv(Decimal("7.25")) == "7.25"


def test_a_header_is_neutralised_too_and_tabs_part_a_tsv() -> None:
    target = io.StringIO(newline="")

    assert write_tsv(target, ["=a", "b"], [["1", "x\ty"], ["2", "z"]]) == 2
    assert target.getvalue().splitlines()[0] == "'=a\tb"


def test_a_workbook_holds_no_formula_and_no_control_character() -> None:
    target = io.BytesIO()

    assert write_xlsx(target, ["=h"], [["=1+1"], ["a\x01b"], [3]], title="目录/2026") == 3

    cells = [cell for (cell,) in load_workbook(io.BytesIO(target.getvalue())).active.iter_rows()]
    assert [(cell.value, cell.data_type) for cell in cells] == [("'=h", "s"), ("'=1+1", "s"), ("ab", "s"), (3, "n")]
