"""What was learned of the wording of texts, without an encoder: of trades, and of kinds of work."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from marketplace.needs.models import NeedKind
from search.analysis import normalise
from search.linking.classes import Classes, Ordered, Voices
from search.linking.files import KINDS, SHIPPED, WORDING, WORDING_OF_SKILLS
from search.linking.kinds import learn, likeliest_kind, taught
from search.linking.profiles import Profiles
from search.linking.teaching import worded
from search.linking.worded import OTHERS, Taught, Training, Worded

HOW = Training(least=1, rounds=60, decay=1e-3)
WELDER, TURNER, BAKER = "6-18-02-04", "6-18-01-01", "6-02-01-01"
TAUGHT = [
    Taught(WELDER, "焊缝老有气孔"),
    Taught(WELDER, "会打底盖面的"),
    Taught(TURNER, "车床上对刀"),
    Taught(TURNER, "车细长轴的"),
    Taught(OTHERS, "做蛋糕裱花"),
    Taught(OTHERS, "发面烤面包"),
]


def best(learned: Worded, text: str) -> str:
    return learned.keys[int(np.argmax(learned.scores(normalise(text))))]


def test_a_text_stands_best_to_the_class_whose_texts_share_its_wording() -> None:
    learned = Worded.fit(TAUGHT, HOW)
    assert best(learned, "气孔多的焊缝") == WELDER
    assert best(learned, "对刀快的车床师傅") == TURNER
    assert best(learned, "裱花") == OTHERS
    assert learned.chances("气孔").sum() == pytest.approx(1)


def test_a_text_without_a_known_unit_stands_alike_to_all() -> None:
    assert not Worded.fit(TAUGHT, HOW).scores("asdfgh").any()
    assert not Worded.fit(TAUGHT, HOW).scores("焊").any()


def test_it_is_the_same_each_time_and_after_saving(tmp_path: Path) -> None:
    first = Worded.fit(TAUGHT, HOW)
    assert np.array_equal(first.weights, Worded.fit(TAUGHT, HOW).weights)
    first.save(tmp_path / "wording.npz")
    read = Worded.load(tmp_path / "wording.npz")
    assert read.keys == first.keys
    assert np.array_equal(read.scores("焊缝气孔"), first.scores("焊缝气孔"))


def test_units_of_texts_that_hardly_count_are_not_known() -> None:
    learned = Worded.fit([*TAUGHT, Taught(OTHERS, "翻译英文", 0.1)], HOW)
    assert "翻译" not in learned.places
    assert "焊缝" in learned.places


def test_classes_without_texts_of_their_own_stand_as_the_others() -> None:
    learned = Worded.fit(TAUGHT, HOW)
    stands = Ordered(learned.keys, [WELDER, BAKER, OTHERS]).standing(learned.scores("焊缝打底"))
    assert stands[0] > stands[1] == stands[2]
    assert OTHERS in Worded.fit([row for row in TAUGHT if row.key != OTHERS], HOW).keys


def test_it_turns_what_the_words_leave_open() -> None:
    codes = [WELDER, TURNER, BAKER]
    profiles = Profiles({code: [("老师傅", 1.0), (code, 1.0)] for code in codes[:2]} | {BAKER: [("面点", 1.0)]})
    plain = Classes(codes, profiles, {}, None).standing("老师傅 焊缝", None)
    better = Classes(codes, profiles, {}, None, Voices(worded=Worded.fit(TAUGHT, HOW))).standing("老师傅 焊缝", None)
    assert plain is not None
    assert better is not None
    assert plain[0] == plain[1]
    assert better[0] > better[1]


def test_what_is_taught_of_a_class_without_samples_is_that_it_is_another() -> None:
    rows = worded({"tig": ["氩弧焊"], "baking": ["烘焙"]}, {"tig": ["打底"]}, {"tig": ["打底盖面的", "氩弧焊"]})
    assert [(row.key, row.text) for row in rows] == [
        ("tig", "氩弧焊"),
        ("tig", "打底"),
        ("tig", "打底盖面的"),
        ("", "烘焙"),
    ]
    assert rows[-1].counts < rows[0].counts


def test_samples_that_seem_to_ask_for_a_kind_teach_nothing() -> None:
    asks = [Taught("shared_labour", f"借{number}个人过来顶半个月") for number in "三五八九"]
    none = [Taught(OTHERS, f"会{work}的师傅") for work in ("焊接", "车削", "裱花", "砌墙")]
    learned = learn([*asks, *none], ["借十个人过来", "会焊接的"])
    chances = dict(zip(learned.keys, learned.chances("借六个人过来顶几天"), strict=True))
    assert chances["shared_labour"] > 0.5


def test_what_is_shipped_can_be_read_and_knows_the_kinds_of_need() -> None:
    for name in (WORDING, WORDING_OF_SKILLS, KINDS):
        learned = Worded.load(SHIPPED / name)
        assert OTHERS in learned.keys
        assert learned.weights.shape == (len(learned.places), len(learned.keys))
    assert set(learned.keys) == {OTHERS, *NeedKind.values}
    assert {row.key for row in taught()} == set(learned.keys)
    assert len(taught()) > 5_000


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("隔壁厂匀二十个插件的过来", "shared_labour"),
        ("一口价包给一个师傅做完", "project"),
        ("请厂里的老师傅来给学生讲两堂课", "instructor"),
        ("cross-shift cover on Saturdays and Sundays only", "part_time"),
        ("试了三个月都没搞定，哪位高手能解决，重谢", "technical_problem"),
        ("师傅来厂里一趟把变频器修好", "technical_service"),
    ],
)
def test_kinds_are_heard_without_their_names(text: str, kind: str) -> None:
    found, chance = likeliest_kind(text)
    assert found == kind
    assert chance > 0.5


@pytest.mark.parametrize("text", ["会氩弧焊打底的师傅", "轴承座发热", "厨师", ""])
def test_a_trade_alone_asks_for_no_kind(text: str) -> None:
    assert likeliest_kind(text)[1] < 0.4
