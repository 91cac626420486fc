"""One page that searches everything: needs, people, and the pages of the editors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.forms import EverythingForm, page_types
from search.matching import FoundPages, PageSearch, Results, Search, browse, find_pages
from search.matching.understanding import LIKELY
from search.views.addresses import Address
from search.views.best import engine_away
from search.views.listing import Pager, Step, count_text, pages
from search.views.needs import NEEDS
from search.views.page_cards import page_cards
from search.views.results import Section, cards_of, understood_text, widened_text
from search.views.typed import Typed
from search.views.workers import WORKERS

FEW = 3
"""Rows of each group beside the others."""
ONLY_PAGES = ("for", "pages")
NAMES = {
    "needs": (pgettext_lazy("menu", "Needs"), gettext_lazy("All needs")),
    "workers": (gettext_lazy("Skilled people"), gettext_lazy("All skilled people")),
}
"""What a group is called and what its link says."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one sort, and where all of them are."""

    name: str
    heading: str
    count: int
    cards: Sequence[Any]
    row_template: str
    all_path: str
    all_text: str
    note: str = ""

    @property
    def count_text(self) -> str:
        return count_text(self.count)


@dataclass(frozen=True, slots=True)
class Everything(Typed):
    """All that the template reads. Without words to search for there are no groups, only what `message` says."""

    form: EverythingForm
    address: Address
    message: str = ""
    understood: str = ""
    notices: Sequence[str] = ()
    tabs: Sequence[Step] = ()
    groups: Sequence[Group] = ()
    chips: Sequence[Step] = ()
    pager: Pager | None = None

    @property
    def only_pages(self) -> bool:
        return ONLY_PAGES in self.address.items

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a new search in the same place keeps."""
        return [ONLY_PAGES] if self.only_pages else []

    @property
    def shown(self) -> list[Group]:
        return [group for group in self.groups if group.cards]

    @property
    def ways_on(self) -> list[Step]:
        """Where to go on where nothing was found, or nothing asked."""
        return [Step(str(text), reverse(name)) for name, (_heading, text) in NAMES.items()]


@login_not_required
def everything(request: HttpRequest) -> HttpResponse:
    """Search everything; an address with empty, doubled or unknown parameters is led to the one without."""
    form = EverythingForm(request.GET)
    address = Address.of(reverse("search"), request.GET, form.names).plain()
    if not address.is_all_of(request.GET):
        return HttpResponseRedirect(str(address))
    form.is_valid()
    return render(request, "search/everything.html", {"found": answer(request, Everything(form, address))})


def answer(request: HttpRequest, asked: Everything) -> Everything:
    text = asked.form.value("q") or ""
    if not text:
        message = (
            "" if asked.query_errors else _("Type a trade, a skill, a place, a name or a few words of a sentence.")
        )
        return replace(asked, message=message)
    found = find_pages(_page_search(asked, text))
    if found.query.asks_nothing:
        return replace(asked, message=_("There is no word in this to search for. Type a trade, a skill or a place."))
    wrong = [_("Some entries could not be read; they are marked and were not used.")] if asked.form.errors else []
    asked = replace(asked, notices=wrong)
    return _pages(asked, found) if asked.only_pages else _overview(request, asked, text, found)


def _page_search(asked: Everything, text: str) -> PageSearch:
    size = settings.LIMITS.page_size if asked.only_pages else FEW
    types = tuple(asked.form.value("type") or ()) if asked.only_pages else ()
    offset = ((asked.form.value("page") or 1) - 1) * size if asked.only_pages else 0
    return PageSearch(text, get_language() or settings.LANGUAGE_CODE, types, size, offset)


def _overview(request: HttpRequest, asked: Everything, text: str, found: FoundPages) -> Everything:
    """The best few of each; what is about work begins with work, anything else with the pages."""
    needs = browse(Search("need", text, limit=FEW, facets=False))
    people = browse(Search("worker", text, limit=FEW, facets=False))
    groups = [
        _rows(NEEDS, needs, text, Need.objects.visible_to(request.user)),
        _rows(WORKERS, people, text, Worker.objects.visible_to(request.user)),
    ]
    own = _page_group(asked, found)
    if own.cards:
        groups = [group for group, rows in zip(groups, (needs, people), strict=True) if _is_meant(rows)]
    away = any(one.from_database for one in (needs, people, found))
    return replace(
        asked,
        understood=understood_text(needs),
        notices=[*asked.notices, *([engine_away()] if away else [])],
        tabs=_tabs(asked, groups, own),
        groups=[*groups, own] if needs.understood.has_trade else [own, *groups],
    )


def _is_meant(found: Results) -> bool:
    """Whether rows answer the text; a faint likeness is shown only where there is nothing else at all."""
    understood, meant = found.understood, found.understood.facts.meant
    if understood.has_trade or understood.narrowing or understood.facts.permits or (meant and meant[0][1] >= LIKELY):
        return True
    return any(part.name == "text" and part.cents for row in found.rows for part in row.match.parts)


def _rows(section: Section, found: Results, text: str, rows: QuerySet[Any]) -> Group:
    address = Address(reverse(section.url), (("q", text),))
    search = Search(section.kind, text, limit=FEW, facets=False)
    return Group(
        name=section.url,
        heading=str(NAMES[section.url][0]),
        count=found.total,
        cards=cards_of(found, search, address, section, rows),
        row_template=section.row_template,
        all_path=str(address),
        all_text=str(NAMES[section.url][1]),
        note=widened_text(found.fitting) if found.fitting < found.total else "",
    )


def _page_group(asked: Everything, found: FoundPages) -> Group:
    return Group(
        name="pages",
        heading=_("Stories and pages"),
        count=found.total,
        cards=page_cards(found.rows, get_language() or settings.LANGUAGE_CODE),
        row_template="search/parts/page_row.html",
        all_path=str(asked.address.having(*ONLY_PAGES)),
        all_text=_("All stories and pages"),
        note=_("No page in your language was found; these are in another one.") if found.in_other_language else "",
    )


def _tabs(asked: Everything, groups: Sequence[Group], own: Group) -> list[Step]:
    """All together, and each list by itself with its count."""
    together = asked.address.without(ONLY_PAGES[0]).without("type")
    steps = [Step(group.heading, group.all_path, count=group.count) for group in groups]
    pages_of = Step(own.heading, own.all_path, asked.only_pages, own.count)
    return [Step(_("All results"), str(together), not asked.only_pages), *steps, pages_of]


def _pages(asked: Everything, found: FoundPages) -> Everything:
    """All pages that were found, with their types to choose from."""
    own, page = _page_group(asked, found), asked.form.value("page") or 1
    text = str(asked.form.value("q"))
    others = [
        Step(str(heading), str(Address(reverse(name), (("q", text),)))) for name, (heading, _all) in NAMES.items()
    ]
    whole = Step(_("All results"), str(asked.address.without(ONLY_PAGES[0]).without("type")))
    return replace(
        asked,
        notices=[*asked.notices, *([engine_away()] if found.from_database else [])],
        tabs=[whole, *others, Step(own.heading, own.all_path, True, sum(found.types.values()))],
        groups=[own],
        chips=_chips(asked.address, found),
        pager=pages(
            asked.address, page=page, considered=found.considered, total=found.total, size=settings.LIMITS.page_size
        ),
    )


def _chips(address: Address, found: FoundPages) -> list[Step]:
    """The types that were found, each to choose or, where it is chosen, to let go of."""
    chosen = address.values("type")
    return [
        Step(
            label,
            str(address.without("type", name) if name in chosen else _with_type(address, name)),
            name in chosen,
            found.types.get(name, 0),
        )
        for name, label in page_types()
        if name in chosen or name in found.types
    ]


def _with_type(address: Address, name: str) -> Address:
    """With this type beside those that are chosen."""
    kept = address.without("page")
    return replace(kept, items=(*kept.items, ("type", name)))
