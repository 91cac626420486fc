"""What every page with a search box reads of the words that were typed."""

from __future__ import annotations

from typing import Any

from django.conf import settings


class Typed:
    """A part of a page whose `form` has the words in its field `q`, as they were typed, with what is wrong with them."""

    __slots__ = ()
    form: Any

    @property
    def query(self) -> str:
        return str(self.form.data.get("q", ""))

    @property
    def query_limit(self) -> int:
        return int(settings.LIMITS.query_characters)

    @property
    def query_errors(self) -> list[str]:
        return [str(error) for error in self.form.errors.get("q", ())]
