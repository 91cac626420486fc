"""Titles are ranked, and runs measured, from files; a bad file is refused with its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import OccupationFactory
from tests.search.meaning.making import letters_only

TITLES = "id\ttitle\n1\t焊工\n2\twelder\n\n3\t电焊工\textra\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return {name: tmp_path / name for name in ("queries", "corpus", "run", "qrels")}


@pytest.fixture
def _encoder(settings: Any, tmp_path: Path) -> Iterator[None]:
    with letters_only(settings, tmp_path / "meaning"):
        yield


def said(command: str, *arguments: Any) -> str:
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


def ranked(files: dict[str, Path], *more: Any) -> list[list[str]]:
    said("rank_titles", "--queries", files["queries"], "--corpus", files["corpus"], "--run", files["run"], *more)
    return [line.split() for line in files["run"].read_text(encoding="utf-8").splitlines()]


@pytest.mark.django_db
@pytest.mark.usefixtures("_encoder")
def test_titles_are_ranked_into_a_run(files: dict[str, Path]) -> None:
    for code, name, english in (("6-18-02-04", "焊工", "Welder"), ("6-18-01-01", "车工", "Turner")):
        OccupationFactory(code=code, name=name, name_en=english)
    files["queries"].write_text("id\ttitle\nq1\t焊工\nq2\tWELDER\n", encoding="utf-8")
    files["corpus"].write_text(TITLES, encoding="utf-8")
    lines = ranked(files)
    assert [line[0] for line in lines] == ["q1"] * 3 + ["q2"] * 3
    assert [lines[0][2], lines[3][2]] == ["1", "2"]
    assert [line[1:2] + line[3:] for line in lines[:3]] == [
        ["Q0", "1", "3", "bayu"],
        ["Q0", "2", "2", "bayu"],
        ["Q0", "3", "1", "bayu"],
    ]
    assert len(ranked(files, "--depth", 1)) == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("_encoder")
def test_without_a_taxonomy_the_command_says_what_to_do(files: dict[str, Path]) -> None:
    for name in ("queries", "corpus"):
        files[name].write_text(TITLES, encoding="utf-8")
    with pytest.raises(CommandError, match="load_reference"):
        ranked(files)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id\ttitle\n1 焊工\n", "2"),
        ("id\ttitle\n1\t焊工\n1\t车工\n", "3"),
        ("id\ttitle\n\t焊工\n", "2"),
        ("h\n1\t \n", "2"),
    ],
)
def test_a_wrong_line_of_titles_is_named(files: dict[str, Path], text: str, line: str) -> None:
    files["queries"].write_text(TITLES, encoding="utf-8")
    files["corpus"].write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=rf"corpus.*{line}"):
        ranked(files)


def test_a_file_that_is_not_there_or_no_text_is_named(files: dict[str, Path]) -> None:
    with pytest.raises(CommandError, match="queries"):
        ranked(files)
    files["queries"].write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="UTF-8"):
        ranked(files)


def test_a_run_is_measured(files: dict[str, Path]) -> None:
    files["qrels"].write_text("q1 0 a 1\nq1 0 b 1\nq2 0 a 1\n", encoding="utf-8")
    files["run"].write_text("q1 Q0 a 1 3 t\nq1 Q0 x 2 2 t\nq1 Q0 b 3 1 t\n", encoding="utf-8")
    found = json.loads(said("evaluate", "--qrels", files["qrels"], "--run", files["run"], "--json"))
    # Of q1: precision 1 at the first and 2/3 at the third; q2 was not answered and counts nothing.
    assert found["queries"] == 2
    assert found["MAP"] == pytest.approx((1 + 2 / 3) / 2 / 2)
    assert found["P@5"] == pytest.approx(2 / 5 / 2)
    assert found["MRR"] == pytest.approx(0.5)
    assert "MAP" in said("evaluate", "--qrels", files["qrels"], "--run", files["run"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("qrels", "q1 0 a\n"),
        ("qrels", "q1 0 a much\n"),
        ("qrels", "\n"),
        ("run", "q1 Q0 a 1 t\n"),
        ("run", "q1 Q0 a 1 high t\n"),
        ("run", "q1 Q0 a 1 2 t\nq1 Q0 a 2 1 t\n"),
    ],
)
def test_wrong_judgements_and_runs_are_refused(files: dict[str, Path], name: str, text: str) -> None:
    files["qrels"].write_text("q1 0 a 1\n", encoding="utf-8")
    files["run"].write_text("q1 Q0 a 1 1 t\n", encoding="utf-8")
    files[name].write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=name):
        said("evaluate", "--qrels", files["qrels"], "--run", files["run"])
