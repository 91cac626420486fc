"""The folder of a sentence model of the operator's own, laid out as sentence-transformers export it.

Needed: `model.onnx` and `tokenizer.json`. Read where they are there: `1_Pooling/config.json` (how the vectors of tokens become
one) and `config_sentence_transformers.json` (words that the model wants before each text).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from search.meaning.encoders import EncoderUnusable

POOLING = "pooling_mode_"
MEAN, FIRST = "mean_tokens", "cls_token"


@dataclass(frozen=True)
class ModelFolder:
    """Where the parts of the model are, and what its files say; EncoderUnusable where they say nothing usable."""

    path: Path

    @classmethod
    def of_settings(cls) -> ModelFolder:
        """That of SEARCH_ENCODER_MODEL; EncoderUnusable where a file that is needed is missing."""
        if not settings.SEARCH_ENCODER_MODEL:
            raise EncoderUnusable(_("SEARCH_ENCODER_MODEL names no folder"))
        folder = cls(Path(settings.SEARCH_ENCODER_MODEL))
        for file in (folder.model, folder.tokenizer):
            if not file.is_file():
                raise EncoderUnusable(_("SEARCH_ENCODER_MODEL: there is no file %(file)s") % {"file": file})
        return folder

    @property
    def model(self) -> Path:
        return self.path / "model.onnx"

    @property
    def tokenizer(self) -> Path:
        return self.path / "tokenizer.json"

    def prompt(self) -> str:
        """What stands before each text: the prompt of the default name, or that for queries; mostly nothing."""
        config = self._config("config_sentence_transformers.json")
        prompts = config.get("prompts") or {}
        return str(prompts.get(config.get("default_prompt_name") or "query", ""))

    def pooling(self) -> str:
        """MEAN or FIRST: the mean of all tokens, as without a file, or the first alone; EncoderUnusable for other ways."""
        config = self._config("1_Pooling/config.json")
        named = [name.removeprefix(POOLING) for name, used in config.items() if name.startswith(POOLING) and used]
        if named not in ([], [MEAN], [FIRST]):
            raise unusable(self.path, _("its pooling (%(ways)s) is not supported") % {"ways": ", ".join(named)})
        return named[0] if named else MEAN

    def digest(self) -> str:
        """Changes with whatever changes the vectors; half a second for 500 MB."""
        found = blake2b(f"{self.pooling()} {self.prompt()}".encode(), digest_size=8)
        for file in self._weights():
            with file.open("rb") as opened:
                found.update(file_digest(opened, "blake2b").digest())
        return found.hexdigest()

    def _weights(self) -> Iterator[Path]:
        """The model, what large ones keep beside it (model.onnx_data), and the tokenizer."""
        yield from sorted(self.path.glob("model.onnx*"))
        yield self.tokenizer

    def _config(self, name: str) -> dict[str, Any]:
        file = self.path / name
        if not file.is_file():
            return {}
        with using(file):
            found = json.loads(file.read_bytes())
        return found if isinstance(found, dict) else {}


def unusable(file: Path, problem: object) -> EncoderUnusable:
    """What is wrong with a file or the folder, by the name of the setting."""
    return EncoderUnusable(
        _("SEARCH_ENCODER_MODEL: %(file)s cannot be used: %(problem)s") % {"file": file, "problem": problem}
    )


@contextmanager
def using(file: Path) -> Iterator[None]:
    """Whatever goes wrong with the file inside is told as EncoderUnusable: the libraries that read it raise plain Exception."""
    try:
        yield
    except EncoderUnusable:
        raise
    except Exception as problem:
        raise unusable(file, problem) from problem
