"""A search page from its form to its listing: search, load what may be seen, make cards, say what to relax."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cms.head import Head
from marketplace.needs.models.choices import NeedKind
from search.forms import SearchForm
from search.matching import Results, Search, browse, count
from search.matching.understanding import LIKELY
from search.unlinked.recording import keep_if_unlinked
from search.views import cursors
from search.views.addresses import Address
from search.views.best import engine_away
from search.views.heads import list_head
from search.views.lexicon import Lexicon, joined
from search.views.listing import (
    Group,
    Pager,
    Step,
    Switch,
    chips_of,
    count_text,
    groups_of,
    onward,
    pages,
    sorts_of,
    switch_of,
)
from search.views.panels import panel_of
from search.views.relaxing import relaxations
from search.views.typed import Typed

MOST_TOLD = 3
"""Meanings above the results."""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the search pages: what it looks for and what it says about itself."""

    kind: str
    url: str
    form: type[SearchForm]
    row_template: str
    heading: Any
    description: Any
    box_label: Any
    box_hint: Any
    load: Callable[[QuerySet[Any]], QuerySet[Any]]
    card: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Listing(Typed):
    """All that the template of a search page reads."""

    section: Section
    form: SearchForm
    address: Address
    groups: list[Group]
    chips: list[Step]
    cards: list[Any] = field(default_factory=list)
    sorts: list[Step] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    relaxations: list[Step] = field(default_factory=list)
    switch: Switch | None = None
    pager: Pager | None = None
    count_text: str = ""
    understood: str = ""

    @property
    def path(self) -> str:
        return self.address.path

    @property
    def kind(self) -> str:
        return self.section.url

    @property
    def heading(self) -> str:
        return str(self.section.heading)

    @property
    def title(self) -> str:
        return f"{self.query} · {self.heading}" if self.query else self.heading

    @property
    def description(self) -> str:
        return str(self.section.description)

    @property
    def box_label(self) -> str:
        return str(self.section.box_label)

    @property
    def box_hint(self) -> str:
        return str(self.section.box_hint)

    @property
    def row_template(self) -> str:
        return self.section.row_template

    @property
    def canonical(self) -> str:
        """The address that stands for this page: without order, switch and place in the list."""
        return str(Address(self.path, tuple(item for item in self.address.items if item[0] not in ("priority",))))

    @property
    def head(self) -> Head:
        return list_head(
            self.title, self.description, self.canonical, is_narrowed=self.is_narrowed, what=self.section.url
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.address.items)

    @property
    def filters_wrong(self) -> bool:
        return any(name not in ("q", "after", "page") for name in self.form.errors)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the filter form keeps without showing a field for it."""
        return [item for item in self.address.items if item[0] in ("sort", "priority", "occ")]

    @property
    def empty_advice(self) -> str:
        if self.notices:
            return ""
        return _("Try another word for the trade, the name of a certificate, or a place nearby.")


def search_page(request: HttpRequest, section: Section, rows: QuerySet[Any]) -> HttpResponse:
    """Answer a search page; an address with empty, doubled or needless parameters is led to the one without."""
    form = section.form(request.GET)
    address = Address.of(reverse(section.url), request.GET, form.names).plain()
    if not address.is_all_of(request.GET) and not request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(str(address))
    form.is_valid()
    listing = listing_of(form, address, section, rows)
    response = render(request, "search/list.html", {"listing": listing, "head": listing.head})
    if request.htmx:  # type: ignore[attr-defined]
        response["HX-Push-Url"] = str(address)
    return response


def listing_of(form: SearchForm, address: Address, section: Section, rows: QuerySet[Any]) -> Listing:
    search, notices = search_of(form, section), []
    if form.errors:
        notices.append(_("Some entries could not be read; they are marked and were not used."))
    found = browse(search)
    if address.names == {"q"}:
        keep_if_unlinked(search.text, kind=search.kind, query=found.query, shown=found.total)
    if found.from_database:
        notices.append(engine_away())
    if found.fitting < found.total:
        notices.append(widened_text(found.fitting))
    bare = Listing(section, form, address, groups_of(form, found.facets), chips_of(form, address), notices=notices)
    if not found.rows:
        fewer = relaxations(form, address, found.query, counted_by(section))
        return replace(bare, relaxations=fewer, count_text=count_text(0), understood=understood_text(found))
    return replace(
        bare,
        cards=cards_of(found, search, address, section, rows),
        sorts=sorts_of(form, address),
        switch=switch_of(address) if search.sort == "match" else None,
        pager=pager_of(found, search, address),
        count_text=count_text(found.total),
        understood=understood_text(found),
    )


def search_of(form: SearchForm, section: Section) -> Search:
    """The right values of a form as a search; the wrong ones are left out."""
    after = None
    try:
        after = cursors.read(form.value("after") or "")
    except cursors.BadCursor:
        form.add_error("after", _("That position in the list was not found; the list starts again here."))
    size = settings.LIMITS.page_size
    return Search(
        kind=section.kind,
        text=form.value("q") or "",
        values={name: value for name, value in form.cleaned_data.items() if value},
        sort=form.value("sort") or "match",
        limit=size,
        offset=((form.value("page") or 1) - 1) * size,
        after=after,
        priority=form.value("priority") != "off",
    )


def cards_of(found: Results, search: Search, address: Address, section: Section, rows: QuerySet[Any]) -> list[Any]:
    """Cards in order, of what the database says may be seen; a place is told only where the order is by match."""
    lexicon, by_match = Lexicon(), search.sort == "match"
    switch_url = switch_of(address).path if by_match else ""
    loaded: Mapping[int, Any] = section.load(rows).in_bulk([row.pk for row in found.rows])
    return [
        section.card(
            loaded[row.pk], lexicon, panel_of(row, lexicon.reference, switch_url=switch_url, has_rank=by_match)
        )
        for row in found.rows
        if row.pk in loaded
    ]


def pager_of(found: Results, search: Search, address: Address) -> Pager | None:
    if search.sort == "match":
        page = search.offset // search.limit + 1
        return pages(address, page=page, considered=found.considered, total=found.total, size=search.limit)
    return onward(address, after=cursors.write(found.after), started=search.after is not None)


def understood_text(found: Results) -> str:
    """What the typed words were taken to mean, so that a wrong reading is seen at once."""
    surfaces = list(dict.fromkeys(concept.surface for concept in found.query.concepts))
    names = pgettext("search", "Recognised as names: %(names)s") % {"names": joined(surfaces)} if surfaces else ""
    return pgettext("between statements", "; ").join(filter(None, (names, meant_text(found), kind_text(found))))


def meant_text(found: Results) -> str:
    """What the words mean most likely, where they name no trade."""
    if found.understood.facts.occupations or found.understood.facts.crafts:
        return ""
    likely = [(code, percent) for code, percent in found.understood.facts.meant if percent >= LIKELY][:MOST_TOLD]
    if not likely:
        return ""
    occupations = Lexicon().reference.occupations
    told = [f"{occupations.get(code, code)} ({percent}%)" for code, percent in likely]
    return pgettext("search", "Close in meaning: %(names)s") % {"names": joined(told)}


def kind_text(found: Results) -> str:
    """The kind of work to which the wording narrows the search where no word names it."""
    named = {concept.key for concept in found.query.concepts if concept.kind == "need_kind"}
    told = [str(NeedKind(kind).label) for kind in found.understood.facts.kinds if kind not in named]
    return pgettext("search", "Kind of work, by the wording: %(names)s") % {"names": joined(told)} if told else ""


def widened_text(fitting: int) -> str:
    """Why there are results that do not meet everything that was typed."""
    if not fitting:
        return _("Nothing meets everything you typed. These miss the trade, the place or the kind of work.")
    return ngettext(
        "Only the first meets everything you typed. The others miss the trade, the place or the kind of work.",
        "Only the first %(count)d meet everything you typed. The others miss the trade, the place or the kind of work.",
        fitting,
    ) % {"count": fitting}


def counted_by(section: Section) -> Callable[[Address], int]:
    """How many there are at an address of this section."""

    def counted(address: Address) -> int:
        form = section.form(data_of(address))
        form.is_valid()
        return count(search_of(form, section))

    return counted


def data_of(address: Address) -> Any:
    data = QueryDict(mutable=True)
    for name, value in address.items:
        data.appendlist(name, value)
    return data
