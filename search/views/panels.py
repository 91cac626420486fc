"""A match as it is shown: parts as bars with points, reason and source; the one line that says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from search.explanations import explain, part_title
from search.matching import Ranked
from search.reference import Reference
from search.scoring import Part
from search.views.lexicon import joined

# The parts that a person looks at first, in this order, and how many of them make the line.
TELLING = ("occupation", "level", "skills", "permit", "time", "place", "evidence", "terms", "text")
MOST_IN_LINE = 3
SAYS_NOTHING = ("_not_asked", "_not_needed", "_not_stated", "_none", "_free")


@dataclass(frozen=True, slots=True)
class PanelPart:
    """One bar. `track` and `width` are shares of the widest bar, 0 to 100."""

    label: str
    points: Decimal
    most: Decimal
    track: str
    width: str
    reason: str
    source: str = ""
    source_url: str = ""
    is_priority: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """All that one hit says about its place; in an order that is not by match `rank` is 0 and no place is told."""

    rank: int
    rank_without_priority: int
    score: Decimal
    line: str
    fit: tuple[PanelPart, ...]
    priority: tuple[PanelPart, ...] = ()
    priority_points: Decimal = Decimal(0)
    priority_on: bool = True
    switch_url: str = ""
    missed: str = ""


def panel_of(ranked: Ranked, reference: Reference, *, switch_url: str, has_rank: bool = True) -> Panel:
    """The panel of one result; without priority its parts stay visible but are told apart by the switch."""
    parts = ranked.match.parts
    widest = max((part.of for part in parts), default=1) or 1
    shown = [_part(part, reference, widest) for part in parts]
    return Panel(
        rank=ranked.rank if has_rank else 0,
        rank_without_priority=ranked.rank_without_priority,
        score=ranked.score,
        line=line_of(ranked.counted, reference),
        missed=missed_text(ranked.missed),
        fit=tuple(row for row in shown if not row.is_priority),
        priority=tuple(row for row in shown if row.is_priority) if ranked.priority else (),
        priority_points=ranked.match.score - ranked.match.score_without_priority,
        priority_on=ranked.priority,
        switch_url=switch_url,
    )


MISSED = {
    "trade": _("another trade"),
    "level": _("another level"),
    "place": _("another place"),
    "kind": _("another kind of work"),
}


def missed_text(names: Iterable[str]) -> str:
    """Which of the conditions that were typed a result does not meet."""
    return joined([str(MISSED[name]) for name in names])


def _part(part: Part, reference: Reference, widest: int) -> PanelPart:
    return PanelPart(
        label=part_title(part.name),
        points=part.points,
        most=part.most,
        track=f"{100 * part.of / widest:.1f}",
        width=f"{100 * part.cents / widest:.1f}",
        reason=explain(part, reference),
        source=part.source.name if part.source else "",
        source_url=part.source.url if part.source else "",
        is_priority=part.priority,
    )


def line_of(parts: Iterable[Part], reference: Reference) -> str:
    """The reasons that tell most, in one line: how near the work is, then the good parts, else the first that says anything."""
    fit = sorted((part for part in parts if part.name in TELLING), key=lambda part: TELLING.index(part.name))
    telling = [part for part in fit if part.of and not part.reason.key.endswith(SAYS_NOTHING)]
    good = [part for part in telling if part.name == "occupation" or 2 * part.cents >= part.of] or telling or fit
    priority = [part for part in parts if part.priority and part.cents]
    chosen = [*good[: MOST_IN_LINE - bool(priority)], *priority[:1]]
    return pgettext("between statements", "; ").join(explain(part, reference) for part in chosen)
