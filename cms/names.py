"""Names in a text: what stands in their place when a person no longer wants to be named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Called:
    """The forms of one person's name that a text uses, longest first, and whether they may stand there."""

    forms: tuple[str, ...]
    allowed: bool


@dataclass(frozen=True)
class Names:
    """Everybody whom a text names."""

    people: tuple[Called, ...] = ()

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """Every form that must not be read, longest first, so that no shorter one leaves a part standing."""
        forms = {form for person in self.people if not person.allowed for form in person.forms}
        return tuple(sorted(forms, key=lambda form: (-len(form), form)))

    def shown(self, text: str) -> str:
        """The text without the names of those who do not want to be named."""
        for form in self.hidden:
            text = text.replace(form, _("this skilled worker"))
        return text

    def shown_in(self, value: Any) -> Any:
        """The same for all strings in lists and mappings, as blocks keep them; keys and types stay."""
        if isinstance(value, str):
            return self.shown(value)
        if isinstance(value, list):
            return [self.shown_in(part) for part in value]
        if isinstance(value, dict):
            return {key: part if key in ("type", "id") else self.shown_in(part) for key, part in value.items()}
        return value
