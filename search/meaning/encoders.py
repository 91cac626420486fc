"""What an encoder is, and those that the settings name. The product works without one, at lower quality, and says so."""

from __future__ import annotations

import os
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


class EncoderUnusable(RuntimeError):
    """An encoder whose packages are there cannot be made; says which setting to mend."""


class EncodersMissing(LookupError):
    """Says which and why: no encoder is named, one that the settings name is not installed, or its model cannot be used."""

    @classmethod
    def of_settings(cls) -> EncodersMissing:
        faults = [
            f"{path}: {fault}" for path in settings.SEARCH_ENCODERS if isinstance(fault := _encoder(path), Exception)
        ]
        return cls(_("An encoder cannot be used: %(encoders)s.") % {"encoders": "; ".join(faults) or "SEARCH_ENCODERS"})


def encoders() -> tuple[Encoder, ...]:
    """The encoders of SEARCH_ENCODERS (dotted paths) that can be loaded, made once a process; none where there is none."""
    return tuple(found for path in settings.SEARCH_ENCODERS if not isinstance(found := _encoder(path), Exception))


def first_encoder() -> Encoder | None:
    """The one that links searches: the first that can be loaded. The others are not, so they take no memory of a web process."""
    found = (_encoder(path) for path in settings.SEARCH_ENCODERS)
    return next((encoder for encoder in found if not isinstance(encoder, Exception)), None)


@cache
def _encoder(path: str) -> Encoder | Exception:
    """The encoder, or why there is none; the log says so once a process."""
    try:
        return import_string(path)()  # type: ignore[no-any-return]
    except (ImportError, OSError, EncoderUnusable) as problem:
        logger.warning("encoder_missing", encoder=path, problem=str(problem))
        return problem


def forget_encoders() -> None:
    """Read the settings anew at the next call."""
    _encoder.cache_clear()


def needed() -> tuple[Encoder, ...]:
    """The same; EncodersMissing where one of them is missing, since vectors of fewer are other vectors."""
    found = encoders()
    if not found or len(found) < len(settings.SEARCH_ENCODERS):
        raise EncodersMissing.of_settings()
    return found


def threads() -> int:
    """How many an encoder takes for many texts; one text takes one."""
    return min(2, os.cpu_count() or 1)


def unit(rows: Floats) -> Floats:
    """Rows of length one; a row of nothing stays nothing."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
