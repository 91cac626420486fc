"""How a name sounds, so that an organisation is found while somebody types pinyin."""

from __future__ import annotations

from typing import Any

from django.db import models
from pypinyin import Style, lazy_pinyin


def spelled(name: str) -> str:
    """The pinyin of a name without tones, in full and by initials, with a space between: "chang an ..." is one word each."""
    full = "".join(lazy_pinyin(name, errors=str.lower))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors=str.lower))
    return f"{full} {initials}"


class SpellingField(models.CharField):
    """The spelling of the field `name` of the same row, worked out whenever the row is saved."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = spelled(model_instance.name)[: self.max_length]  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, value)
        return value
