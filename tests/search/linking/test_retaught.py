"""The encoder whose last layers texts have taught, as it comes with the product."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from search.analysis import normalise
from search.linking import retaught as module
from search.linking.classes import Asked, Classes, Ordered, Voices
from search.linking.files import SHIPPED, path_for
from search.linking.learned import Learned
from search.linking.profiles import Profiles
from search.linking.retaught import HEADS, KINDS, OCCUPATIONS, SKILLS, Retaught, retaught
from search.linking.samples import WORK, samples
from search.linking.store import Phrases
from search.linking.vectors import NameVectors
from search.linking.worded import OTHERS
from search.meaning.encoders import first_encoder
from tests.search.meaning.making import Letters, letters_only

CODES = ("6-18-02-04", "6-18-01-01", "4-03-02-01")


@pytest.fixture
def shipped(settings: Any, tmp_path: Path) -> Retaught:
    settings.SEARCH_MEANING_DIR = tmp_path
    found = retaught()
    assert found is not None
    return found


def best(found: Retaught, head: str, text: str) -> str:
    chances = found.chances(head, normalise(text))
    return max(chances, key=chances.__getitem__)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("焊缝老有气孔", "6-18-02-04"),
        ("cook for a hotpot kitchen", "4-03-02-01"),
        ("电梯困人了来修", "6-29-03-03"),
        ("编竹篮的老艺人", "5-05-06-05"),
    ],
)
def test_it_hears_the_trade(shipped: Retaught, text: str, code: str) -> None:
    assert best(shipped, OCCUPATIONS, text) == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("隔壁厂匀二十个插件的过来", "shared_labour"),
        ("试了三个月都没搞定，哪位高手能解决，重谢", "technical_problem"),
        ("会氩弧焊打底的师傅", OTHERS),
    ],
)
def test_it_hears_the_kind_of_work(shipped: Retaught, text: str, kind: str) -> None:
    assert best(shipped, KINDS, text) == kind


@pytest.mark.django_db
def test_it_knows_the_trades_and_skills_of_the_samples(shipped: Retaught) -> None:
    phrases = Phrases.read()
    assert set(shipped.heads[OCCUPATIONS].codes) == {OTHERS, *phrases.sampled}
    assert set(shipped.heads[SKILLS].codes) == set(phrases.sampled_of_skills)
    assert {sample.kind for sample in samples(WORK)} == {"none", *set(shipped.heads[KINDS].codes) - {OTHERS}}


@pytest.mark.parametrize(("codes", "stands"), [((OTHERS, CODES[0]), [1, -1, -1]), (CODES[1::-1], [1, -1, 0])])
def test_what_was_not_taught_is_one_of_the_others_or_stands_in_the_middle(
    codes: tuple[str, ...], stands: list[float]
) -> None:
    assert Ordered(codes, CODES).standing(np.array([1.0, 3.0], np.float32)).tolist() == stands


def test_how_clearly_it_is_heard_does_not_hang_on_how_many_were_not_taught() -> None:
    scores = np.array([0.0, 3.0, 1.0, 2.0], np.float32)
    few, many = (Ordered((OTHERS, *CODES), (*CODES, *map(str, range(count)))).standing(scores) for count in (1, 900))
    assert few[:3].tolist() == many[:3].tolist()


def test_it_turns_what_the_other_voices_leave_open() -> None:
    vectors = NameVectors.learn(Letters(), ["老师傅", "电焊工"])
    asked = vectors.lowered(Letters().encode(["老师傅"]), ["老师傅"])[0]
    head = Learned("", CODES[:2], np.eye(2, dtype=np.float32), np.zeros(2, np.float32))
    profiles = Profiles({code: [("老师傅", 1.0)] for code in CODES[:2]})
    classes = Classes(CODES[:2], profiles, {}, vectors, Voices(retaught=head))
    plain = classes.standing("老师傅", Asked(asked))
    better = classes.standing("老师傅", Asked(asked, np.array([0.2, 0.8], np.float32)))
    assert plain is not None
    assert better is not None
    assert plain[0] == plain[1]
    assert better[1] > better[0]


def test_it_holds_for_its_own_encoder_only(settings: Any, tmp_path: Path) -> None:
    with letters_only(settings, tmp_path):
        assert retaught() is None


@pytest.mark.parametrize("left", [None, 5_000, 0])
def test_what_is_damaged_is_left_out(settings: Any, tmp_path: Path, left: int | None) -> None:
    settings.SEARCH_MEANING_DIR = tmp_path
    encoder = first_encoder()
    assert encoder is not None
    path = path_for(encoder, "retaught")
    path.write_bytes(b"damaged" if left is None else (SHIPPED / path.name).read_bytes()[:left])
    module._retaught.cache_clear()
    assert retaught() is None
    path.unlink()
    module._retaught.cache_clear()
    assert set(retaught().heads) == set(HEADS)
