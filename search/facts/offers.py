"""Facts of an offer of surplus labour."""

from __future__ import annotations

from msgspec import Struct

from search.facts.needs import fen
from search.facts.places import Place
from search.rows.offers import OfferRow


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


def offer_facts(offer: OfferRow, marks: bytes) -> OfferFacts:
    """The facts of an offer as an index keeps them; `marks` are those of the words of its texts."""
    return OfferFacts(
        pk=offer.pk,
        code=offer.code,
        level=offer.level_min,
        skills=tuple([skill.slug for skill in offer.skills]),
        headcount=offer.headcount,
        place=Place(offer.district, offer.latitude, offer.longitude),
        districts=tuple(offer.districts),
        starts=offer.starts_on.toordinal(),
        ends=offer.ends_on.toordinal(),
        cost_month=fen(offer.cost_month),
        organisation=offer.organisation,
        organisation_verified=offer.verification == "verified",
        marks=marks,
    )
