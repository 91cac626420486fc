"""Other weights in the places of some of the packaged model's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search.meaning.packaged import MODEL, MultilingualE5, RetaughtE5
from search.meaning.weights import digest, directory, opened, replaced

TEXTS = ["焊缝气孔", "welder"]
LAST = "l11.oln.b"
"""Added to each row at the end of the last layer."""


def own(name: str) -> bytes:
    with opened(MODEL) as model:
        start, size = directory(model)[name]
        return model[start : start + size]


def beside(*names: str) -> str:
    with opened(MODEL) as model:
        return digest(model, names)


def test_the_directory_names_all_layers() -> None:
    with opened(MODEL) as model:
        found = directory(model)
    assert found["emb.word"][1] == 250_037 * 384 // 32 * 18
    assert {name.split(".")[0] for name in found} == {"emb", *(f"l{place}" for place in range(12))}
    assert max(start + size for start, size in found.values()) == MODEL.stat().st_size


def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"PK\x03\x04" * 20)
    (tmp_path / "cut").write_bytes(MODEL.read_bytes()[:40])
    for name, problem in (("other", "no weights"), ("cut", "cut off")):
        with pytest.raises(ValueError, match=problem):
            replaced(tmp_path / name, {}, "")


def test_other_layers_than_those_beside_which_they_were_taught_are_told() -> None:
    assert beside() != beside(LAST)
    with pytest.raises(ValueError, match="other weights"):
        replaced(MODEL, {LAST: own(LAST)}, beside())


@pytest.mark.parametrize("weights", [{"l12.oln.b": bytes(1536)}, {LAST: bytes(1535)}])
def test_weights_that_do_not_fit_are_told(weights: dict[str, bytes]) -> None:
    with pytest.raises(ValueError, match=next(iter(weights))):
        replaced(MODEL, weights, beside(*weights))


def test_with_its_own_weights_it_says_the_same() -> None:
    plain, again = MultilingualE5(), RetaughtE5({LAST: own(LAST)}, beside(LAST))
    assert np.array_equal(plain._model.query(TEXTS), again.encode(TEXTS))


def test_with_others_it_says_another_thing_and_the_file_stays_as_it_is() -> None:
    before = own(LAST)
    shifted = (np.frombuffer(before, np.float32) + np.linspace(-1, 1, 384, dtype=np.float32)).tobytes()
    plain, again = MultilingualE5(), MultilingualE5().retaught({LAST: shifted}, beside(LAST))
    assert not np.allclose(plain._model.query(TEXTS), again.encode(TEXTS), atol=0.01)
    assert np.allclose(again.encode(TEXTS[:1]), again.encode(TEXTS)[:1], atol=1e-3)
    assert own(LAST) == before
    assert again.name != RetaughtE5({LAST: before}, beside(LAST)).name
