"""The best of the other side on the page of a need, a worker or an offer; without any, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from search.matching import Matches, Options, match_facts
from search.views.addresses import Address
from search.views.lexicon import Lexicon
from search.views.listing import Step, Switch, switch_of
from search.views.panels import Panel, panel_of
from search.views.widening import Widening, searches_of, widenings_of

WIDE = "wide"
"""The parameter that names the own condition that is opened."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the section says about itself, and where all of the other side are listed."""

    title: str
    empty: str
    row_template: str
    all_path: str
    all_text: str


@dataclass(frozen=True, slots=True)
class Best:
    words: Words
    switch: Switch
    cards: list[Any] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    widened: str = ""
    narrow_path: str = ""
    relaxations: list[Step] = field(default_factory=list)
    searches: list[Step] = field(default_factory=list)
    count_text: str = ""
    rule_text: str = ""


def best_of(
    request: HttpRequest,
    words: Words,
    *,
    match: Callable[..., Matches],
    load: Callable[[Iterable[int]], Mapping[int, Any]],
    card: Callable[[Any, Lexicon, Panel], Any],
) -> Best:
    """Match, load only what the reader may see, and make a card of each; the engine away is a notice, not a fault."""
    address = Address.of(request.path, request.GET, ("priority", WIDE))
    switch = switch_of(address)
    best = Best(words, replace(switch, path=f"{switch.path}#best"))
    matches = match(limit=settings.LIMITS.page_size, priority=switch.is_on)
    chosen = chosen_of(address, matches)
    if chosen:
        best = replace(best, widened=str(chosen.label), narrow_path=f"{address.without(WIDE)}#best")
        matches = widened(matches, chosen, priority=switch.is_on)
    if matches.from_database:
        best = replace(best, notices=[engine_away()])
    cards = cards_of(matches, best, load, card)
    if not cards:
        return replace(best, relaxations=[] if chosen else relaxations(address, matches), searches=further(matches))
    return replace(best, cards=cards, count_text=compared(matches.considered), rule_text=rule_text(matches))


def chosen_of(address: Address, matches: Matches) -> Widening | None:
    """The condition that the address opens, where these facts state it."""
    name = next(iter(address.values(WIDE)), "")
    return widenings_of(matches.asked).get(name)


def widened(matches: Matches, way: Widening, *, priority: bool) -> Matches:
    return match_facts(way.without(matches.asked), Options(limit=settings.LIMITS.page_size, priority=priority))


def relaxations(address: Address, matches: Matches) -> list[Step]:
    """For each own condition, how many would fit if it alone were open; the most first."""
    ways = widenings_of(matches.asked).items()
    steps = [
        Step(
            str(way.label),
            f"{address.having(WIDE, name)}#best",
            count=widened(matches, way, priority=False).considered,
        )
        for name, way in ways
    ]
    return sorted((step for step in steps if step.count), key=lambda step: -step.count)


def further(matches: Matches) -> list[Step]:
    return searches_of(matches.asked, matches.names)


def cards_of(
    matches: Matches,
    best: Best,
    load: Callable[[Iterable[int]], Mapping[int, Any]],
    card: Callable[[Any, Lexicon, Panel], Any],
) -> list[Any]:
    lexicon, rows = Lexicon(), load(row.pk for row in matches.results)
    return [
        card(rows[row.pk], lexicon, panel_of(row, lexicon.reference, switch_url=best.switch.path))
        for row in matches.results
        if row.pk in rows
    ]


def compared(count: int) -> str:
    words = ngettext("%(count)d candidate was compared", "%(count)d candidates were compared", count)
    return words % {"count": count}


def rule_text(matches: Matches) -> str:
    return _("Priority rules version %(version)d; catalogues: %(catalogues)s") % {
        "version": matches.rule_version,
        "catalogues": pgettext("between statements", "; ").join(matches.catalogues) or _("none"),
    }


def engine_away() -> str:
    return _("The search index is away for the moment. These results come from the database and may be incomplete.")
