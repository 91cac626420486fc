"""Explained matches over HTTP: the best of the other side for a need, a worker or an offer."""

from __future__ import annotations

from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import translation
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from marketplace.needs.api import with_brief as with_need_brief
from marketplace.needs.api import with_offer_parts
from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.api import with_brief as with_worker_brief
from marketplace.workers.models import Worker
from search.api.schemas import Language, NeedMatches, OfferMatches, WorkerMatches, explained
from search.matching import Matches, match_need, match_offer, match_worker
from search.reference import reference

router = Router(tags=["matches"])


class MatchQuery(Schema):
    limit: int = Field(settings.LIMITS.page_size, ge=1, le=settings.LIMITS.page_size_max)
    priority: Literal["on", "off"] = "on"
    lang: Language = "zh-hans"

    def options(self) -> dict[str, Any]:
        return {"limit": self.limit, "priority": self.priority == "on"}


@router.get("/needs/{public_id}/matches", response=WorkerMatches, summary="The best workers for a need")
def workers_for_need(request: HttpRequest, public_id: str, query: Query[MatchQuery]) -> Any:
    need = get_object_or_404(Need.objects.visible_to(request.user), public_id=public_id)
    rows = with_worker_brief(Worker.objects.visible_to(request.user))
    return answer("worker", query, lambda: match_need(need, **query.options()), rows)


@router.get("/needs/{public_id}/offers", response=OfferMatches, summary="The best offers for a shared-labour need")
def offers_for_need(request: HttpRequest, public_id: str, query: Query[MatchQuery]) -> Any:
    need = get_object_or_404(Need.objects.visible_to(request.user), public_id=public_id)
    if need.kind != Need.Kind.SHARED_LABOUR:
        raise HttpError(422, [{"field": "public_id", "reason": "not a need for shared labour"}])  # type: ignore[arg-type]
    rows = with_offer_parts(SurplusOffer.objects.visible_to(request.user))
    return answer("offer", query, lambda: match_need(need, offers=True, **query.options()), rows)


@router.get("/workers/{public_id}/matches", response=NeedMatches, summary="The best needs for a worker")
def needs_for_worker(request: HttpRequest, public_id: str, query: Query[MatchQuery]) -> Any:
    worker = get_object_or_404(Worker.objects.visible_to(request.user), public_id=public_id)
    rows = with_need_brief(Need.objects.visible_to(request.user))
    return answer("need", query, lambda: match_worker(worker, **query.options()), rows)


@router.get("/offers/{public_id}/matches", response=NeedMatches, summary="The best needs for an offer")
def needs_for_offer(request: HttpRequest, public_id: str, query: Query[MatchQuery]) -> Any:
    offer = get_object_or_404(SurplusOffer.objects.visible_to(request.user), public_id=public_id)
    rows = with_need_brief(Need.objects.visible_to(request.user))
    return answer("need", query, lambda: match_offer(offer, **query.options()), rows)


def answer(kind: str, query: MatchQuery, match: Any, rows: Any) -> dict[str, Any]:
    """Run the match in the language asked for and load what may be seen."""
    with translation.override(query.lang):
        found: Matches = match()
        loaded, names = rows.in_bulk([row.pk for row in found.results]), reference()
        return {
            "engine": found.engine,
            "total": found.total,
            "considered": found.considered,
            "rule_version": found.rule_version,
            "catalogues": list(found.catalogues),
            "results": [{kind: loaded[row.pk], **explained(row, names)} for row in found.results if row.pk in loaded],
        }
