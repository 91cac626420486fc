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

    @classmethod
    def of_settings(cls) -> EncodersMissing:
        wanted = ", ".join(settings.SEARCH_ENCODERS) or "SEARCH_ENCODERS"
        return cls(_("An encoder is not installed: %(encoders)s.") % {"encoders": wanted})


def encoders() -> tuple[Encoder, ...]:
    """The encoders of SEARCH_ENCODERS (dotted paths) that can be loaded, made once a process; none where there is none."""
    return tuple(encoder for path in settings.SEARCH_ENCODERS if (encoder := _encoder(path)))


def first_encoder() -> Encoder | None:
    """The one that links searches: the first that can be loaded. The others are not, so they take no memory of a web process."""
    return next((encoder for path in settings.SEARCH_ENCODERS if (encoder := _encoder(path))), None)


@cache
def _encoder(path: str) -> Encoder | None:
    try:
        return import_string(path)()  # type: ignore[no-any-return]
    except (ImportError, OSError) as problem:
        logger.warning("encoder_missing", encoder=path, problem=str(problem))
        return None


def forget_encoders() -> None:
    """Read the settings anew at the next call."""
    _encoder.cache_clear()


def needed() -> tuple[Encoder, ...]:
    """The same; EncodersMissing where one of them is missing, since vectors of fewer are other vectors."""
    found = encoders()
    if not found or len(found) < len(settings.SEARCH_ENCODERS):
        raise EncodersMissing.of_settings()
    return found


def unit(rows: Floats) -> Floats:
    """Rows of length one; a row of nothing stays nothing."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
