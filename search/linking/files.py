"""Where the files of the linking are: the operator's own before those that come with the product."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile

import structlog
from django.conf import settings

from search.meaning.encoders import Encoder

Held = TypeVar("Held")

logger = structlog.get_logger(__name__)
SHIPPED = Path(__file__).parent / "data"
WORDING, WORDING_OF_SKILLS, KINDS = "learned-wording.npz", "learned-wording-of-skills.npz", "learned-kinds.npz"
"""What was learned of occupations, skills and kinds of work without an encoder."""


def own(name: str) -> Path:
    """Where a file is written."""
    return Path(settings.SEARCH_MEANING_DIR) / name


def path_for(encoder: Encoder, what: str = "names") -> Path:
    """Where the vectors by an encoder are, or what was learned for it."""
    return own(f"{what}-{blake2b(encoder.name.encode(), digest_size=4).hexdigest()}.npz")


def held(name: str, load: Callable[[Path], Held], *, fault: str) -> Held | None:
    """What a file holds; None without one, and where it cannot be read, which is logged as the fault."""
    path = next((path for path in (own(name), SHIPPED / name) if path.exists()), None)
    try:
        return load(path) if path else None
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as problem:
        logger.warning(fault, file=str(path), problem=str(problem))
        return None
