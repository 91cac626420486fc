"""An offer of surplus labour as a document."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from marketplace.needs.models import SurplusOffer
from marketplace.needs.pay import per_hour
from search.documents.fields import codes, kept, present, seconds, yes
from search.documents.texts import cut
from search.engines.base import Document
from search.facts import offer_facts, pack
from search.language import Language
from search.reference import Reference

RELATIONS = ("skills", "districts")


def rows() -> QuerySet[SurplusOffer]:
    """Offers with all that a document needs, in a number of queries that does not grow."""
    related = ("organisation", "district", "cluster", "occupation")
    return SurplusOffer.objects.select_related(*related).prefetch_related(*RELATIONS)


def shown() -> QuerySet[SurplusOffer]:
    """Those that the public may find; whether an offer is still valid is asked at the time of the search."""
    return rows().filter(state=SurplusOffer.State.OPEN).exclude(organisation__verification="refused")


def document(offer: SurplusOffer, language: Language, reference: Reference) -> Document:
    texts = cut(_title(offer), _body(offer), language.analyser)
    return Document(
        kind="offer",
        pk=offer.pk,
        keywords=kept(_words(offer)),
        numbers=present(_numbers(offer)),
        texts=texts.fields,
        point=(offer.district.latitude, offer.district.longitude),
        facts=pack(offer_facts(offer, texts.tokens)),
    )


def _title(offer: SurplusOffer) -> Iterable[str]:
    return (offer.title, offer.title_en, offer.occupation.name, offer.occupation.name_en)


def _body(offer: SurplusOffer) -> Iterable[str]:
    yield from (offer.description, offer.description_en)
    for skill in offer.skills.all():
        yield from (skill.name, skill.name_en)
    yield from (offer.organisation.name, offer.organisation.name_en)


def _words(offer: SurplusOffer) -> dict[str, Iterable[str]]:
    return {
        **codes([offer.occupation]),
        "skill": [skill.slug for skill in offer.skills.all()],
        "district": [offer.district.slug],
        "district_willing": [offer.district.slug, *(district.slug for district in offer.districts.all())],
        "organisation": [str(offer.organisation_id)],
        "cluster": [offer.cluster.slug] if offer.cluster else [],
        "state": [offer.state],
        "verified": yes(offer.organisation.verification == "verified"),
    }


def _numbers(offer: SurplusOffer) -> dict[str, int | None]:
    return {
        "level": offer.level_min,
        "headcount": offer.headcount,
        "starts": offer.starts_on.toordinal(),
        "ends": offer.ends_on.toordinal(),
        "valid_until": offer.valid_until.toordinal(),
        "published": seconds(offer.published_at),
        "pay_hour": per_hour(offer.cost_month, "month"),
    }
