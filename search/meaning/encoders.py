"""What an encoder is, and those that the settings name. The product works without one, at lower quality, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
import numpy.typing as npt
import structlog
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
logger = structlog.get_logger(__name__)


class Encoder(Protocol):
    """Turns texts into vectors, texts of alike meaning into near ones, whatever their language.

    `name` changes whenever the vectors do. `encode` returns one row a text, float32, of any length that is always the same.
    """

    name: str

    def encode(self, texts: Sequence[str]) -> Floats: ...


class EncodersMissing(LookupError):
    """Says which: no encoder is installed, or one that the settings name cannot be loaded."""


@cache
def encoders() -> tuple[Encoder, ...]:
    """The encoders of SEARCH_ENCODERS (dotted paths) that can be loaded, made once a process; none where there is none."""
    found = []
    for path in settings.SEARCH_ENCODERS:
        try:
            found.append(import_string(path)())
        except (ImportError, OSError) as problem:
            logger.warning("encoder_missing", encoder=path, problem=str(problem))
    return tuple(found)


def needed() -> tuple[Encoder, ...]:
    """The same; EncodersMissing where one of them is missing, since vectors of fewer are other vectors."""
    found = encoders()
    if not found or len(found) < len(settings.SEARCH_ENCODERS):
        wanted = ", ".join(settings.SEARCH_ENCODERS) or "SEARCH_ENCODERS"
        raise EncodersMissing(_("An encoder is not installed: %(encoders)s.") % {"encoders": wanted})
    return found


def unit(rows: Floats) -> Floats:
    """Rows of length one; a row of nothing stays nothing."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
