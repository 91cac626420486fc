"""What a kept page stands on beside the editors' work; asked for at every page that is given again."""

from __future__ import annotations

from enum import StrEnum


class Sort(StrEnum):
    """Workers who may be named, profiles that everybody may see, needs that are open."""

    TOLD = "told"
    PROFILE = "profile"
    NEED = "need"
