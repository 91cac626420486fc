"""Sentence models so small that a test makes them: real ONNX files and tokenizers, with known ways to be right or wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

WORDS = ("<s>", "<pad>", "</s>", "<unk>", "weld", "welder", "lathe", "cook", *"焊电工车厨师")
WIDTH, PLACES = 16, 64
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
SHAPES = {"last_hidden_state": ["texts", "tokens", WIDTH], "sentence_embedding": ["texts", WIDTH]}
OPSET, IR_VERSION = 17, 8


def write_folder(folder: Path, **options: Any) -> Path:
    """A folder with model.onnx and tokenizer.json."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(model(**options), folder / "model.onnx")
    tokenizer().save(str(folder / "tokenizer.json"))
    return folder


def write_pooling(folder: Path, way: str) -> None:
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"word_embedding_dimension": WIDTH, way: True}))


def tokenizer() -> Tokenizer:
    """Words and single Han characters are tokens, with marks at both ends; padded to 100, as some exports are."""
    found = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="<unk>"))
    found.normalizer = normalizers.BertNormalizer()
    found.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    found.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", WORDS.index("<s>")), ("</s>", WORDS.index("</s>"))]
    )
    found.enable_padding(length=100, pad_id=1, pad_token="<pad>")
    return found


def model(
    *,
    inputs: tuple[str, ...] = INPUTS,
    numbers: int = TensorProto.INT64,
    places: int = PLACES,
    outputs: tuple[str, ...] = ("last_hidden_state",),
) -> onnx.ModelProto:
    """Embeddings of words and places, then one head of attention; `sentence_embedding` is the first token's vector, doubled."""
    maker = Maker()
    words = maker.node("Gather", maker.weights(len(WORDS), WIDTH), "input_ids")
    hidden = maker.node("Add", words, _places(maker, places))
    if "token_type_ids" in inputs:
        hidden = maker.node("Add", hidden, maker.node("Gather", maker.weights(2, WIDTH), "token_type_ids"))
    mixed = maker.node("MatMul", _attention(maker, hidden, masked="attention_mask" in inputs), hidden)
    maker.nodes.append(helper.make_node("Add", [hidden, mixed], ["last_hidden_state"]))
    first = maker.node("Gather", "last_hidden_state", maker.constant(0), axis=1)
    maker.nodes.append(helper.make_node("Add", [first, first], ["sentence_embedding"]))
    given = [helper.make_tensor_value_info(name, numbers, ["texts", "tokens"]) for name in inputs]
    made = [helper.make_tensor_value_info(name, TensorProto.FLOAT, SHAPES[name]) for name in outputs]
    graph = helper.make_graph(maker.nodes, "small", given, made, maker.tensors)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)


class Maker:
    """Collects the nodes and the numbers of a graph; numbers are the same in every run."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []
        self._random = np.random.default_rng(7)

    def node(self, operator: str, *inputs: str, **attributes: Any) -> str:
        name = f"node{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def weights(self, *shape: int) -> str:
        return self.constant(self._random.normal(size=shape), np.float32)

    def constant(self, numbers: Any, kind: type[Any] = np.int64) -> str:
        name = f"tensor{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(np.array(numbers, kind), name))
        return name


def _places(maker: Maker, places: int) -> str:
    """Embeddings of places, by number: one beyond the last is an error, as in models of the hub."""
    length = maker.node("Gather", maker.node("Shape", "input_ids"), maker.constant(1))
    numbers = maker.node("Range", maker.constant(0), length, maker.constant(1))
    return maker.node("Gather", maker.weights(places, WIDTH), numbers)


def _attention(maker: Maker, hidden: str, *, masked: bool) -> str:
    scores = maker.node("MatMul", hidden, maker.node("Transpose", hidden, perm=[0, 2, 1]))
    if masked:
        seen = maker.node("Cast", maker.node("Unsqueeze", "attention_mask", maker.constant([1])), to=TensorProto.FLOAT)
        far = maker.node("Mul", maker.node("Sub", seen, maker.constant(1, np.float32)), maker.constant(1e9, np.float32))
        scores = maker.node("Add", scores, far)
    return maker.node("Softmax", scores, axis=-1)
