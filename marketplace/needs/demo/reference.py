"""The rows of the reference tables that demonstration data refers to, read once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.core.management.base import CommandError
from django.utils.translation import gettext

from marketplace.needs.demo.draws import Draw, Lottery, without_unit
from marketplace.needs.demo.tables import Row, Trade, rows, trades, trades_of
from marketplace.taxonomy.models import (
    Cluster,
    ClusterOccupation,
    CraftPlace,
    District,
    Education,
    Occupation,
    PermitItem,
    PermitRequirement,
    Skill,
    SkillLevel,
    SkillOccupation,
    WorkType,
)

CENTRE = ("liangjiang", "yuzhong", "shapingba", "jiulongpo", "nanan", "banan", "beibei", "dadukou", "gaoxin")


@dataclass(frozen=True, slots=True)
class Named:
    """A reference row: database key, name, English name."""

    pk: int
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Permit:
    """A permit item with the years of its validity and review, None where there are none."""

    item: Named
    valid_years: int | None
    review_years: int | None


@dataclass(frozen=True, slots=True)
class Demand:
    """Work that asks for a permit: always in an occupation, or where words stand in the text, or both together."""

    permit: Permit
    code: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """What a craft is known for in one place, with the table's words on it."""

    craft: int
    district: str
    name: str
    name_en: str
    words: Row


class Reference:
    """Everything looked up by key; CommandError when the reference tables are not loaded."""

    def __init__(self) -> None:
        missing = sorted(set(trades()) - set(self.occupations))
        if missing or not self.districts:
            raise CommandError(gettext("The reference tables are not loaded; run manage.py load_reference first."))

    @cached_property
    def occupations(self) -> dict[str, Named]:
        found = Occupation.objects.order_by("code").values_list("code", "pk", "name", "name_en")
        return {code: Named(pk, name, name_en) for code, pk, name, name_en in found}

    @cached_property
    def districts(self) -> dict[str, Named]:
        found = District.objects.order_by("slug").values_list("slug", "pk", "short_name", "name", "name_en")
        return {slug: Named(pk, short or name, without_unit(name_en)) for slug, pk, short, name, name_en in found}

    @cached_property
    def district_codes(self) -> dict[str, str]:
        """GB codes by slug, that of the city where the district has none."""
        found = District.objects.order_by("slug").values_list("slug", "gb_code")
        return {slug: code or "500000" for slug, code in found}

    @cached_property
    def homes(self) -> Lottery[str]:
        """Slugs of districts by their people."""
        return Lottery((row["district_slug"], int(row["weight"])) for row in rows("districts"))

    @cached_property
    def neighbours(self) -> dict[str, list[str]]:
        return {row["district_slug"]: row["neighbours"].split() for row in rows("districts")}

    @cached_property
    def centre(self) -> list[str]:
        """Slugs of the districts of the main city, where a railway or an hour's drive leads from almost anywhere."""
        return [slug for slug in CENTRE if slug in self.districts]

    @cached_property
    def centre_homes(self) -> Lottery[str]:
        """Slugs of the districts of the main city by their people."""
        return Lottery(pair for pair in self.homes.pairs if pair[0] in self.centre)

    @cached_property
    def clusters(self) -> dict[str, int]:
        return dict(Cluster.objects.order_by("slug").values_list("slug", "pk"))

    @cached_property
    def clusters_of(self) -> dict[str, set[str]]:
        """Slugs of the clusters by occupation code."""
        found: dict[str, set[str]] = defaultdict(set)
        for code, slug in ClusterOccupation.objects.values_list("occupation__code", "cluster__slug"):
            found[code].add(slug)
        return found

    def trade_in(self, family: str, cluster: str, draw: Draw) -> Trade:
        """Draw a trade of the family, one that the cluster needs where there is any."""
        everyone = trades_of(family)
        fitting = [trade for trade in everyone.items if cluster in self.clusters_of[trade.code]]
        return draw.choices(fitting, [trade.weight for trade in fitting])[0] if fitting else everyone.draw(draw)

    @cached_property
    def skills(self) -> dict[str, list[Named]]:
        """Skills by occupation code, by slug."""
        found: dict[str, list[Named]] = defaultdict(list)
        links = SkillOccupation.objects.order_by("skill__slug").values_list(
            "occupation__code", "skill", "skill__name", "skill__name_en"
        )
        for code, pk, name, name_en in links:
            found[code].append(Named(pk, name, name_en))
        return found

    @cached_property
    def skill(self) -> dict[str, Named]:
        """Skills by slug."""
        found = Skill.objects.order_by("slug").values_list("slug", "pk", "name", "name_en")
        return {slug: Named(pk, name, name_en) for slug, pk, name, name_en in found}

    def skills_named(self, slugs: str) -> list[Named]:
        """Return the skills of slugs with blanks between them, those that are there."""
        return [self.skill[slug] for slug in slugs.split() if slug in self.skill]

    @cached_property
    def work_types(self) -> dict[str, list[Named]]:
        """Work types by occupation code, by name."""
        found: dict[str, list[Named]] = defaultdict(list)
        types = WorkType.objects.order_by("occupation__code", "name")
        for code, pk, name, name_en in types.values_list("occupation__code", "pk", "name", "name_en"):
            found[code].append(Named(pk, name, name_en))
        return found

    @cached_property
    def educations(self) -> dict[str, int]:
        return dict(Education.objects.order_by("slug").values_list("slug", "pk"))

    @cached_property
    def levels(self) -> dict[int, Named]:
        found = SkillLevel.objects.values_list("ordinal", "name", "name_en")
        return {ordinal: Named(ordinal, name, name_en) for ordinal, name, name_en in found}

    @cached_property
    def permits(self) -> dict[str, Permit]:
        """Permit items by slug."""
        return {item.slug: _permit(item) for item in PermitItem.objects.select_related("kind").order_by("slug")}

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        found = PermitRequirement.objects.order_by("item__slug", "occupation__code", "duty_words", "pk")
        return tuple(
            Demand(self.permits[slug], code or "", tuple(words.split("|")) if words else ())
            for slug, code, words in found.values_list("item__slug", "occupation__code", "duty_words")
        )

    @cached_property
    def products(self) -> list[Product]:
        words = {row["product"]: row for row in rows("craft_lines")}
        places = CraftPlace.objects.select_related("district").order_by("district__slug", "craft__slug", "product")
        return [
            Product(place.craft_id, place.district.slug, place.product, place.product_en, words[place.product])
            for place in places
            if place.product in words and words[place.product]["occupation_code"] in self.occupations
        ]


def _permit(item: PermitItem) -> Permit:
    return Permit(Named(item.pk, item.name, item.name_en), item.kind.valid_years, item.kind.review_years)
