"""Reference rows, made once by their key: asking twice for 6-18-02-04 gives the same occupation."""

import datetime

import factory
from factory.django import DjangoModelFactory

from marketplace.taxonomy.models import (
    Cluster,
    Craft,
    District,
    Education,
    Occupation,
    OccupationGroup,
    PermitItem,
    PermitKind,
    PriorityArea,
    PriorityAreaList,
    Skill,
    SkillLevel,
)

LEVELS = {
    1: ("学徒工", "Apprentice", "apprentice"),
    2: ("初级工", "Junior worker", "junior"),
    3: ("中级工", "Intermediate worker", "intermediate"),
    4: ("高级工", "Senior worker", "senior"),
    5: ("技师", "Technician", "technician"),
    6: ("高级技师", "Senior technician", "senior-technician"),
    7: ("特级技师", "Special-grade technician", "special-technician"),
    8: ("首席技师", "Chief technician", "chief-technician"),
}
# Slug -> name, English name, latitude, longitude (centres, approximate).
PLACES = {
    "yuzhong": ("渝中区", "Yuzhong District", 29.55, 106.57),
    "jiulongpo": ("九龙坡区", "Jiulongpo District", 29.50, 106.51),
    "rongchang": ("荣昌区", "Rongchang District", 29.40, 105.59),
    "wanzhou": ("万州区", "Wanzhou District", 30.81, 108.41),
    "chengkou": ("城口县", "Chengkou County", 31.95, 108.66),
    "chengdu": ("成都市", "Chengdu", 30.57, 104.07),
}
# Code -> name, English name, for the occupations that tests speak of most.
OCCUPATIONS = {
    "6-18-01-01": ("车工", "Turner"),
    "6-18-01-02": ("铣工", "Milling machine operator"),
    "6-18-01-07": ("多工序数控机床操作调整工", "CNC machine setter"),
    "6-18-02-04": ("焊工", "Welder"),
    "6-31-01-03": ("电工", "Electrician"),
    "6-31-07-01": ("工业机器人系统运维员", "Industrial robot maintainer"),
    "6-09-03-03": ("陶瓷工艺品制作师", "Ceramic craft maker"),
    "4-10-01-05": ("养老护理员", "Elderly carer"),
}


class OccupationGroupFactory(DjangoModelFactory):
    """A group with all groups above it."""

    class Meta:
        model = OccupationGroup
        django_get_or_create = ("code",)

    code = "6-18-02"
    name = factory.LazyAttribute(lambda made: f"第{made.code}类")
    name_en = factory.LazyAttribute(lambda made: f"Group {made.code}")

    @factory.lazy_attribute
    def parent(self) -> OccupationGroup | None:
        above, _, last = self.code.rpartition("-")
        return OccupationGroupFactory(code=above) if last and above else None


class OccupationFactory(DjangoModelFactory):
    """An occupation by its code, with its groups; known codes bring their names."""

    class Meta:
        model = Occupation
        django_get_or_create = ("code",)

    code = "6-18-02-04"
    name = factory.LazyAttribute(lambda made: OCCUPATIONS.get(made.code, (f"职业{made.code}", ""))[0])
    name_en = factory.LazyAttribute(lambda made: OCCUPATIONS.get(made.code, ("", f"Occupation {made.code}"))[1])
    group = factory.LazyAttribute(lambda made: OccupationGroupFactory(code=made.code.rpartition("-")[0]))


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = Skill
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"skill-{number}")
    kind = Skill.Kind.PROCESS
    name = factory.LazyAttribute(lambda made: f"技能{made.slug}")
    name_en = factory.LazyAttribute(lambda made: f"Skill {made.slug}")

    @factory.post_generation
    def occupations(self, create: bool, given: list[Occupation] | None) -> None:
        if create and given:
            self.occupations.add(*given)


class PermitKindFactory(DjangoModelFactory):
    class Meta:
        model = PermitKind
        django_get_or_create = ("slug",)

    slug = "special-operation"
    name = "特种作业操作证"
    name_en = "Special operation permit"
    valid_years = 6
    review_years = 3


class PermitItemFactory(DjangoModelFactory):
    class Meta:
        model = PermitItem
        django_get_or_create = ("slug",)

    slug = "fusion-welding-cutting"
    kind = factory.SubFactory(PermitKindFactory)
    name = factory.LazyAttribute(lambda made: f"作业{made.slug}")
    name_en = factory.LazyAttribute(lambda made: f"Work {made.slug}")


class SkillLevelFactory(DjangoModelFactory):
    class Meta:
        model = SkillLevel
        django_get_or_create = ("ordinal",)

    ordinal = 4
    name = factory.LazyAttribute(lambda made: LEVELS[made.ordinal][0])
    name_en = factory.LazyAttribute(lambda made: LEVELS[made.ordinal][1])
    slug = factory.LazyAttribute(lambda made: LEVELS[made.ordinal][2])


class EducationFactory(DjangoModelFactory):
    class Meta:
        model = Education
        django_get_or_create = ("slug",)

    slug = "college"
    ordinal = 6
    name = "大专"
    name_en = "Junior college"


class DistrictFactory(DjangoModelFactory):
    """A district by its slug; the known ones lie where they lie."""

    class Meta:
        model = District
        django_get_or_create = ("slug",)

    slug = "yuzhong"
    kind = District.Kind.DISTRICT
    name = factory.LazyAttribute(lambda made: PLACES.get(made.slug, (f"{made.slug}区",))[0])
    name_en = factory.LazyAttribute(lambda made: PLACES.get(made.slug, ("", made.slug.title()))[1])
    latitude = factory.LazyAttribute(lambda made: PLACES.get(made.slug, ("", "", 29.5, 106.5))[2])
    longitude = factory.LazyAttribute(lambda made: PLACES.get(made.slug, ("", "", 29.5, 106.5))[3])
    province = factory.LazyAttribute(lambda made: "sichuan" if made.slug == "chengdu" else "chongqing")


class PriorityAreaListFactory(DjangoModelFactory):
    class Meta:
        model = PriorityAreaList
        django_get_or_create = ("slug",)

    slug = "national-key-counties-2021"
    name = "国家乡村振兴重点帮扶县"
    name_en = "National key counties"


class PriorityAreaFactory(DjangoModelFactory):
    class Meta:
        model = PriorityArea

    listed_in = factory.SubFactory(PriorityAreaListFactory)
    district = factory.SubFactory(DistrictFactory, slug="chengkou")
    valid_from = datetime.date(2021, 8, 27)


class ClusterFactory(DjangoModelFactory):
    class Meta:
        model = Cluster
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    slug = "nev"
    tier = Cluster.Tier.LEADING
    name = factory.LazyAttribute(lambda made: f"集群{made.slug}")
    name_en = factory.LazyAttribute(lambda made: f"Cluster {made.slug}")

    @factory.post_generation
    def occupations(self, create: bool, given: list[Occupation] | None) -> None:
        if create and given:
            self.occupations.add(*given)


class CraftFactory(DjangoModelFactory):
    class Meta:
        model = Craft
        django_get_or_create = ("slug",)

    slug = "ceramics"
    name = factory.LazyAttribute(lambda made: "陶瓷烧造" if made.slug == "ceramics" else f"技艺{made.slug}")
    name_en = factory.LazyAttribute(lambda made: f"Craft {made.slug}")
