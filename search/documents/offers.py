"""An offer of surplus labour as a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from marketplace.needs.models import SurplusOffer
from marketplace.needs.pay import per_hour
from search.documents.fields import codes, kept, point, present, seconds, yes
from search.documents.texts import cut
from search.engines.base import Document
from search.facts import offer_facts, pack
from search.facts.said import Said
from search.language import Language
from search.reference import Reference
from search.rows import OfferRow


def shown() -> QuerySet[SurplusOffer]:
    """Those that the public may find; whether an offer is still valid is asked at the time of the search."""
    return SurplusOffer.objects.filter(state=SurplusOffer.State.OPEN).exclude(organisation__verification="refused")


def document(offer: OfferRow, _said: Said, language: Language, reference: Reference) -> Document:
    texts = cut(_title(offer), _body(offer), language.analyser)
    facts = offer_facts(offer, texts.marks)
    return Document(
        kind="offer",
        pk=offer.pk,
        keywords=kept(_words(offer)),
        numbers=present(_numbers(offer)),
        texts=texts.fields,
        point=point(facts.place),
        facts=pack(facts),
    )


def _title(offer: OfferRow) -> Iterable[str]:
    return (offer.title, offer.title_en, offer.occupation_name, offer.occupation_name_en)


def _body(offer: OfferRow) -> Iterable[str]:
    yield from (offer.description, offer.description_en)
    for skill in offer.skills:
        yield from (skill.name, skill.name_en)
    yield from (offer.organisation_name, offer.organisation_name_en)


def _words(offer: OfferRow) -> dict[str, Sequence[str | None]]:
    return {
        **codes([offer.code]),
        "skill": [skill.slug for skill in offer.skills],
        "district": [offer.district],
        "district_willing": [offer.district, *offer.districts],
        "organisation": [str(offer.organisation)],
        "cluster": [offer.cluster],
        "state": [offer.state],
        "verified": yes(offer.verification == "verified"),
    }


def _numbers(offer: OfferRow) -> dict[str, int | None]:
    return {
        "level": offer.level_min,
        "headcount": offer.headcount,
        "starts": offer.starts_on.toordinal(),
        "ends": offer.ends_on.toordinal(),
        "valid_until": offer.valid_until.toordinal(),
        "published": seconds(offer.published_at),
        "pay_hour": per_hour(offer.cost_month, "month"),
    }
