"""What the encoder is taught, and the pieces that it reads; the training itself needs torch, which the suite has not."""

from __future__ import annotations

import pytest

from scripts.encoder.lessons import A_SAMPLE, A_TEXT_OF_KIND, A_WORD, AN_OTHER, Example, Lessons
from scripts.encoder.tokens import LONGEST, Tokens
from search.linking.retaught import HEADS, KINDS, OCCUPATIONS, SKILLS
from search.linking.samples import WORK, Sample, samples
from search.linking.store import Phrases
from search.linking.worded import OTHERS
from search.meaning.packaged import MODEL, MultilingualE5

WELDER, BAKER = "6-18-02-04", "6-02-01-01"
OVENS = [f"烤箱{number}" for number in range(20)]


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens.read(MODEL)


@pytest.fixture(scope="module")
def examples() -> dict[str, Example]:
    phrases = Phrases(
        occupations={WELDER: ["焊工"], BAKER: ["面包师"]},
        skills={"tig": ["氩弧焊"]},
        words={BAKER: ["断电", *OVENS], WELDER: ["断电"]},
        skill_words={},
        users={"tig": frozenset({WELDER})},
        samples=[Sample((WELDER,), ("tig",), "打底盖面的")],
    )
    return {one.text: one for one in Lessons(phrases).examples()}


@pytest.mark.parametrize("text", ["焊缝气孔率高求解决", "a welder for TIG, 2 days", "ＣＡＤ　制图　　员", "𬭩", ""])
def test_a_text_has_as_many_pieces_as_the_engine_reads(tokens: Tokens, text: str) -> None:
    assert len(tokens.of(text)) == MultilingualE5()._model.token_count(text, True)


def test_a_long_text_ends_like_a_short_one(tokens: Tokens) -> None:
    long = tokens.of("焊接" * 200)
    assert len(long) == LONGEST
    assert long[-1] == tokens.of("焊")[-1]


def test_a_sample_is_about_its_trade_and_its_skills_and_hardly_of_no_kind(examples: dict[str, Example]) -> None:
    found = examples["打底盖面的"]
    assert (found.keys[OCCUPATIONS], found.keys[SKILLS], found.keys[KINDS]) == ({WELDER}, {"tig"}, {OTHERS})
    assert found.counts[OCCUPATIONS] == A_SAMPLE
    assert found.counts[KINDS] < A_TEXT_OF_KIND
    assert not found.is_short


def test_what_a_trade_with_samples_does_is_no_word_of_the_others(examples: dict[str, Example]) -> None:
    assert examples["断电"].keys[OCCUPATIONS] == {WELDER}
    assert examples["断电"].counts[OCCUPATIONS] == A_WORD


def test_trades_without_samples_are_the_others(examples: dict[str, Example]) -> None:
    others = [one for one in examples.values() if one.keys[OCCUPATIONS] == {OTHERS}]
    assert {one.text for one in others} <= {"面包师", *OVENS}
    assert 0 < len(others) < len(OVENS)
    assert {one.counts[OCCUPATIONS] for one in others} == {AN_OTHER}


def test_texts_of_work_tell_the_kind_too(examples: dict[str, Example]) -> None:
    lent = next(sample for sample in samples(WORK) if sample.kind == "shared_labour")
    found = next(one for one in examples.values() if one.keys[KINDS] == {"shared_labour"} and one.keys[OCCUPATIONS])
    assert lent.kind in found.keys[KINDS]
    assert found.counts[KINDS] == A_TEXT_OF_KIND
    assert set(found.counts) == set(HEADS)
