"""Which column is which field."""

import io

import pytest

from marketplace.tables.errors import TableError
from marketplace.tables.headers import Field, headed, records
from marketplace.tables.reading import read_table

FIELDS = (
    Field("code", ("职业代码", "occupation code"), required=True),
    Field("name", ("职业名称（工种）",), required=True),
)


def _rows(text: str) -> list[tuple[int, str, str]]:
    table = headed(read_table(io.BytesIO(text.encode())), FIELDS)
    return [(record.number, record["code"], record["name"]) for record in records(table, FIELDS)]


@pytest.mark.parametrize(
    "headers", ["code,name", "Occupation_Code,NAME", "职业代码,职业名称(工种)", "职业 代码：,职业名称工种"]
)
def test_headers_are_known_in_both_languages_whatever_their_form(headers: str) -> None:
    assert _rows(f"{headers}\n1,焊工\n") == [(2, "1", "焊工")]


def test_titles_above_the_headers_are_passed_over() -> None:
    assert _rows("附件1\n某市职业目录,,\n序号,职业代码,name\n1,a,焊工\n") == [(4, "a", "焊工")]


def test_a_missing_column_is_named_with_the_nearest_headers_seen() -> None:
    with pytest.raises(TableError) as refusal:
        _rows("职业代号,name\n1,焊工\n")

    assert "职业代码" in str(refusal.value)
    assert "职业代号" in str(refusal.value)


@pytest.mark.parametrize("headers", ["code,name,code", "code,name,职业代码", "code,name,x,x"])
def test_a_column_that_stands_twice_is_refused(headers: str) -> None:
    with pytest.raises(TableError) as refusal:
        _rows(f"{headers}\n1,2,3,4\n")

    assert refusal.value.column in {"C", "D"}


def test_rows_without_a_value_in_a_known_column_are_left_out() -> None:
    assert _rows("code,name,remark\n,,x\n1,焊工,\n") == [(3, "1", "焊工")]
