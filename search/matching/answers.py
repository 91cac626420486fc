"""A match as plain data: what `manage.py match --json` prints and the API returns (docs/match.schema.json)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from search.explanations import explain
from search.matching.match import Matches
from search.matching.rank import Ranked
from search.reference import Reference
from search.scoring import Part


def number(cents: int) -> float | int:
    """Points of so many hundredths, with at most two decimals; whole ones without."""
    whole, rest = divmod(cents, 100)
    return cents / 100 if rest else whole


def part_data(part: Part, names: Reference) -> dict[str, Any]:
    data = {
        "name": part.name,
        "points": number(part.cents),
        "most": number(part.of),
        "priority": part.priority,
        "reason": explain(part, names),
        "source": part.source.name if part.source else "",
    }
    return {**data, "source_url": part.source.url} if part.source and part.source.url else data


class Told(dict[int, dict[str, Any]]):
    """The data of parts by identity: scoring gives equal candidates the same part, which is put into words once."""

    def __init__(self, names: Reference) -> None:
        self._names = names

    def of(self, part: Part) -> dict[str, Any]:
        found = self.get(id(part))
        if found is None:
            found = self[id(part)] = part_data(part, self._names)
        return found


def result_data(row: Ranked, title: str, told: Told) -> dict[str, Any]:
    return {
        "rank": row.rank,
        "rank_without_priority": row.rank_without_priority,
        "score": number(row.cents),
        "score_without_priority": number(row.match.base_cents),
        "id": row.pk,
        "title": title,
        "parts": [told.of(part) for part in row.counted],
    }


def answer(matches: Matches, asked: Mapping[str, Any], titles: Mapping[int, str], *, day: str) -> dict[str, Any]:
    """The whole answer; `titles` by database key, rows without one (gone or hidden meanwhile) are left out."""
    rows = [row for row in matches.results if row.pk in titles]
    told = Told(matches.names.spoken())
    return {
        "asked": dict(asked),
        "kind": matches.kind,
        "engine": matches.engine,
        "priority": all(row.priority for row in rows),
        "date": day,
        "rule_version": matches.rule_version,
        "catalogues": list(matches.catalogues),
        "considered": matches.considered,
        "total": matches.total,
        "results": [result_data(row, titles[row.pk], told) for row in rows],
    }
