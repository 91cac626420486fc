"""What typed words mean for a search: facts to score by, filters that decide, wishes that order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marketplace.taxonomy.codes import minor
from marketplace.taxonomy.models import SkillOccupation
from search.criteria import AnyOf, Either, Filter, Wish
from search.facts import QueryFacts
from search.matching.criteria.shared import Wishes, most, trade_wishes, unique
from search.query import Query
from search.reference import Reference


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as facts, filters and wishes.

    `required` filters by what is looked for and by permits, without which nobody may do the work; `narrowing` by the place and
    the kind of work that were typed.
    """

    facts: QueryFacts
    required: tuple[Filter, ...]
    narrowing: tuple[Filter, ...]
    wishes: Wishes

    @property
    def has_trade(self) -> bool:
        return bool(self.facts.occupations or self.facts.skills or self.facts.crafts)


def understand(query: Query, kind: str, reference: Reference) -> Understood:
    """Fold the concepts of a query into a search of the kind."""
    facts = query_facts(query, reference)
    required = (*_trade(facts), *_permits(facts, kind))
    return Understood(facts, required, (*_places(facts, kind), *_kinds(facts, kind)), _wishes(facts, kind))


def query_facts(query: Query, reference: Reference) -> QueryFacts:
    """The concepts of a query by kind; what is no concept stays words."""
    work_types = _keys(query, "work_type")
    places = [reference.places[slug] for slug in _keys(query, "district") if slug in reference.places]
    return QueryFacts(
        occupations=unique((*_keys(query, "occupation"), *(key.split("/")[0] for key in work_types))),
        work_types=unique(key.split("/", 1)[1] for key in work_types),
        skills=_keys(query, "skill"),
        level=max((int(key) for key in _keys(query, "level")), default=0),
        places=tuple(places),
        kinds=_keys(query, "need_kind"),
        crafts=_keys(query, "craft"),
        permits=_keys(query, "permit"),
        words=query.words,
    )


def _keys(query: Query, kind: str) -> tuple[str, ...]:
    return unique(concept.key for concept in query.concepts if concept.kind == kind)


def _trade(facts: QueryFacts) -> tuple[Filter, ...]:
    """The occupation or one of its minor group, the craft, the skill or an occupation that uses it: any of them."""
    ways: list[Filter] = []
    if facts.occupations:
        ways.append(AnyOf("occ_minor", unique(map(minor, facts.occupations))))
    if facts.crafts:
        ways.append(AnyOf("craft", tuple(facts.crafts)))
    if facts.skills:
        ways.append(AnyOf("skill", tuple(facts.skills)))
        users = () if facts.occupations else _users_of(facts.skills)
        if users:
            ways.append(AnyOf("occ", users))
    if not ways:
        return ()
    return (ways[0],) if len(ways) == 1 else (Either(tuple(ways)),)


def _users_of(skills: Iterable[str]) -> tuple[str, ...]:
    rows = SkillOccupation.objects.filter(skill__slug__in=list(skills)).order_by("occupation__code")
    return unique(rows.values_list("occupation__code", flat=True))


def _places(facts: QueryFacts, kind: str) -> tuple[Filter, ...]:
    """Workers who go there, needs that are there or remote."""
    slugs = unique(place.slug for place in facts.places)
    if not slugs:
        return ()
    if kind == "need":
        return (Either((AnyOf("district", slugs), AnyOf("remote", ("1",)))),)
    return (AnyOf("district_willing", (*slugs, "*")),)


def _permits(facts: QueryFacts, kind: str) -> tuple[Filter, ...]:
    return (AnyOf("permit", tuple(facts.permits)),) if facts.permits and kind != "offer" else ()


def _kinds(facts: QueryFacts, kind: str) -> tuple[Filter, ...]:
    if not facts.kinds or kind == "offer":
        return ()
    return (AnyOf("kind", (*facts.kinds, "*") if kind == "worker" else tuple(facts.kinds)),)


def _wishes(facts: QueryFacts, kind: str) -> Wishes:
    wishes: list[Wish] = []
    if facts.skills:
        wishes += [Wish("skill", (slug,), most("skills") / len(facts.skills)) for slug in facts.skills]
    if facts.places:
        wishes.append(Wish("district", unique(place.slug for place in facts.places), most("place")))
    if facts.work_types and kind == "worker":
        wishes.append(Wish("work_type", tuple(facts.work_types), most("occupation") * 0.08))
    if facts.level and kind == "worker" and facts.occupations:
        held = tuple(f"{code}@{facts.level}" for code in facts.occupations)
        wishes.append(Wish("occ_level", held, most("level")))
    crafts = facts.crafts if kind != "offer" else ()
    return (*trade_wishes(facts.occupations, crafts), *wishes)
