"""Workers: the search page and the page of one worker with the needs that fit best."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.models import StoryPage
from cms.models.cards import prepared
from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.forms import WorkerSearchForm
from search.matching import match_worker
from search.views.best import Words, best_of
from search.views.cards import need_card, with_need_parts, with_worker_parts, worker_card
from search.views.heads import worker_head
from search.views.lexicon import Lexicon
from search.views.records import with_worker_record, worker_record
from search.views.results import Section, search_page

STORIES = 3
WORKERS = Section(
    kind="worker",
    url="workers",
    form=WorkerSearchForm,
    row_template="search/parts/worker_row.html",
    heading=gettext_lazy("Skilled people"),
    description=gettext_lazy(
        "Skilled people in Chongqing with public profiles: trade, level, evidence, places and times, "
        "with reasons for every rank."
    ),
    box_label=gettext_lazy("Search skilled people"),
    box_hint=gettext_lazy("Trade, skill, place or a sentence"),
    load=with_worker_parts,
    card=worker_card,
)


@login_not_required
def workers(request: HttpRequest) -> HttpResponse:
    return search_page(request, WORKERS, Worker.objects.visible_to(request.user))


@login_not_required
def worker(request: HttpRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(with_worker_record(Worker.objects.visible_to(request.user)), public_id=public_id)
    lexicon = Lexicon()
    best = best_of(
        request,
        Words(
            _("Needs that fit best"),
            _("No open need meets this person's wishes at the moment."),
            "search/parts/need_row.html",
            reverse("needs"),
            _("All needs"),
        ),
        match=partial(match_worker, found),
        load=with_need_parts(Need.objects.visible_to(request.user)).in_bulk,
        card=need_card,
    )
    card = worker_card(found, lexicon)
    stories = prepared(StoryPage.objects.readable().naming(found.pk)[:STORIES])
    shown = {"card": card, "record": worker_record(found, lexicon), "best": best, "stories": stories}
    page: dict[str, Any] = {**shown, "head": worker_head(found, card)}
    return render(request, "search/worker.html", page)
