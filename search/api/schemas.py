"""What search and match answers look like."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from ninja import Schema

from marketplace.needs.api import NeedBrief, OfferOut
from marketplace.workers.api import WorkerBrief
from search.explanations import explain, part_title
from search.matching import Ranked
from search.reference import Reference

Language = Literal["zh-hans", "en"]


class PartOut(Schema):
    """One part of a score: points of the most possible, its reason in words and the source it rests on."""

    name: str
    title: str
    points: Decimal
    most: Decimal
    priority: bool
    reason: str
    source: str
    source_url: str


class Explained(Schema):
    """Where a result stands and why. The parts that count sum to the score exactly."""

    rank: int
    rank_without_priority: int
    score: Decimal
    parts: list[PartOut]


class NeedHit(Explained):
    need: NeedBrief


class WorkerHit(Explained):
    worker: WorkerBrief


class OfferHit(Explained):
    offer: OfferOut


class Answer(Schema):
    """`considered` candidates were scored of the `total` found; `after` leads on where the order is not by match.

    Of a search by words the first `fitting` meet all that was typed; where they are fewer than `total`, the others miss the
    place or the kind of work.

    `engine` is "database" while the search engine is away: then only the newest rows were looked at.
    """

    engine: str
    total: int
    fitting: int | None = None
    considered: int
    rule_version: int
    catalogues: list[str]


class NeedAnswer(Answer):
    after: str
    results: list[NeedHit]


class WorkerAnswer(Answer):
    after: str
    results: list[WorkerHit]


class NeedMatches(Answer):
    results: list[NeedHit]


class WorkerMatches(Answer):
    results: list[WorkerHit]


class OfferMatches(Answer):
    results: list[OfferHit]


def explained(row: Ranked, reference: Reference) -> dict[str, object]:
    """A ranked row as `Explained`; without priority its parts are those of fit alone."""
    return {
        "rank": row.rank,
        "rank_without_priority": row.rank_without_priority,
        "score": row.score,
        "parts": [
            {
                "name": part.name,
                "title": part_title(part.name),
                "points": part.points,
                "most": part.most,
                "priority": part.priority,
                "reason": explain(part, reference),
                "source": part.source.name if part.source else "",
                "source_url": part.source.url if part.source else "",
            }
            for part in row.counted
        ],
    }
