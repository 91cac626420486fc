"""manage.py match: tables, JSON as its schema says, and one clear line for what is wrong."""

from __future__ import annotations

import json
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from jsonschema import Draft202012Validator

from search.matching.files.reading import schema
from tests.search.scenarios.corpus import Corpus

EXAMPLES = sorted((Path(settings.BASE_DIR) / "docs/examples").glob("*.json"))
KINDS = {"part_time", "technical_service", "technical_problem", "project", "shared_labour", "instructor"}


def run(*args: Any) -> tuple[int, str, str]:
    """Exit code, output and errors of the command."""
    out, err = StringIO(), StringIO()
    try:
        call_command("match", *map(str, args), stdout=out, stderr=err)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def answer(*args: Any) -> dict[str, Any]:
    code, out, err = run(*args, "--json")
    assert (code, err) == (0, "")
    data: dict[str, Any] = json.loads(out, parse_float=Decimal)
    return data


def written(tmp_path: Path, **fields: Any) -> Path:
    data = {"record": "need", "kind": "part_time", "starts": "2027-03-01", "ends": "2027-06-30"}
    path = tmp_path / "asked.json"
    path.write_text(json.dumps({**data, **fields}, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_need_of_the_database_gives_an_answer_that_its_schema_allows(indexed: Corpus) -> None:
    data = answer("need", indexed.keys["need", "weekend_wish"])
    plain = json.loads(json.dumps(data, default=float))
    Draft202012Validator({"$defs": schema()["$defs"], "$ref": "#/$defs/answer"}).validate(plain)
    assert data["results"]


def test_the_score_equals_the_sum_of_the_points_exactly(indexed: Corpus) -> None:
    for extra in ([], ["--without-priority"]):
        for result in answer("need", indexed.keys["need", "weekend_wish"], *extra)["results"]:
            assert sum(Decimal(part["points"]) for part in result["parts"]) == Decimal(result["score"])


def test_without_priority_the_ranks_are_those_that_were_promised(indexed: Corpus) -> None:
    key = indexed.keys["need", "weekend_wish"]
    promised = {row["id"]: row["rank_without_priority"] for row in answer("need", key)["results"]}
    plain = answer("need", key, "--without-priority")["results"]
    assert {row["id"]: row["rank"] for row in plain} == promised
    assert not [part for row in plain for part in row["parts"] if part["priority"]]


def test_priority_changes_some_rank_here(indexed: Corpus) -> None:
    rows = answer("need", indexed.keys["need", "weekend_wish"])["results"]
    assert [row["rank"] for row in rows] != [row["rank_without_priority"] for row in rows]


def test_the_limit_cuts_the_list_but_not_the_ranks(indexed: Corpus) -> None:
    key = indexed.keys["need", "weekend_wish"]
    assert answer("need", key, "--limit", 2)["results"] == answer("need", key)["results"][:2]


def test_the_same_question_gives_the_same_answer(indexed: Corpus) -> None:
    key = indexed.keys["worker", "welder_anywhere"]
    assert answer("worker", key) == answer("worker", key)


@pytest.mark.parametrize(("lang", "word"), [("zh-hans", "职业"), ("en", "Occupation")])
def test_the_table_speaks_the_language_that_was_asked(lang: str, word: str, indexed: Corpus) -> None:
    _code, out, _err = run("need", indexed.keys["need", "weekend_wish"], "--lang", lang, "--limit", 1)
    assert word in out


def test_hidden_profiles_and_private_data_are_not_in_an_answer(indexed: Corpus) -> None:
    names = {row["title"] for row in answer("need", indexed.keys["need", "weekend_tig"], "--limit", 100)["results"]}
    assert not [name for name in names if "welder_hidden ·" in name]


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_every_example_file_matches(path: Path, indexed: Corpus) -> None:
    assert answer("--file", path)["asked"]["title"]


def test_there_is_an_example_for_every_kind_of_need() -> None:
    examples = [json.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES]
    assert {example["kind"] for example in examples if example["record"] == "need"} == KINDS
    assert {example["record"] for example in examples} == {"need", "worker", "offer"}


def test_a_file_finds_whom_its_twin_in_the_database_finds(indexed: Corpus, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        occupations=[{"occupation": "电焊工", "level": "高级工"}],
        district="liangjiang",
        pay={"min": 450, "max": 600, "unit": "day"},
    )
    titles = " ".join(row["title"] for row in answer("--file", path)["results"])
    assert "welder_master" in titles
    assert "welder_junior" not in titles
    assert "welder_no_permit" not in titles


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"occupations": ["焊接大师傅傅"]}, ["occupations[0].occupation", "焊"]),
        ({"district": "渝北北"}, ["district", "渝北"]),
        ({"kind": "parttime"}, ["kind", "part_time"]),
        ({"occupation": "焊工"}, ["occupation", "occupations"]),
        ({"starts": "2027-13-01"}, ["starts"]),
        ({"ends": "2026-01-01"}, ["ends"]),
        ({"pay": {"min": -5, "unit": "day"}}, ["pay.min"]),
        ({"pay": {"min": 5, "unit": "fortnight"}}, ["pay.unit"]),
        ({"headcount": "three"}, ["headcount"]),
        ({"schedule": {"week": ["8am"]}}, ["schedule"]),
        ({"skills": ["氩弧焊机器人超级大师"]}, ["skills[0].skill", "氩弧焊"]),
        ({"occupations": [{"occupation": "焊工", "level": "高工"}]}, ["occupations[0].level"]),
        ({"record": "person"}, ["record", "need"]),
        ({"occupations": "焊工"}, ["occupations"]),
    ],
)
def test_a_wrong_file_gets_one_line_that_names_the_field(
    fields: dict[str, Any], named: list[str], indexed: Corpus, tmp_path: Path
) -> None:
    code, out, err = run("--file", written(tmp_path, **fields))
    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert all(word in err for word in named), err


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'"text"', b"[" * 100_000, "职业".encode("gb18030")]
)
def test_an_unreadable_file_gets_one_line(content: bytes, indexed: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    code, _out, err = run("--file", path)
    assert code == 2
    assert len(err.strip().splitlines()) == 1
    assert "bad.json" in err


def test_a_file_that_is_missing_or_too_large_is_named(indexed: Corpus, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.write_text(" " * (settings.LIMITS.json_bytes + 1))
    for path in (tmp_path / "nowhere.json", tmp_path, large):
        code, _out, err = run("--file", path)
        assert (code, len(err.strip().splitlines())) == (2, 1)
        assert path.name in err


def test_an_unknown_key_names_the_nearest(indexed: Corpus) -> None:
    code, _out, err = run("need", 99_999_999)
    assert code == 2
    assert str(max(key for (record, _name), key in indexed.keys.items() if record == "need")) in err


def test_nothing_to_match_is_said_plainly(indexed: Corpus) -> None:
    assert run()[0] == 2
    assert run("need")[0] == 2


def test_an_index_that_is_not_built_is_said_plainly(corpus: Corpus, db: None) -> None:
    code, _out, err = run("need", corpus.keys["need", "weekend_wish"])
    assert code == 2
    assert len(err.strip().splitlines()) == 1
