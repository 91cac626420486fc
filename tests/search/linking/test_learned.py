"""What was learned of occupations from names and words of work."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command

from marketplace.taxonomy.models import OccupationWord
from search.linking.classes import Asked, Classes, Voices
from search.linking.files import SHIPPED, path_for
from search.linking.learned import Learned, space_of
from search.linking.profiles import Profiles
from search.linking.store import OF_OCCUPATIONS, OF_SKILLS, learned
from search.linking.vectors import NameVectors
from search.meaning.encoders import first_encoder
from tests.factories import OccupationFactory, SkillFactory
from tests.search.meaning.making import Letters, letters_only

TEXTS = ["焊工", "焊缝气孔", "焊条打底", "车工", "车床对刀", "车削主轴"]
CODES = ["6-18-02-04", "6-18-01-01"]
OF = np.array([0, 0, 0, 1, 1, 1])


def vectors_of(texts: list[str]) -> NameVectors:
    return NameVectors.learn(Letters(), texts)


def rows(vectors: NameVectors, texts: list[str]) -> Any:
    return vectors.lowered(Letters().encode(texts), texts)


def taught(vectors: NameVectors) -> Learned:
    return Learned.fit(vectors, rows(vectors, TEXTS), OF, CODES)


def test_a_text_stands_best_to_the_occupation_whose_words_are_like_it() -> None:
    vectors = vectors_of(TEXTS)
    for text, code in (("气孔焊", "6-18-02-04"), ("对刀车", "6-18-01-01")):
        scores = taught(vectors).scores(rows(vectors, [text])[0])
        assert CODES[int(np.argmax(scores))] == code


def test_it_is_the_same_each_time_and_after_saving(tmp_path: Path) -> None:
    vectors = vectors_of(TEXTS)
    first = taught(vectors)
    assert np.array_equal(first.weights, taught(vectors).weights)
    first.save(tmp_path / "learned.npz")
    found, asked = Learned.load(tmp_path / "learned.npz"), rows(vectors, ["气孔"])[0]
    assert found.codes == tuple(CODES)
    assert np.allclose(found.scores(asked), first.scores(asked), atol=0.02)


def test_it_turns_what_words_and_names_leave_open() -> None:
    vectors = vectors_of(TEXTS)
    named = {"6-18-02-04": ["焊工"], "6-18-01-01": ["车工"]}
    profiles = Profiles({code: [(names[0], 1.0)] for code, names in named.items()})
    asked = rows(vectors, ["气孔"])[0]
    plain = Classes(CODES, profiles, named, vectors).standing("气孔焊工车工", Asked(asked))
    better = Classes(CODES, profiles, named, vectors, Voices(taught(vectors))).standing("气孔焊工车工", Asked(asked))
    assert plain is not None
    assert better is not None
    assert better[0] - better[1] > plain[0] - plain[1]


def test_weights_of_other_directions_hold_for_none() -> None:
    assert space_of(vectors_of(TEXTS)) != space_of(vectors_of(TEXTS[:4]))


@pytest.mark.django_db
def test_the_command_learns_from_names_and_words_and_what_is_damaged_is_left_out(settings: Any, tmp_path: Path) -> None:
    welder = OccupationFactory(code="6-18-02-04", name="焊工")
    OccupationFactory(code="6-18-01-01", name="车工")
    OccupationWord.objects.create(occupation=welder, word="焊缝气孔", kind="fault")
    SkillFactory(slug="tig", name="氩弧焊")
    with letters_only(settings, tmp_path):
        out = StringIO()
        call_command("learn_meaning", words=True, stdout=out)
        encoder = first_encoder()
        assert encoder is not None
        path = path_for(encoder, "learned")
        vectors = NameVectors.load(path_for(encoder))
        found = learned(vectors)
        assert found is not None
        assert set(found.codes) == {"6-18-02-04", "6-18-01-01"}
        assert path.name in out.getvalue()
        of_skills = learned(vectors, OF_SKILLS)
        assert of_skills is not None
        assert of_skills.codes == ("tig",)
        path.write_bytes(b"damaged")
        assert learned(vectors) is None


@pytest.mark.django_db
def test_what_is_shipped_holds_for_the_vectors_that_are_shipped(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_MEANING_DIR = tmp_path
    encoder = first_encoder()
    assert encoder is not None
    shipped = NameVectors.load(SHIPPED / path_for(encoder).name)
    for what in (OF_OCCUPATIONS, OF_SKILLS):
        found = learned(shipped, what)
        assert found is not None
        assert found.weights.shape == (shipped.directions.shape[1], len(found.codes))
