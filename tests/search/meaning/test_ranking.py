"""Ranking titles: by meaning, stable, whatever the collection."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search.meaning.projection import Projection, learn
from search.meaning.ranking import CANDIDATES, rank
from search.meaning.words import is_han, rarity, words
from tests.search.meaning.making import HAN, Bilingual, Letters

ENDINGS = {True: ("工", "师傅", "技师", "人员", "员"), False: ("er", "worker", "hand", "operator", "master")}
NAMES = [
    (meaning, name)
    for sign, meaning in HAN.items()
    for name in (*(f"{sign}{end}" for end in ENDINGS[True]), *(f"{meaning}{end}" for end in ENDINGS[False]))
]
TITLES = [name for _, name in NAMES]


@pytest.fixture(scope="module")
def bilingual() -> Projection:
    return learn([Bilingual()], NAMES)


@pytest.fixture(scope="module")
def letters() -> Projection:
    return learn([Letters()], NAMES)


def test_what_is_learned_of_names_overcomes_the_language(bilingual: Projection) -> None:
    (found,) = rank(["焊接"], TITLES, [Bilingual()], bilingual)
    best = [NAMES[place][0] for place in found.places[:10]]
    assert best == ["weld"] * 10


def test_a_title_finds_itself_first(letters: Projection) -> None:
    ranked = rank(TITLES, TITLES, [Letters()], letters)
    assert [TITLES[found.places[0]] for found in ranked] == TITLES


def test_the_whole_collection_is_ranked_once_each_with_falling_scores(letters: Projection) -> None:
    (found,) = rank(["焊工"], TITLES, [Letters()], letters)
    assert sorted(found.places) == list(range(len(TITLES)))
    assert (np.diff(found.scores) <= 0).all()


def test_depth_cuts_the_same_ranking(letters: Projection) -> None:
    (whole,) = rank(["焊工"], TITLES, [Letters()], letters)
    (first,) = rank(["焊工"], TITLES, [Letters()], letters, depth=7)
    assert list(first.places) == list(whole.places[:7])


def test_of_equal_titles_the_earlier_comes_first(letters: Projection) -> None:
    (found,) = rank(["焊工"], ["厨师", *["焊工"] * 5], [Letters()], letters)
    assert list(found.places[:5]) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("collection", [[], ["焊工"], ["焊工", "车工"], ["，"], ["welder", "，", "焊工"]])
def test_any_collection_can_be_ranked(letters: Projection, collection: list[str]) -> None:
    for found in rank(["焊工", "，", "?"], collection, [Letters()], letters):
        assert sorted(found.places) == list(range(len(collection)))
        assert np.isfinite(found.scores).all()


def test_what_is_ranked_again_stays_before_the_rest(letters: Projection) -> None:
    many = [f"{title}{number}" for number in range(25) for title in TITLES]
    assert len(many) > CANDIDATES
    (found,) = rank(["焊工"], many, [Letters()], letters)
    assert sorted(found.places) == list(range(len(many)))
    assert (np.diff(found.scores) <= 0).all()


def test_a_projection_is_read_as_it_was_written(bilingual: Projection, tmp_path: Path) -> None:
    path = tmp_path / "deeper" / "file.npz"
    bilingual.save(path)
    read = Projection.load(path)
    assert np.array_equal(read.matrix, bilingual.matrix)
    for one, other in ((read.word_centres, bilingual.word_centres), (read.title_centres, bilingual.title_centres)):
        assert len(one) == len(other)
        assert all(
            np.array_equal(a[script], b[script]) for a, b in zip(one, other, strict=True) for script in (True, False)
        )
    assert [found.name for found in path.parent.iterdir()] == ["file.npz"]


def test_words_are_parts_of_long_names() -> None:
    assert words("氩弧焊工 cnc操作员") == ["氩弧焊", "工", "cnc", "操作员"]
    assert [is_han(text) for text in ("cnc操作", "welder", "")] == [True, False, False]


def test_a_rare_word_weighs_more() -> None:
    weigh = rarity([["senior", "welder"], ["senior", "cook"], ["senior"]])
    assert weigh("welder") == weigh("cook") > weigh("senior") > 0
    assert weigh("unheard") > weigh("welder")
