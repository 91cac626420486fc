"""What a check found: where, what, and how to mend it, in the editor's language."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_QUOTE = 40


class Severity(enum.IntEnum):
    """What must be mended keeps the page from being published; the other is for the editor to decide."""

    MUST = 1
    LOOK = 2

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS = {
    Severity.MUST: gettext_lazy("must be mended"),
    Severity.LOOK: gettext_lazy("look again"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a field of the page, or a block of its text counted from 1."""

    label: str
    number: int = 0

    def __str__(self) -> str:
        if self.number:
            return _("block %(number)d (%(label)s)") % {"number": self.number, "label": self.label}
        return self.label


@dataclass(frozen=True, slots=True)
class Finding:
    severity: Severity
    place: Place
    what: str
    mend: str
    quote: str = ""
    check: str = field(default="", compare=False)

    def __str__(self) -> str:
        quoted = f" “{self.quote}”" if self.quote else ""
        return f"{self.place}{quoted}: {self.what} {self.mend}"


def quote(text: str, start: int = 0, end: int | None = None) -> str:
    """A short piece of the text around what is meant, with dots where it was cut."""
    text = " ".join(text.split()) if end is None else text
    end = min(len(text), start + LONGEST_QUOTE) if end is None else end
    around = max(0, (LONGEST_QUOTE - (end - start)) // 2)
    left, right = max(0, start - around), min(len(text), end + around)
    piece = " ".join(text[left:right].split())
    return ("…" if left else "") + piece + ("…" if right < len(text) else "")
