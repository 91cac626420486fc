"""The best of the other side on the page of a need, a worker or an offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from search.engines.base import EngineUnavailable
from search.matching import Matches
from search.views.addresses import Address
from search.views.lexicon import Lexicon
from search.views.listing import Switch, switch_of
from search.views.panels import Panel, panel_of


@dataclass(frozen=True, slots=True)
class Words:
    """What the section says about itself."""

    title: str
    empty: str
    row_template: str


@dataclass(frozen=True, slots=True)
class Best:
    title: str
    empty_text: str
    row_template: str
    switch: Switch
    cards: list[Any] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    count_text: str = ""
    rule_text: str = ""
    more_path: str = ""
    more_text: str = ""


def best_of(
    request: HttpRequest,
    words: Words,
    *,
    match: Callable[..., Matches],
    load: Callable[[Iterable[int]], Mapping[int, Any]],
    card: Callable[[Any, Lexicon, Panel], Any],
) -> Best:
    """Match, load only what the reader may see, and make a card of each; the engine away is a notice, not a fault."""
    address = Address.of(request.path, request.GET, ("priority",))
    switch, lexicon = switch_of(address), Lexicon()
    blank = Best(words.title, words.empty, words.row_template, switch)
    try:
        matches = match(limit=settings.LIMITS.page_size, priority=switch.is_on)
    except EngineUnavailable:
        return Best(words.title, "", words.row_template, switch, notices=[engine_away()])
    rows = load(row.pk for row in matches.results)
    cards = [
        card(rows[row.pk], lexicon, panel_of(row, lexicon.reference, switch_url=f"{switch.path}#best"))
        for row in matches.results
        if row.pk in rows
    ]
    if not cards:
        return blank
    return Best(
        words.title,
        words.empty,
        words.row_template,
        Switch(switch.is_on, f"{switch.path}#best"),
        cards,
        count_text=ngettext(
            "%(count)d candidate was compared", "%(count)d candidates were compared", matches.considered
        )
        % {"count": matches.considered},
        rule_text=rule_text(matches),
    )


def rule_text(matches: Matches) -> str:
    return _("Priority rules version %(version)d; catalogues: %(catalogues)s") % {
        "version": matches.rule_version,
        "catalogues": pgettext("between statements", "; ").join(matches.catalogues) or _("none"),
    }


def engine_away() -> str:
    return _("Ranking by match is temporarily unavailable. Try again in a minute.")
