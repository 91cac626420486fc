"""Which policy a text cites. Blocks and checks stand below the pages, so the model is asked for by its name."""

from __future__ import annotations

from typing import Any

from django.apps import apps


def cited_policy(chosen: Any, language: str) -> Any:
    """The chosen policy, or the first one where none is chosen, in this language; None where not everybody may read it."""
    found = apps.get_model("cms", "PolicyPage").objects.live().public().filter(locale__language_code=language)
    if chosen is not None:
        found = found.filter(translation_key=chosen.translation_key)
    return found.order_by("path").first()
