from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.concepts import Naming
from search.linking.classes import Classes
from search.linking.files import path_for
from search.linking.hearing import Hearing
from search.linking.links import Meaning
from search.linking.profiles import Profiles, units
from search.linking.store import vectors
from search.linking.vectors import NameVectors
from tests.search.meaning.making import Letters, letters_only

SAID = {
    "6-18-02-04": [("焊工", 1.0), ("焊缝", 1.0), ("气孔", 1.0), ("weld porosity", 1.0)],
    "6-18-01-01": [("车工", 1.0), ("对刀", 1.0), ("主轴", 0.5), ("lathe", 1.0)],
    "2-02-07-04": [("焊接工程师", 1.0), ("焊缝", 1.0), ("气孔", 1.0)],
    "4-03-02-01": [("厨师", 1.0), ("掌勺", 1.0), ("坝坝宴", 1.0)],
}
NAMED = {code: [phrases[0][0]] for code, phrases in SAID.items()}
SKILLS = {
    "tig": [("氩弧焊", 1.0)],
    "lathe": [("数控车", 1.0)],
    "weld-repair": [("焊缝返修", 1.0)],
    "gliding": [("焊缝", 1.0)],
}
NOBODY = frozenset({"4-99-99-99"})
USERS = {
    "gliding": NOBODY,
    "tig": frozenset({"6-18-02-04"}),
    "weld-repair": frozenset({"6-18-02-04"}),
    "lathe": frozenset({"6-18-01-01"}),
}


def made(vectors: NameVectors | None = None) -> Meaning:
    return Meaning(
        Classes(tuple(SAID), Profiles(SAID), NAMED, vectors),
        Classes(
            tuple(SKILLS), Profiles(SKILLS), {key: [one for one, _ in said] for key, said in SKILLS.items()}, vectors
        ),
        USERS,
        Hearing(vectors, Letters()) if vectors else None,
    )


def test_words_of_work_lead_to_the_occupation() -> None:
    found = made().link("焊缝老有气孔")
    assert (found[0].kind, found[0].key) == ("occupation", "6-18-02-04")
    assert made().link("坝坝宴找人掌勺")[0].key == "4-03-02-01"


def test_english_endings_do_not_matter() -> None:
    assert made().link("welded seam with porosity")[0].key == "6-18-02-04"


def test_the_skills_of_the_occupations_meant_follow_and_no_others() -> None:
    skills = [concept.key for concept in made().link("焊缝老有气孔") if concept.kind == "skill"]
    assert skills
    assert skills[0] == "weld-repair"
    assert "gliding" not in skills


def test_skills_of_a_trade_that_was_named_are_looked_for_too() -> None:
    found = made().link("焊缝 数控车", Naming(["6-18-01-01"], []))
    assert "lathe" in [concept.key for concept in found if concept.kind == "skill"]


def test_an_occupation_that_uses_a_named_skill_is_likelier() -> None:
    def weight(skills: list[str]) -> float:
        found = made().link("焊缝 对刀", Naming([], skills))
        return next(concept.weight for concept in found if concept.key == "6-18-01-01")

    assert weight(["lathe"]) > weight(["lathe", "tig"]) > weight(["tig"])


@pytest.mark.parametrize("text", ["", "  ", "asdfgh", "今天天气", "!?"])
def test_what_speaks_for_nothing_means_nothing(text: str) -> None:
    assert made().link(text) == ()


def test_loosely_more_is_linked() -> None:
    text = "焊缝 对刀 掌勺"
    assert len(made().loosely().link(text)) >= len(made().link(text))


@given(st.text(max_size=60))
def test_any_text_is_linked_with_weights_that_sum_to_one_at_most(text: str) -> None:
    found = made().link(text)
    for kind in ("occupation", "skill"):
        weights = [concept.weight for concept in found if concept.kind == kind]
        assert sum(weights) <= 1.02
        assert weights == sorted(weights, reverse=True)


def test_meaning_is_near_where_no_word_is_shared() -> None:
    vectors = NameVectors.learn(Letters(), [name for names in NAMED.values() for name in names])
    assert made().link("师厨") == ()
    assert made(vectors).link("师厨")[0].key == "4-03-02-01"


def test_vectors_are_found_again_in_their_file_and_only_new_ones_are_made(tmp_path: Path) -> None:
    first = NameVectors.learn(Letters(), ["焊工", "车工", "厨师"])
    path = tmp_path / "names.npz"
    first.save(path)
    read = NameVectors.load(path)
    assert read.encoder == "letters"
    assert read.places(["焊工", "铣工"]).tolist()[1] == -1
    more = read.with_texts(Letters(), ["铣工"])
    assert (more.places(["焊工", "车工", "厨师", "铣工"]) >= 0).all()
    asked = more.lowered(Letters().encode(["铣工"]), ["铣工"])[0]
    places = more.places(["焊工", "车工", "厨师", "铣工"])
    assert int(np.argmax(more.of(places) @ asked)) == 3
    assert more.only(["铣工"]).places(["焊工", "铣工"]).tolist()[0] == -1


def test_units_do_not_reach_across_what_parts_them() -> None:
    assert list(units("焊缝,气孔")) == ["焊缝", "气孔"]
    assert list(units("weld porosity")) == ["weld", "poros", "weld poros"]


def test_a_file_of_vectors_that_cannot_be_read_leaves_words_to_link(settings: Any, tmp_path: Path) -> None:
    with letters_only(settings, tmp_path):
        path = path_for(Letters())
        path.write_bytes(b"no vectors")
        assert vectors() is None
