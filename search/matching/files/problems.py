"""What is wrong with a file, in one line that names the field."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.translation import gettext, pgettext

SHOWN = 3
FEW = 8
"""So few valid values are listed all."""


class FileProblem(ValueError):
    """The file cannot be matched; the message is one line for the person who wrote it."""


def at(field: str, problem: str) -> FileProblem:
    return FileProblem(gettext("%(field)s: %(problem)s") % {"field": field, "problem": problem})


def unknown(field: str, value: object, valid: Iterable[str]) -> FileProblem:
    """An unknown value, with the nearest valid ones (or the first few where nothing is near)."""
    names = list(dict.fromkeys(valid))
    near = names if len(names) <= FEW else _near(str(value), names)
    listed = pgettext("between items of a list", ", ").join(near)
    return at(field, gettext("“%(value)s” is not known; nearest: %(near)s") % {"value": value, "near": listed})


def _near(value: str, names: list[str]) -> list[str]:
    return get_close_matches(value, names, n=SHOWN, cutoff=0.3) or _sharing(value, names) or names[:SHOWN]


def _sharing(value: str, names: list[str]) -> list[str]:
    """Names that share the most characters, for Chinese words too short for a ratio."""
    scored = [(len(set(value) & set(name)), -len(name), name) for name in names]
    return [name for shared, _length, name in sorted(scored, reverse=True)[:SHOWN] if shared]
