"""A sentence model of the operator's own, run by onnxruntime as it is."""

from __future__ import annotations

import json
import os
import signal
import warnings
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from onnx import TensorProto

from search.linking import linking
from search.meaning.encoders import EncoderUnusable, encoders, first_encoder
from search.meaning.onnx import BATCH, OnnxEncoder
from tests.factories import OccupationFactory
from tests.search.meaning.making import forget
from tests.search.meaning.models import INPUTS, WIDTH, write_folder, write_pooling

ONNX = "search.meaning.onnx.OnnxEncoder"
TEXTS = ["焊工", "welder", "电焊工 车工 厨师 weld lathe cook welder", "", "unheard of", "焊"]


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """The product with an own model alone, in this folder, which is not there yet."""
    settings.SEARCH_ENCODERS, settings.SEARCH_ENCODER_MODEL = [ONNX], str(tmp_path / "model")
    settings.SEARCH_MEANING_DIR = tmp_path / "meaning"
    forget()
    yield tmp_path / "model"
    forget()


@pytest.fixture
def encoder(folder: Path) -> OnnxEncoder:
    write_folder(folder)
    return OnnxEncoder()


def alone(encoder: OnnxEncoder, texts: list[str]) -> Any:
    return np.concatenate([encoder.encode([text]) for text in texts])


def test_a_text_has_the_same_vector_alone_and_padded_among_longer_ones(encoder: OnnxEncoder) -> None:
    assert np.allclose(encoder.encode(TEXTS), alone(encoder, TEXTS), atol=1e-6)


def test_many_texts_keep_their_order_over_batches(encoder: OnnxEncoder) -> None:
    texts = [" ".join(["weld", "cook", "焊"][: number % 4]) for number in range(3 * BATCH + 1)]
    assert np.allclose(encoder.encode(texts), alone(encoder, texts), atol=1e-6)


def test_vectors_have_length_one_and_the_width_of_the_model(encoder: OnnxEncoder) -> None:
    found = encoder.encode(TEXTS)
    assert found.shape == (len(TEXTS), WIDTH)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-6)


def test_different_texts_have_different_vectors(encoder: OnnxEncoder) -> None:
    weld, cook = encoder.encode(["weld", "cook"])
    assert weld @ cook < 0.99


def test_nothing_has_no_rows(encoder: OnnxEncoder) -> None:
    assert encoder.encode([]).shape == (0, WIDTH)


def test_a_long_text_is_cut(encoder: OnnxEncoder) -> None:
    longer, longest = encoder.encode(["weld " * 100, "weld " * 100 + "cook " * 100])
    assert np.allclose(longer, longest)


@pytest.mark.parametrize("inputs", [INPUTS[:1], INPUTS[:2], INPUTS])
def test_a_model_is_given_the_inputs_that_it_asks_for(folder: Path, inputs: tuple[str, ...]) -> None:
    write_folder(folder, inputs=inputs)
    assert OnnxEncoder().encode(TEXTS).shape == (len(TEXTS), WIDTH)


def test_a_model_may_take_numbers_of_32_bits(folder: Path) -> None:
    write_folder(folder, inputs=INPUTS[:1], numbers=TensorProto.INT32)
    assert OnnxEncoder().encode(TEXTS).shape == (len(TEXTS), WIDTH)


def test_the_models_own_vector_of_a_text_goes_before_those_of_its_tokens(folder: Path) -> None:
    write_folder(folder, outputs=("last_hidden_state", "sentence_embedding"))
    own = OnnxEncoder().encode(TEXTS)
    write_folder(folder)
    write_pooling(folder, "pooling_mode_cls_token")
    first = OnnxEncoder()
    assert np.allclose(own, first.encode(TEXTS), atol=1e-6)
    assert not np.allclose(own, mean_of_tokens(folder), atol=1e-3)


def mean_of_tokens(folder: Path) -> Any:
    (folder / "1_Pooling" / "config.json").unlink()
    return OnnxEncoder().encode(TEXTS)


def test_the_prompt_of_the_folder_stands_before_each_text(encoder: OnnxEncoder, folder: Path) -> None:
    prompts = {"prompts": {"query": "weld ", "passage": "cook "}, "default_prompt_name": None}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    assert np.allclose(OnnxEncoder().encode(["焊工"]), encoder.encode(["weld 焊工"]))


def test_the_name_changes_with_whatever_changes_the_vectors(encoder: OnnxEncoder, folder: Path) -> None:
    assert OnnxEncoder().name == encoder.name
    write_pooling(folder, "pooling_mode_cls_token")
    pooled = OnnxEncoder().name
    write_folder(folder, inputs=INPUTS[:1])
    assert len({encoder.name, pooled, OnnxEncoder().name}) == 3


def test_a_process_forked_after_use_can_use_it(encoder: OnnxEncoder) -> None:
    before = encoder.encode(TEXTS * BATCH)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # Python 3.12 warns where there are threads, of whatever library.
        child = os.fork()
    if not child:
        signal.alarm(60)
        os._exit(0 if np.allclose(encoder.encode(TEXTS * BATCH), before) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def without(folder: Path, name: str) -> None:
    write_folder(folder)
    (folder / name).unlink()


def broken(folder: Path, name: str) -> None:
    write_folder(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"nothing of use")


FAULTS = {
    "no folder": (lambda folder: None, "model.onnx"),
    "no model": (lambda folder: without(folder, "model.onnx"), "model.onnx"),
    "no tokenizer": (lambda folder: without(folder, "tokenizer.json"), "tokenizer.json"),
    "a broken model": (lambda folder: broken(folder, "model.onnx"), "model.onnx"),
    "a broken tokenizer": (lambda folder: broken(folder, "tokenizer.json"), "tokenizer.json"),
    "a broken prompt": (lambda folder: broken(folder, "config_sentence_transformers.json"), "config_sentence"),
    "an unknown input": (lambda folder: write_folder(folder, inputs=(*INPUTS, "pixels")), "pixels"),
    "no texts": (lambda folder: write_folder(folder, inputs=INPUTS[1:]), "model.onnx"),
    "fractions": (lambda folder: write_folder(folder, numbers=TensorProto.FLOAT), "model.onnx"),
    "too few places": (lambda folder: write_folder(folder, places=32), "model.onnx"),
    "other pooling": (lambda folder: write_pooling(write_folder(folder), "pooling_mode_max_tokens"), "max_tokens"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_used_is_told_by_its_setting_and_its_file(folder: Path, fault: str) -> None:
    make, named = FAULTS[fault]
    make(folder)
    with pytest.raises(EncoderUnusable, match=named) as told:
        OnnxEncoder()
    assert "SEARCH_ENCODER_MODEL" in str(told.value)


def test_a_setting_without_a_folder_is_told(settings: Any) -> None:
    settings.SEARCH_ENCODER_MODEL = ""
    with pytest.raises(EncoderUnusable, match="SEARCH_ENCODER_MODEL"):
        OnnxEncoder()


def names() -> None:
    for code, name, english in (
        ("6-18-02-04", "电焊工", "welder"),
        ("6-18-01-01", "车工", "lathe"),
        ("4-03-02-01", "厨师", "cook"),
    ):
        OccupationFactory(code=code, name=name, name_en=english)


def status() -> dict[str, Any]:
    out = StringIO()
    call_command("search_index", "status", "--json", stdout=out)
    return dict(json.loads(out.getvalue()))


@pytest.mark.django_db
def test_a_folder_that_is_missing_leaves_words_to_link_and_the_status_says_why(folder: Path) -> None:
    names()
    assert first_encoder() is None
    assert linking().link("电焊")[0].key == "6-18-02-04"
    said = status()
    assert said["encoder"] == "none"
    for line in (said["meaning"], said["linking"]):
        assert "SEARCH_ENCODER_MODEL" in line
        assert str(folder / "model.onnx") in line


@pytest.mark.django_db
@pytest.mark.usefixtures("folder")
def test_a_command_that_needs_it_says_why_in_one_line() -> None:
    with pytest.raises(CommandError, match="SEARCH_ENCODER_MODEL"):
        call_command("learn_meaning")


@pytest.mark.django_db
def test_an_own_model_is_learned_from_links_and_ranks(folder: Path, tmp_path: Path) -> None:
    names()
    write_folder(folder)
    assert "learn_meaning" in status()["linking"]
    call_command("learn_meaning", stdout=StringIO())
    forget()
    (encoder,) = encoders()
    assert encoder.name == status()["encoder"]
    assert f"({encoder.name})" in status()["linking"].replace("（", "(").replace("）", ")")
    assert linking().link("电焊")[0].key == "6-18-02-04"
    titles, run = tmp_path / "titles.tsv", tmp_path / "run"
    titles.write_text("id\ttitle\n1\twelder\n2\tcook\n3\tlathe\n")
    files = ("--queries", str(titles), "--corpus", str(titles), "--run", str(run))
    call_command("rank_titles", *files, stdout=StringIO())
    best = {}
    for line in run.read_text().splitlines():
        query, _, title, *_ = line.split()
        best.setdefault(query, title)
    assert best == {"1": "1", "2": "2", "3": "3"}
