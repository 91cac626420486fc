"""The pictures by which stories are shared, and how such pictures are served; feeds and pages name their addresses."""

from __future__ import annotations

from dataclasses import astuple
from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from django.views.decorators.http import require_safe

from cms.imaging.lettering import typeface
from cms.imaging.share_card import ShareCard, drawn
from cms.models import StoryPage
from cms.pictures import USES, shown_with

LOOK = "1"
"""Raised when the drawing changes, so that nobody keeps the old one."""
MOST_TIES = 2


@login_not_required
@require_safe
def share_story(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A story in its own language, as everybody may read it at this moment; JPEG."""
    page = get_object_or_404(StoryPage.objects.live().public().select_related("picture", "locale"), pk=pk)
    with override(page.locale.language_code):
        return share_response(request, story_card(page), "JPEG")


def story_card(page: StoryPage) -> ShareCard:
    trades = [tie.occupation.label for tie in page.occupations.select_related("occupation")]
    trades = trades or [tie.craft.label for tie in page.crafts.select_related("craft")]
    places = [tie.district.label for tie in page.districts.select_related("district")]
    return ShareCard(
        kind=pgettext("above the title of a shared picture", "Story"),
        title=page.shown_title,
        line=" · ".join([*trades[:MOST_TIES], *places[:MOST_TIES]]),
        site=_("Bayu Craftsmen"),
        label=_("demonstration") if page.is_demo else "",
        picture=_lead(page.shown_picture),
    )


def _lead(image: Any) -> bytes:
    rendition = shown_with(image, USES["share"])[1] if image is not None else None
    if rendition is None:
        return b""
    try:
        with rendition.file.open("rb") as file:
            return bytes(file.read())
    except OSError:
        return b""


def share_response(request: HttpRequest, card: ShareCard, kind: str) -> HttpResponseBase:
    """The picture, or that nothing has changed.

    Caches may keep it but must ask each time: a name whose consent is withdrawn is gone at once.
    """
    said = repr((LOOK, typeface(), kind, astuple(card)))
    etag = quote_etag(sha256(said.encode()).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(drawn(card, kind), content_type=f"image/{kind.lower()}", headers={"ETag": etag})
    response.headers["Cache-Control"] = "public, no-cache"
    return response
