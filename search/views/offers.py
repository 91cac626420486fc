"""The page of one offer of surplus labour with the shared-labour needs that fit best."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.needs.models import Need, SurplusOffer
from marketplace.needs.pay import in_words
from search.matching import match_offer
from search.views.best import Words, best_of
from search.views.cards import need_card, persons, wish_label, with_need_parts
from search.views.heads import offer_head
from search.views.lexicon import Lexicon, day, joined, period


def facts_of(offer: SurplusOffer, lexicon: Lexicon) -> list[tuple[str, Any]]:
    """What the page lists of an offer; the lender earns nothing, so there is no fee to show."""
    districts = [offer.district.label, *(district.label for district in offer.districts.all())]
    facts = [
        (_("Occupation"), wish_label(offer.occupation.label, lexicon.level(offer.level_min))),
        (_("Headcount"), persons(offer.headcount)),
        (_("Period"), period(offer.starts_on, offer.ends_on)),
        (_("Places"), joined(list(dict.fromkeys(districts)))),
        (_("Skills"), joined([skill.label for skill in offer.skills.all()])),
        (_("Wage and insurance to be reimbursed, per person"), in_words(offer.cost_month, None, "month")),
        (_("Employment relationship"), _("stays with the lending enterprise, which pays wages and insurance")),
        (_("Valid until"), day(offer.valid_until)),
    ]
    return [(name, value) for name, value in facts if value]


@login_not_required
def offer(request: HttpRequest, public_id: str) -> HttpResponse:
    rows = SurplusOffer.objects.visible_to(request.user).select_related("organisation", "district", "occupation")
    found = get_object_or_404(rows.prefetch_related("skills", "districts"), public_id=public_id)
    best = best_of(
        request,
        Words(
            _("Needs that fit best"),
            _("No open need for shared labour fits at the moment."),
            "search/parts/need_row.html",
            f"{reverse('needs')}?kind=shared_labour",
            _("All needs for shared labour"),
        ),
        match=partial(match_offer, found),
        load=with_need_parts(Need.objects.visible_to(request.user)).in_bulk,
        card=need_card,
    )
    english = (get_language() or "").startswith("en")
    page = {
        "offer": found,
        "head": offer_head(found, reverse("offer", args=[found.public_id])),
        "facts": facts_of(found, Lexicon()),
        "description": found.description_en if english and found.description_en else found.description,
        "organisation_verified": found.organisation.is_verified(),
        "best": best,
    }
    return render(request, "search/offer.html", page)
