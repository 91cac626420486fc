"""What the pages of the editors show of the live platform (`cms.live`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from cms.live import Needs, Ties
from cms.page_cache.terms import note_live, note_needs, note_profile
from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.typing_help import whole_name
from search.views.cards import need_card, with_need_parts, with_worker_parts, worker_card
from search.views.first_page import first_page, needs_by_district
from search.views.lexicon import Lexicon
from search.views.tiles import tile_grid

EVERYBODY = AnonymousUser()


class LiveContent:
    """Rows and cards as everybody may see them: the same ones that the searches show."""

    def needs(self, ties: Ties, count: int) -> Needs:
        found = with_need_parts(Need.objects.visible_to(EVERYBODY)).filter(
            pk__in=Need.objects.filter(_any_of(ties)).values("pk")
        )
        shown = list(found.order_by("-published_at", "-pk")[:count])
        note_live(min((need.valid_until for need in shown), default=None))
        note_needs([need.pk for need in shown])
        lexicon = Lexicon()
        rows = [render_to_string("search/parts/need_brief.html", {"card": need_card(need, lexicon)}) for need in shown]
        return Needs(tuple(rows), f"{reverse('needs')}?{_query(ties, place='district')}")

    def people(self, ties: Ties) -> str:
        return f"{reverse('workers')}?{_query(ties, place='district_willing')}" if ties else ""

    def openings(self, organisation: str) -> str:
        return f"{reverse('needs')}?{urlencode({'q': whole_name(organisation)})}"

    def profile(self, worker: int) -> SafeString:
        found = with_worker_parts(Worker.objects.visible_to(EVERYBODY)).filter(pk=worker).first()
        note_profile(worker, shown=found is not None)
        note_live()
        if found is None:
            return SafeString()
        return render_to_string("search/parts/worker_brief.html", {"card": worker_card(found, Lexicon())})

    def tiles(self, paths: Mapping[str, str]) -> SafeString:
        note_live(timezone.localdate())
        grid = tile_grid(needs_by_district(Need.objects.visible_to(EVERYBODY)), paths)
        return render_to_string("search/parts/tiles.html", {"tiles": grid})

    def first_page(self, request: HttpRequest) -> dict[str, Any]:
        # What it shows of needs ends within its short life or at midnight, whichever comes first.
        note_live(timezone.localdate())
        return {"home": first_page(request)}


def _any_of(ties: Ties) -> Q:
    asked = Q(occupations__occupation__code__in=ties.occupations)
    return asked | Q(crafts__slug__in=ties.crafts) | Q(district__slug__in=ties.districts)


def _query(ties: Ties, *, place: str) -> str:
    """The filters of a search that finds these; the most telling ones alone, since filters narrow each other."""
    asked = [("occ", code) for code in ties.occupations] or [("craft", slug) for slug in ties.crafts]
    return urlencode(asked or [(place, slug) for slug in ties.districts])
