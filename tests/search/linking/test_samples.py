"""The samples that come with the product, and what is taught by them."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import marketplace.taxonomy
from search.analysis import normalise
from search.linking.profiles import Profiles
from search.linking.samples import SKILLS, TRADES, WORK, Sample, samples
from search.linking.store import Phrases
from search.linking.teaching import TIMES, lessons

DATA = Path(marketplace.taxonomy.__file__).parent / "data"


def column(table: str, name: str) -> set[str]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return {row[name] for row in csv.DictReader(file)}


def everything() -> tuple[Sample, ...]:
    return (*samples(TRADES), *samples(SKILLS), *samples(WORK))


def test_every_sample_is_about_an_occupation_and_skills_of_the_taxonomy() -> None:
    found = everything()
    assert len(samples(TRADES)) > 15_000
    assert len(samples(SKILLS)) > 3_000
    assert all(sample.occupations and normalise(sample.text) for sample in found)
    assert {code for sample in found for code in sample.occupations} <= column("occupations.csv", "code")
    assert {slug for sample in found for slug in sample.skills} <= column("skills.csv", "slug")


def test_no_sample_stands_twice() -> None:
    assert max(Counter(normalise(sample.text).replace(" ", "") for sample in everything()).values()) == 1


def test_samples_of_skills_teach_nothing_of_occupations() -> None:
    told = (Sample(("6-18-02-04",), ("tig",), "钨针断了"),)
    phrases = Phrases({"6-18-02-04": ["焊工"]}, {"tig": ["氩弧焊"]}, {}, {}, {}, of_skills_alone=told)
    occupations, skills = lessons(phrases).values()
    assert (occupations.texts, skills.texts) == (["焊工"], ["氩弧焊", "钨针断了"])
    assert phrases.said_in_samples() == {}


def test_words_and_lessons_hold_the_samples_of_occupations_that_are_there() -> None:
    told = (Sample(("6-18-02-04", "9-99-99-99"), ("tig",), "氩弧打底返修"), Sample(("6-18-01-01",), (), "车轴断了"))
    phrases = Phrases(
        {"6-18-02-04": ["焊工"]}, {"tig": ["氩弧焊"]}, {"6-18-02-04": ["焊缝"]}, {"tig": ["钨针"]}, {}, told
    )
    assert [text for text, _weight in phrases.said()["6-18-02-04"]] == ["焊工", "焊缝"]
    assert [text for text, _weight in phrases.said_in_samples()["6-18-02-04"]] == ["氩弧打底返修"]
    occupations, skills = lessons(phrases).values()
    assert Counter(occupations.texts) == {"焊工": 1, "焊缝": 1, "氩弧打底返修": TIMES}
    assert skills.texts == ["氩弧焊", "钨针", "氩弧打底返修"]
    assert (skills.keys, skills.places) == (("tig",), [0, 0, 0])


def test_what_only_samples_hold_speaks_for_nobody_by_itself() -> None:
    profiles = Profiles({"A": [("焊缝", 1.0)], "B": [("车轴", 1.0)]}, {"A": [("今天焊不好", 0.25)]})
    assert not profiles.scores("今天天气").any()
    first, second = profiles.scores("今天的车轴")
    assert 0 < first < second
