"""The JSON file beside a list: what is said of the list as a whole, `list.json` for `list.csv`."""

import json
from pathlib import Path

from django.utils.translation import gettext as _

from marketplace.tables.errors import TableError


def sidecar(path: Path) -> Path | None:
    """The file beside the list, None where there is none."""
    beside = path.with_suffix(".json")
    return beside if beside != path and beside.is_file() else None


def said_beside(path: Path) -> dict[str, str]:
    """Names and texts of the file beside the list; TableError where it holds anything else."""
    beside = sidecar(path)
    if beside is None:
        return {}
    try:
        said = json.loads(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TableError(_("The accompanying file %(name)s is not readable JSON.") % {"name": beside.name}) from error
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise TableError(
            _("The accompanying file %(name)s may contain only names and text values.") % {"name": beside.name}
        )
    return said
