"""Which shipped CSV fills which model, in the order in which they refer to each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.db.models import Model

from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import (
    Cluster,
    ClusterOccupation,
    Craft,
    CraftAlias,
    CraftOccupation,
    CraftPlace,
    District,
    DistrictAlias,
    DistrictGroup,
    DistrictScheme,
    DistrictSuccession,
    Education,
    KindWord,
    Occupation,
    OccupationAlias,
    OccupationGroup,
    OccupationWord,
    PermitAlias,
    PermitCover,
    PermitItem,
    PermitKind,
    PermitRequirement,
    PriorityArea,
    PriorityAreaList,
    Skill,
    SkillAlias,
    SkillLevel,
    SkillLevelAlias,
    SkillOccupation,
    SkillWord,
    SmallTalk,
    TrapWord,
    WorkType,
    WorkTypeSkill,
)

DIRECTORY = Path(__file__).resolve().parent.parent / "data"
Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """One CSV file and its model.

    A column fills the field of its name. `x_slug`, `x_code` and `x_ordinal` fill the foreign key `x` by that field of
    the row referred to, `x_path` by the values of its PATH joined by "/"; `x_slugs` a set of them, separated by spaces.
    `columns` names what differs; `derive` adds columns that follow from others. `key` identifies a row. `prune` removes
    rows that are no longer shipped, never those marked as local; `frozen` rows are never changed once they are there.
    """

    file: str
    model: type[Model]
    key: tuple[str, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    derive: Callable[[Texts], Texts] = dict
    prune: bool = False
    frozen: bool = False
    repeats: bool = False


def _group_of(texts: Texts) -> Texts:
    return {"group_code": texts["code"].rpartition("-")[0]}


def _parent_of(texts: Texts) -> Texts:
    return {"parent_code": texts["code"].rpartition("-")[0]}


def _key_of(texts: Texts, column: str = "alias") -> Texts:
    return {"key": name_key(texts[column])}


def _aliases(file: str, model: type[Model], target: str, columns: Mapping[str, str] | None = None) -> ReferenceTable:
    key = (target, "key")
    return ReferenceTable(file, model, key, columns=columns or {}, derive=_key_of, prune=True, repeats=True)


def _words(file: str, model: type[Model], target: str) -> ReferenceTable:
    derive = partial(_key_of, column="word")
    return ReferenceTable(file, model, (target, "key"), derive=derive, prune=True, repeats=True)


def _links(file: str, model: type[Model], *key: str) -> ReferenceTable:
    return ReferenceTable(file, model, key, repeats=True)


TABLES = (
    ReferenceTable("occupation_groups.csv", OccupationGroup, ("code",), derive=_parent_of),
    ReferenceTable("occupations.csv", Occupation, ("code",), derive=_group_of),
    _aliases("occupation_aliases.csv", OccupationAlias, "occupation"),
    _words("occupation_words.csv", OccupationWord, "occupation"),
    ReferenceTable("work_types.csv", WorkType, ("occupation", "name"), repeats=True),
    ReferenceTable("skills.csv", Skill, ("slug",)),
    _aliases("skill_aliases.csv", SkillAlias, "skill"),
    _words("skill_words.csv", SkillWord, "skill"),
    _links("skill_occupations.csv", SkillOccupation, "skill", "occupation"),
    ReferenceTable("work_type_skills.csv", WorkTypeSkill, ("work_type", "skill"), prune=True, repeats=True),
    ReferenceTable("permit_kinds.csv", PermitKind, ("slug",)),
    ReferenceTable("permit_items.csv", PermitItem, ("slug",)),
    ReferenceTable("permit_aliases.csv", PermitAlias, ("kind", "item", "key"), derive=_key_of, repeats=True),
    _links("permit_covers.csv", PermitCover, "item", "covered"),
    ReferenceTable("permit_requirements.csv", PermitRequirement, ("item", "occupation", "duty_words"), repeats=True),
    ReferenceTable("skill_levels.csv", SkillLevel, ("ordinal",)),
    _aliases("level_aliases.csv", SkillLevelAlias, "level"),
    ReferenceTable("educations.csv", Education, ("slug",)),
    ReferenceTable("districts.csv", District, ("slug",)),
    _aliases("district_aliases.csv", DistrictAlias, "district"),
    ReferenceTable("district_successors.csv", DistrictSuccession, ("old", "new")),
    ReferenceTable("district_schemes.csv", DistrictScheme, ("slug",)),
    ReferenceTable("district_groups.csv", DistrictGroup, ("scheme", "slug"), columns={"member_slugs": "members_slugs"}),
    ReferenceTable("priority_area_lists.csv", PriorityAreaList, ("slug",)),
    ReferenceTable(
        "priority_areas.csv",
        PriorityArea,
        ("listed_in", "district", "valid_from"),
        columns={"list_slug": "listed_in_slug"},
        frozen=True,
    ),
    ReferenceTable("clusters.csv", Cluster, ("slug",)),
    _links("cluster_occupations.csv", ClusterOccupation, "cluster", "occupation"),
    ReferenceTable("crafts.csv", Craft, ("slug",)),
    _aliases("craft_aliases.csv", CraftAlias, "craft"),
    _links("craft_occupations.csv", CraftOccupation, "craft", "occupation"),
    _links("craft_districts.csv", CraftPlace, "craft", "district", "product"),
    ReferenceTable("kind_words.csv", KindWord, ("kind", "word"), repeats=True),
    ReferenceTable("small_talk.csv", SmallTalk, ("word",), prune=True, repeats=True),
    ReferenceTable("trap_words.csv", TrapWord, ("word",), repeats=True),
)
