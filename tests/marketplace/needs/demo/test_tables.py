import itertools
import re

import pytest

from marketplace.needs.demo.draws import Draw, inside, without_unit
from marketplace.needs.demo.introductions import fits
from marketplace.needs.demo.tables import FOLDER, lines, rows, trades
from marketplace.workers.models import Worker

SENTENCES = ("openings", "cases", "duties", "closings", "wishes", "skill_sentences")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_every_table_says_where_it_comes_from(path):
    assert all(row["source"] for row in rows(path.stem))
    assert all(None not in row and None not in row.values() for row in rows(path.stem))


@pytest.mark.parametrize("table", SENTENCES)
def test_both_languages_have_the_same_alternatives(table):
    for row in rows(table):
        zh, en = (re.findall(r"\{([^}]*)\}", row[name]) for name in ("text", "text_en"))
        assert [part.count("|") for part in zh] == [part.count("|") for part in en], row["text"]


@pytest.mark.parametrize("code", sorted(code for code, trade in trades().items() if trade.family != "craft"))
def test_every_trade_has_something_to_tell_and_to_ask(code):
    assert lines("cases", code)
    assert lines("duties", code)


def test_everybody_finds_an_opening():
    families = {trade.family for trade in trades().values()}
    for status, level, years, family in itertools.product(Worker.WorkStatus.values, range(9), (1, 4, 12, 40), families):
        assert any(fits(row, status, level, years, family) for row in rows("openings")), (status, level, years, family)


def test_alternatives_are_settled_alike_in_both_languages():
    draw = Draw.of(1, "test", 1)
    for _ in range(50):
        assert draw.spoken("{一|二|三}年，{甲|乙}", "{1|2|3} years, {a|b}") in {
            (f"{zh}年，{first}", f"{en} years, {second}")
            for zh, en in zip("一二三", "123", strict=True)
            for first, second in (("甲", "a"), ("乙", "b"))
        }


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Pipe welding", "pipe welding"),
        ("PLC programming", "PLC programming"),
        ("Sichuan cuisine", "Sichuan cuisine"),
    ],
)
def test_an_english_name_stands_inside_a_sentence(name, shown):
    assert inside(name) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Youyang Tujia and Miao Autonomous County", "Youyang"),
        ("Nan'an District", "Nan'an"),
        ("Liangjiang New Area", "Liangjiang"),
        ("Chengdu", "Chengdu"),
    ],
)
def test_an_english_place_goes_without_its_unit(name, shown):
    assert without_unit(name) == shown
