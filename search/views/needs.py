"""Needs: the search page and the page of one need with its best workers."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.live import Ties
from cms.models import StoryPage
from cms.models.cards import prepared
from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.forms import NeedSearchForm
from search.matching import match_need
from search.views.best import Words, best_of
from search.views.cards import need_card, with_need_parts, with_worker_parts, worker_card
from search.views.heads import need_head
from search.views.lexicon import Lexicon
from search.views.records import need_record, with_need_record
from search.views.results import Section, search_page

STORIES = 3
NEEDS = Section(
    kind="need",
    url="needs",
    form=NeedSearchForm,
    row_template="search/parts/need_row.html",
    heading=gettext_lazy("Needs of enterprises and schools"),
    description=gettext_lazy(
        "Part-time posts, technical services and problems, projects, shared labour and teaching in Chongqing, "
        "with pay and reasons."
    ),
    box_label=gettext_lazy("Search needs"),
    box_hint=gettext_lazy("Trade, skill, place or a sentence"),
    load=with_need_parts,
    card=need_card,
)


@login_not_required
def needs(request: HttpRequest) -> HttpResponse:
    return search_page(request, NEEDS, Need.objects.visible_to(request.user))


@login_not_required
def need(request: HttpRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(with_need_record(Need.objects.visible_to(request.user)), public_id=public_id)
    lexicon = Lexicon()
    best = best_of(
        request,
        Words(
            _("Who fits best"),
            _("No open profile meets the conditions of this need yet."),
            "search/parts/worker_row.html",
            reverse("workers"),
            _("All skilled people"),
        ),
        match=partial(match_need, found),
        load=with_worker_parts(Worker.objects.visible_to(request.user)).in_bulk,
        card=worker_card,
    )
    card = need_card(found, lexicon)
    shown = {"card": card, "record": need_record(found, lexicon), "best": best, "stories": stories_of_trade(found)}
    page: dict[str, Any] = {**shown, "head": need_head(found, card)}
    return render(request, "search/need.html", page)


def stories_of_trade(need: Need) -> list[StoryPage]:
    """Stories of the occupations that the need asks for, the newest first."""
    asked = Ties(occupations=tuple(row.occupation.code for row in need.occupations.all()))
    return prepared(StoryPage.objects.readable().telling_of(asked)[:STORIES])
