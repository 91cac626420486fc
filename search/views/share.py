"""The picture by which a need is shared."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.imaging.share_card import ShareCard
from cms.share import share_response
from marketplace.needs.models import Need
from search.views.cards import NeedCard, need_card, with_need_parts
from search.views.lexicon import Lexicon

EVERYBODY = AnonymousUser()


@login_not_required
@require_safe
def share_need(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A need as everybody may see it, whoever asks; PNG."""
    need = get_object_or_404(with_need_parts(Need.objects.visible_to(EVERYBODY)), public_id=public_id)
    return share_response(request, share_card(need_card(need, Lexicon())), "PNG")


def share_card(card: NeedCard) -> ShareCard:
    trade = [card.wanted[0].label] if card.wanted else []
    return ShareCard(
        kind=card.kind,
        title=card.title,
        strong=card.pay,
        line=" · ".join(part for part in [*trade, card.place] if part),
        site=_("Bayu Craftsmen"),
        label=_("demonstration") if card.is_demo else "",
    )
