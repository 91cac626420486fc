"""Every name by which the taxonomy knows something, as plain data, and the version that says when to read it again.

Whoever writes names past `save()` (bulk writes, `update()`) calls `vocabulary_changed()` in the same transaction.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Model

from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import (
    Cluster,
    Craft,
    CraftAlias,
    District,
    DistrictAlias,
    DistrictGroup,
    DistrictSuccession,
    KindWord,
    Occupation,
    OccupationAlias,
    OccupationWord,
    PermitAlias,
    PermitItem,
    PermitKind,
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
from marketplace.taxonomy.versions import changed, versions

VERSION_ROW = "taxonomy/vocabulary"
OFFICIAL, ALIAS, SUCCESSOR, WEAK = 1.0, 0.9, 0.8, 0.5
# An alias of this kind means its target only beside another name: 高级 in 高级焊工.
WEAK_KIND = "weak"


class Name(NamedTuple):
    """One name.

    `kind`: occupation, work_type, skill, level, district, district_group, craft, permit, permit_kind, need_kind, cluster, trap.
    `key` is the code of an occupation, the occupation's code and the name of a work type joined by "/", the ordinal of a
    level, a grouping and a group joined by "/", the slug of the others; for a trap word what it means instead. `strength` is
    0 to 1.
    """

    kind: str
    key: str
    surface: str
    language: str
    strength: float


def taxonomy_version() -> str:
    """A token that changes whenever a name may have changed; one query by primary key."""
    return versions([VERSION_ROW])[0]


def vocabulary_changed(**_signal: object) -> None:
    """Give the vocabulary a new version; a receiver of signals too."""
    changed(VERSION_ROW)


def load() -> tuple[Name, ...]:
    """All names, each surface once under its key."""
    found: dict[tuple[str, str, str], Name] = {}
    for name in _all_names():
        if name.surface:
            found.setdefault((name.kind, name.key, name_key(name.surface)), name)
    return tuple(found.values())


def _all_names() -> Iterator[Name]:
    yield from _named("occupation", Occupation, "code", is_current=True)
    yield from _aliases("occupation", OccupationAlias, "occupation__code")
    yield from _work_types()
    yield from _named("skill", Skill, "slug")
    yield from _aliases("skill", SkillAlias, "skill__slug")
    yield from _named("level", SkillLevel, "ordinal")
    yield from _aliases("level", SkillLevelAlias, "level__ordinal", strength=OFFICIAL)
    yield from _districts()
    yield from _district_groups()
    yield from _named("craft", Craft, "slug")
    yield from _aliases("craft", CraftAlias, "craft__slug")
    yield from _permits()
    yield from _named("cluster", Cluster, "slug")
    for word, kind, language, weak in KindWord.objects.values_list("word", "kind", "language", "is_weak"):
        yield Name("need_kind", kind, word, language, WEAK if weak else OFFICIAL)
    for word, meaning in TrapWord.objects.values_list("word", "meaning"):
        yield Name("trap", meaning, word, "zh", OFFICIAL)


def _named(kind: str, model: type[Model], key: str, **having: object) -> Iterator[Name]:
    for value, name, name_en in model._default_manager.filter(**having).values_list(key, "name", "name_en"):
        yield Name(kind, str(value), name, "zh", OFFICIAL)
        yield Name(kind, str(value), name_en, "en", OFFICIAL)


def _aliases(kind: str, model: type[Model], key: str, *, strength: float = ALIAS) -> Iterator[Name]:
    for value, alias, language, sort in model._default_manager.values_list(key, "alias", "language", "kind"):
        yield Name(kind, str(value), alias, language, WEAK if sort == WEAK_KIND else strength)


def _work_types() -> Iterator[Name]:
    for code, name, name_en in WorkType.objects.values_list("occupation__code", "name", "name_en"):
        yield Name("work_type", f"{code}/{name}", name, "zh", OFFICIAL)
        yield Name("work_type", f"{code}/{name}", name_en, "en", OFFICIAL)


def _districts() -> Iterator[Name]:
    """Names of districts; those of an abolished one mean its successor too, where that took over the whole."""
    own = list(_named("district", District, "slug"))
    own += [
        Name("district", slug, short, "zh", OFFICIAL)
        for slug, short in District.objects.values_list("slug", "short_name")
    ]
    own += _aliases("district", DistrictAlias, "district__slug")
    successors = dict(DistrictSuccession.objects.filter(towns="").values_list("old__slug", "new__slug"))
    yield from own
    for name in own:
        if name.key in successors:
            yield name._replace(key=successors[name.key], strength=SUCCESSOR)


def _district_groups() -> Iterator[Name]:
    """What people call several districts together; the key is that of the grouping and of the group."""
    rows = DistrictGroup.objects.order_by("scheme__slug", "slug")
    for scheme, slug, name, name_en, others in rows.values_list(
        "scheme__slug", "slug", "name", "name_en", "other_names"
    ):
        for surface in (name, name_en, *others.split(";")):
            yield Name(
                "district_group", f"{scheme}/{slug}", surface.strip(), "en" if surface.isascii() else "zh", OFFICIAL
            )


def _permits() -> Iterator[Name]:
    yield from _named("permit", PermitItem, "slug")
    yield from _named("permit_kind", PermitKind, "slug")
    for item, kind, alias in PermitAlias.objects.values_list("item__slug", "kind__slug", "alias"):
        yield Name("permit" if item else "permit_kind", item or kind, alias, "zh", ALIAS)


def words_of_work() -> Iterator[tuple[str, str]]:
    """Code of an occupation and a word that speaks for it without naming it."""
    yield from OccupationWord.objects.used().order_by("pk").values_list("occupation__code", "word")


def words_of_skills() -> Iterator[tuple[str, str]]:
    """Slug of a skill and a word that speaks for it without naming it."""
    yield from SkillWord.objects.used().order_by("pk").values_list("skill__slug", "word")


def small_talk() -> Iterator[str]:
    """Words that are said around the matter; a text of nothing else asks for nobody in particular."""
    yield from SmallTalk.objects.used().order_by("pk").values_list("word", flat=True)


def users_of_skills() -> dict[str, frozenset[str]]:
    """By skill the codes of the occupations that use it."""
    found: dict[str, set[str]] = defaultdict(set)
    for slug, code in SkillOccupation.objects.order_by().values_list("skill__slug", "occupation__code"):
        found[slug].add(code)
    return {slug: frozenset(codes) for slug, codes in found.items()}


def skills_of_work_types() -> dict[tuple[str, str], frozenset[str]]:
    """By code of the occupation and name of the work type the skills for which it stands."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows = WorkTypeSkill.objects.used().order_by()
    for code, name, slug in rows.values_list("work_type__occupation__code", "work_type__name", "skill__slug"):
        found[code, name].add(slug)
    return {work_type: frozenset(slugs) for work_type, slugs in found.items()}
