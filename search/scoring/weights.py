"""The most points, in hundredths, that each part can give. Without priority they make 100 points.

Changing a figure changes every rank: docs/search.md has the table and the scenarios hold it.
"""

from __future__ import annotations

from collections.abc import Mapping

FIT: Mapping[str, int] = {
    "occupation": 3500,
    "skills": 1800,
    "level": 1200,
    "evidence": 800,
    "time": 1000,
    "place": 800,
    "terms": 500,
    "text": 400,
}
"""A need beside a worker or an offer: everything is known of both sides."""

BROWSE: Mapping[str, int] = {
    "occupation": 2700,
    "skills": 2700,
    "level": 800,
    "evidence": 500,
    "permit": 500,
    "kind": 900,
    "place": 700,
    "text": 1200,
}
"""A typed search: what was typed is meant, so skills, kind and words weigh more than beside a need, and evidence less."""

SAME_OCCUPATION = 100
SAME_MINOR_GROUP = 50
SAME_MIDDLE_GROUP = 20
"""How near two occupations stand in the classification, in percent."""

CARRIES: Mapping[int, int] = {SAME_OCCUPATION: 100, SAME_MINOR_GROUP: 70, SAME_MIDDLE_GROUP: 40, 0: 0}
"""Percent of level and evidence that count for an occupation so near: a master of another trade is no master of this."""

UNKNOWN = 50
"""Percent for something that one side asks and the other did not state, or that nobody asks."""
