from marketplace.taxonomy.models.clusters import Cluster, ClusterOccupation
from marketplace.taxonomy.models.crafts import Craft, CraftAlias, CraftOccupation, CraftPlace
from marketplace.taxonomy.models.districts import (
    District,
    DistrictAlias,
    DistrictGroup,
    DistrictScheme,
    DistrictSuccession,
    PriorityArea,
    PriorityAreaList,
)
from marketplace.taxonomy.models.levels import Education, SkillLevel, SkillLevelAlias
from marketplace.taxonomy.models.names import KindWord, LoadedTable, SmallTalk, TrapWord
from marketplace.taxonomy.models.occupations import (
    Occupation,
    OccupationAlias,
    OccupationGroup,
    OccupationWord,
    WorkType,
)
from marketplace.taxonomy.models.permits import PermitAlias, PermitCover, PermitItem, PermitKind, PermitRequirement
from marketplace.taxonomy.models.skills import Skill, SkillAlias, SkillOccupation, SkillWord, WorkTypeSkill

__all__ = [
    "Cluster",
    "ClusterOccupation",
    "Craft",
    "CraftAlias",
    "CraftOccupation",
    "CraftPlace",
    "District",
    "DistrictAlias",
    "DistrictGroup",
    "DistrictScheme",
    "DistrictSuccession",
    "Education",
    "KindWord",
    "LoadedTable",
    "Occupation",
    "OccupationAlias",
    "OccupationGroup",
    "OccupationWord",
    "PermitAlias",
    "PermitCover",
    "PermitItem",
    "PermitKind",
    "PermitRequirement",
    "PriorityArea",
    "PriorityAreaList",
    "Skill",
    "SkillAlias",
    "SkillLevel",
    "SkillLevelAlias",
    "SkillOccupation",
    "SkillWord",
    "SmallTalk",
    "TrapWord",
    "WorkType",
    "WorkTypeSkill",
]
