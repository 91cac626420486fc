"""What typed words mean for a search: facts to score by, filters that decide, wishes that order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from marketplace.needs.permits import required_items
from marketplace.taxonomy.codes import middle, minor
from marketplace.taxonomy.models import PermitItem, SkillOccupation
from search.criteria import AnyOf, Bonus, Either, Filter, Wish
from search.facts import QueryFacts
from search.linking.kinds import likeliest_kind
from search.matching.criteria.shared import (
    Wishes,
    most,
    said_wishes,
    skill_wish,
    skill_wishes,
    trade_wishes,
    unique,
)
from search.query import Query
from search.reference import Label, Reference

CITED = 24
LET_IN = 50
"""Percent from which on a skill that words mean lets in whatever the occupation, and an occupation asks for its permits."""
LIKELY = 20
"""Percent from which on an occupation that words mean is told to people, and shown beside a named one that few have."""
SURE = 0.6
"""From this weight on a word of a kind of work narrows a search; a weaker one only orders it."""
NO_DOER = frozenset({"instructor", "technical_problem"})
"""Kinds of work in which nobody does what is told of: who teaches it or finds the cause of a fault needs no permit for it."""
SURELY_MEANT, AGREED, HARDLY_MEANT = 0.75, 0.4, 0.2
"""So likely a text as a whole asks for a kind: it narrows like a sure word, it does with a hint at the same, it says nothing."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as facts, filters and wishes.

    `required` filters by what is looked for and by permits, without which nobody may do the work; `likely` stands in for it where
    few meet it, `broad` where hardly anybody does. `instead` is what a document may be about without holding the words.
    `narrowing` filters by the place and the kind of work that were typed.
    """

    facts: QueryFacts
    required: tuple[Filter, ...]
    likely: tuple[Filter, ...]
    broad: tuple[Filter, ...]
    instead: tuple[Filter, ...]
    narrowing: tuple[Filter, ...]
    wishes: Wishes

    @property
    def has_trade(self) -> bool:
        return bool(self.facts.occupations or self.facts.skills or self.facts.crafts)


def understand(query: Query, kind: str, reference: Reference) -> Understood:
    """Fold the concepts of a query into a search of the kind."""
    facts = query_facts(query, reference)
    permits, ways = _permits(facts, kind), _ways(facts, kind)
    return Understood(
        facts,
        required=(*_trade(facts, ways), *permits),
        likely=(*_also_likely(facts, ways), *permits),
        broad=(*_broadened(facts, ways), *permits),
        instead=_meant(facts),
        narrowing=(*_places(facts, kind), *_kinds(facts, kind)),
        wishes=_wishes(facts, kind, reference),
    )


def query_facts(query: Query, reference: Reference) -> QueryFacts:
    """The concepts of a query by kind; what is no concept stays words."""
    work_types = _keys(query, "work_type")
    slugs = (
        *_keys(query, "district"),
        *(slug for key in _keys(query, "district_group") for slug in reference.groups[key]),
    )
    places = [reference.places[slug] for slug in unique(slugs) if slug in reference.places]
    sure_kinds, hinted_kinds, meant_kind = _kinds_of(query)
    permits = unique((*_keys(query, "permit"), *_permits_of_kinds(query, reference)))
    return QueryFacts(
        occupations=unique(
            (*_of_codes(query, reference), *_keys(query, "occupation"), *(key.split("/")[0] for key in work_types))
        ),
        work_types=unique(key.split("/", 1)[1] for key in work_types),
        skills=_keys(query, "skill"),
        level=max((int(key) for key in _keys(query, "level")), default=0),
        places=tuple(places),
        kinds=sure_kinds,
        hinted_kinds=hinted_kinds,
        meant_kind=meant_kind,
        crafts=_keys(query, "craft"),
        permits=permits,
        needed_permits=() if permits or NO_DOER.intersection(hinted_kinds) else _needed(query, reference),
        words=query.words,
        meant=_meant_of(query, "occupation"),
        meant_skills=_meant_of(query, "skill"),
        meant_text=shortened(query.meant[0].surface) if query.meant else "",
    )


class _Kinds(NamedTuple):
    """The kinds of work that a text asks for: surely, by hints, and without a word for it with how surely in percent."""

    sure: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    meant: tuple[str, int] | None = None


def _kinds_of(query: Query) -> _Kinds:
    """By its words, and where these leave it open by the whole text; names of trades alone (洗车) ask for none."""
    named, hinted = _named_kinds(query), _keys(query, "need_kind")
    if named or not (query.words or hinted):
        return _Kinds(named, hinted)
    kind, chance = likeliest_kind(query.text)
    if chance >= SURELY_MEANT or (kind in hinted and chance >= AGREED):
        return _Kinds((kind,), (kind,))
    if hinted or chance < HARDLY_MEANT:
        return _Kinds(hinted=hinted)
    return _Kinds(meant=(kind, round(chance * 100)))


def _named_kinds(query: Query) -> tuple[str, ...]:
    """The kinds of work that a sure word names or two weak ones hint at."""
    weak = Counter(
        key for key, _ in {(c.key, c.surface) for c in query.concepts if c.kind == "need_kind" and c.weight < SURE}
    )
    return unique((*_keys(query, "need_kind", least=SURE), *(key for key, times in weak.items() if times > 1)))


def _permits_of_kinds(query: Query, reference: Reference) -> Iterable[str]:
    """The permits of a kind that was named (跑危化品，要从业资格证), or of any (持证), that such work needs.

    The work is that of the occupations named or surely meant, else of those that use the skills named or surely meant.
    """
    kinds = _keys(query, "permit_kind")
    if not kinds:
        return ()
    codes = _occupations_of(query) or set(_users_of(_skills_of(query)))
    return (item.slug for item in _required(query, codes, reference) if item.kind.slug in kinds)


def _needed(query: Query, reference: Reference) -> tuple[str, ...]:
    """The permits that the work needs by law although nobody typed one, where an occupation is named or surely meant."""
    codes = _occupations_of(query)
    return tuple([item.slug for item in _required(query, codes, reference)]) if codes else ()


def _occupations_of(query: Query) -> set[str]:
    """Those named or surely meant."""
    named = (key.split("/")[0] for key in (*_keys(query, "occupation"), *_keys(query, "work_type")))
    return {*named, *_surely_meant(query, "occupation")}


def _skills_of(query: Query) -> tuple[str, ...]:
    return (*_keys(query, "skill"), *_surely_meant(query, "skill"))


def _required(query: Query, codes: Collection[str], reference: Reference) -> list[PermitItem]:
    """What work in these occupations needs, by the words of the query and by its skills as duties."""
    called = [reference.skills[slug] for slug in _skills_of(query) if slug in reference.skills]
    duties = " ".join((query.text, *(skill.name if isinstance(skill, Label) else skill for skill in called)))
    return required_items(kind="", codes=codes, duties=duties, version=reference.version)


def _of_codes(query: Query, reference: Reference) -> list[str]:
    """The occupations whose codes are or begin with what was typed; an unknown code stays, and finds nobody."""
    found: list[str] = []
    for start in _keys(query, "occupation_code"):
        found += [code for code in reference.occupations if f"{code}-".startswith(f"{start}-")] or [start]
    return found


def shortened(text: str) -> str:
    """The beginning of a text, as reasons cite it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= CITED else f"{plain[: CITED - 1]}…"


def _meant_of(query: Query, kind: str) -> tuple[tuple[str, int], ...]:
    return tuple((concept.key, round(concept.weight * 100)) for concept in query.meant if concept.kind == kind)


def _surely_meant(query: Query, kind: str) -> list[str]:
    return [key for key, percent in _meant_of(query, kind) if percent >= LET_IN]


def _keys(query: Query, kind: str, *, least: float = 0.0) -> tuple[str, ...]:
    return unique(concept.key for concept in query.concepts if concept.kind == kind and concept.weight >= least)


def _trade(facts: QueryFacts, ways: Sequence[Filter]) -> tuple[Filter, ...]:
    """What was named, or also what the words mean."""
    return _any_of((*ways, *_meant(facts))) if ways else ()


def _any_of(ways: tuple[Filter, ...]) -> tuple[Filter, ...]:
    return ways if len(ways) == 1 else (Either(ways),)


def _ways(facts: QueryFacts, kind: str) -> list[Filter]:
    """The occupation or one of its minor group, the craft, the skill or an occupation that uses it: any of them.

    Who looks for work names a permit because of having it: needs that ask for it are one way more where no trade is named.
    """
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
    if facts.permits and kind == "need" and not (facts.occupations or facts.crafts):
        ways.append(AnyOf("permit", tuple(facts.permits)))
    return ways


def _meant(facts: QueryFacts) -> tuple[Filter, ...]:
    """The occupations that the words mean; they let in and shut nobody out. Beside an occupation that was named they only score.

    Not so beside a craft: whoever looks for a 木匠 to build wardrobes may want the trade and not the craft.
    """
    return () if facts.occupations else _of_meant(facts)


def _also_likely(facts: QueryFacts, ways: Sequence[Filter]) -> tuple[Filter, ...]:
    """Beside a trade that was named what the words likely mean, since a name may mislead; else the words are heard anyway."""
    return _any_of((*ways, *_of_meant(facts, least=LIKELY))) if facts.occupations else _trade(facts, ways)


def _broadened(facts: QueryFacts, ways: Sequence[Filter]) -> tuple[Filter, ...]:
    """What may stand in for a named trade where hardly anybody has it: what lies near it, or what the words mean."""
    near = (AnyOf("occ_middle", unique(map(middle, facts.occupations))),) if facts.occupations else ()
    return _any_of((*ways, *near, *_of_meant(facts))) if ways else ()


def _of_meant(facts: QueryFacts, *, least: int = 0) -> tuple[Filter, ...]:
    """The occupations that the words mean by so many percent, and the skills that they surely mean."""
    found = {
        "occ": tuple(code for code, percent in facts.meant if percent >= least),
        "skill": tuple(slug for slug, percent in facts.meant_skills if percent >= LET_IN),
    }
    return tuple(AnyOf(field, values) for field, values in found.items() if values)


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
    """A worker without the permit may not do the work."""
    return (AnyOf("permit", tuple(facts.permits)),) if facts.permits and kind == "worker" else ()


def _kinds(facts: QueryFacts, kind: str) -> tuple[Filter, ...]:
    if not facts.kinds or kind == "offer":
        return ()
    return (AnyOf("kind", (*facts.kinds, "*") if kind == "worker" else tuple(facts.kinds)),)


def _wishes(facts: QueryFacts, kind: str, reference: Reference) -> Wishes:
    wishes: list[Wish | Bonus] = []
    by_type = reference if kind != "offer" else None
    if facts.skills:
        wishes += skill_wishes(facts.skills, by_type)
    if facts.places:
        wishes.append(Wish("district", unique(place.slug for place in facts.places), most("place")))
    if facts.work_types and kind == "worker":
        wishes.append(Wish("work_type", tuple(facts.work_types), most("occupation") * 0.08))
    if facts.level and kind == "worker" and facts.occupations:
        held = tuple(f"{code}@{facts.level}" for code in facts.occupations)
        wishes.append(Wish("occ_level", held, most("level")))
    wishes += [Wish("occ", (code,), most("occupation") * percent / 100) for code, percent in facts.meant]
    wishes += said_wishes(((*((code, 100) for code in facts.occupations), *facts.meant)), facts.skills, kind)
    if not facts.skills:
        wishes += [skill_wish(slug, most("skills") * percent / 100, by_type) for slug, percent in facts.meant_skills]
    crafts = facts.crafts if kind != "offer" else ()
    return (*trade_wishes(facts.occupations, crafts), *wishes)
