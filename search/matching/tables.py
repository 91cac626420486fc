"""An answer as a table for the terminal: Han characters take two columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unicodedata import east_asian_width

from django.utils.translation import gettext

from search.explanations import part_title

BAR = 20


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, columns: int) -> str:
    return text + " " * max(0, columns - width(text))


def table(data: Mapping[str, Any]) -> str:
    """The answer with every part, its bar, points, reason and source."""
    lines = [*_head(data), ""]
    for result in data["results"]:
        lines += [_title(result, shown=data["priority"]), *(_part(part) for part in result["parts"]), ""]
    if not data["results"]:
        lines.append(gettext("Nobody fits: no candidate meets the hard requirements of both sides."))
    return "\n".join(lines)


def _head(data: Mapping[str, Any]) -> list[str]:
    asked = data["asked"]
    values = {
        "version": data["rule_version"],
        "considered": data["considered"],
        "total": data["total"],
        "engine": data["engine"],
        "date": data["date"],
    }
    return [
        gettext("Asked: %(title)s") % {"title": asked["title"] or asked["record"]},
        gettext("Scored %(considered)d of %(total)d found · engine %(engine)s · rules version %(version)d · %(date)s")
        % values,
        *(gettext("Catalogue in force: %(name)s") % {"name": name} for name in data["catalogues"]),
    ]


def _title(result: Mapping[str, Any], *, shown: bool) -> str:
    values = {key: result[key] for key in ("rank", "rank_without_priority", "score", "title", "id")}
    if not shown:
        return gettext("%(rank)d. %(title)s [%(id)d]  %(score)s points, without priority") % values
    return (
        gettext("%(rank)d. %(title)s [%(id)d]  %(score)s points (without priority: rank %(rank_without_priority)d)")
        % values
    )


def _part(part: Mapping[str, Any]) -> str:
    filled = round(BAR * part["points"] / part["most"]) if part["most"] else 0
    bar = ("▒" if part["priority"] else "█") * filled + "·" * (BAR - filled)
    sign = "+" if part["priority"] else " "
    source = f" [{part['source']}]" if part["source"] else ""
    name = padded(part_title(part["name"]), 20)
    return f"   {name} {bar} {sign}{part['points']:>5} / {part['most']:<5} {part['reason']}{source}"
