"""The file of what was learned: one for a taxonomy and its encoders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marketplace.taxonomy.vocabulary import vocabulary_changed
from search.linking import store as linking
from search.meaning.encoders import EncodersMissing, encoders, forget_encoders, needed
from search.meaning.store import NoNames, NotLearned, build, projection
from tests.factories import OccupationFactory
from tests.search.meaning.making import letters_only

pytestmark = pytest.mark.django_db
LETTERS = "tests.search.meaning.making.Letters"


@pytest.fixture(autouse=True)
def _known_encoder(settings: Any, tmp_path: Path) -> Iterator[None]:
    with letters_only(settings, tmp_path):
        yield


@pytest.fixture
def _names() -> None:
    for code, name, english in (
        ("6-18-02-04", "焊工", "Welder"),
        ("6-18-01-01", "车工", "Turner"),
        ("4-03-02-01", "厨师", "Cook"),
    ):
        OccupationFactory(code=code, name=name, name_en=english)


@pytest.mark.usefixtures("_names")
def test_what_was_built_is_read_until_the_taxonomy_changes(tmp_path: Path) -> None:
    with pytest.raises(NotLearned):
        projection()
    path, names = build()
    assert names == 6
    assert projection().matrix.shape[1] > 0
    vocabulary_changed()
    with pytest.raises(NotLearned):
        projection()
    again, _ = build()
    assert again != path
    assert list(tmp_path.iterdir()) == [again]


@pytest.mark.usefixtures("_names")
def test_what_is_learned_leaves_the_vectors_of_names_where_they_are(tmp_path: Path) -> None:
    path, _, _ = linking.build()
    build()
    assert path.exists()


def test_nothing_can_be_learned_of_an_empty_taxonomy(tmp_path: Path) -> None:
    with pytest.raises(NoNames):
        build()
    assert list(tmp_path.iterdir()) == []


def test_an_encoder_that_is_missing_is_told_and_breaks_nothing(settings: Any) -> None:
    settings.SEARCH_ENCODERS = [LETTERS, "nowhere.Encoder"]
    forget_encoders()
    assert [encoder.name for encoder in encoders()] == ["letters"]
    with pytest.raises(EncodersMissing, match=r"nowhere\.Encoder"):
        needed()
