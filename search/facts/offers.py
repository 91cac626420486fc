"""Facts of an offer of surplus labour."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from marketplace.needs.models import SurplusOffer
from search.facts.needs import fen
from search.facts.places import Place


class OfferFacts(Struct, frozen=True, array_like=True, gc=False):
    """What an enterprise lends. Days are proleptic ordinals, cost is fen a month and person; texts as of a need."""

    pk: int
    code: str
    level: int = 0
    skills: tuple[str, ...] = ()
    headcount: int = 1
    place: Place | None = None
    districts: tuple[str, ...] = ()
    starts: int = 0
    ends: int = 0
    cost_month: int = 0
    organisation: int = 0
    organisation_verified: bool = False
    tokens: str = ""
    marks: bytes = b""

    @property
    def words(self) -> list[str]:
        return self.tokens.split()


def offer_facts(offer: SurplusOffer, tokens: Iterable[str]) -> OfferFacts:
    """Read the facts of an offer whose relations were prefetched; `tokens` are the words of its texts."""
    district = offer.district
    return OfferFacts(
        pk=offer.pk,
        code=offer.occupation.code,
        level=offer.level_min,
        skills=tuple(skill.slug for skill in offer.skills.all()),
        headcount=offer.headcount,
        place=Place(district.slug, district.latitude, district.longitude),
        districts=tuple(row.slug for row in offer.districts.all()),
        starts=offer.starts_on.toordinal(),
        ends=offer.ends_on.toordinal(),
        cost_month=fen(offer.cost_month),
        organisation=offer.organisation_id,
        organisation_verified=offer.organisation.verification == "verified",
        tokens=" ".join(tokens),
    )
