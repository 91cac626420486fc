"""A variable that one of our templates uses and nobody gave is a fault, not an empty space."""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
INSTALLED = ROOT / ".venv"


class UndefinedVariable(str):
    """For the setting `string_if_invalid`: fails in our own templates, is an empty text in those of others.

    Django asks for its truth just before it would show the variable, in a frame that holds the context.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        context = sys._getframe(1).f_locals.get("context")
        template = getattr(getattr(context, "render_context", None), "template", None)
        return is_ours(getattr(getattr(template, "origin", None), "name", ""))

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, variable: Any) -> str:
        raise AssertionError(f"a template uses the undefined variable {variable}")


def is_ours(origin: str) -> bool:
    path = Path(origin)
    return ROOT in path.parents and INSTALLED not in path.parents and "site-packages" not in path.parts
