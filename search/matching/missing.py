"""Which of the conditions of a typed search a document misses: the trade, the level, the place, the kind of work."""

from __future__ import annotations

from collections.abc import Sequence

from marketplace.taxonomy.codes import minor
from search.facts import NeedFacts, OfferFacts, QueryFacts, WorkerFacts

Found = NeedFacts | WorkerFacts | OfferFacts


def missing(asked: QueryFacts, found: Found) -> tuple[str, ...]:
    """Names of the conditions that are missed, in the order in which they are told."""
    conditions = {
        "trade": _is_of_trade(asked, found),
        "level": _is_of_level(asked, found),
        "place": _is_there(asked, found),
        "kind": _is_of_kind(asked, found),
    }
    return tuple(name for name, holds in conditions.items() if not holds)


def _is_of_trade(asked: QueryFacts, found: Found) -> bool:
    if not asked.occupations:
        return True
    groups, (codes, crafts, skills) = set(map(minor, asked.occupations)), _work_of(found)
    return (
        any(minor(code) in groups for code in codes)
        or not set(asked.crafts).isdisjoint(crafts)
        or not set(asked.skills).isdisjoint(skills)
    )


def _work_of(found: Found) -> tuple[list[str], Sequence[str], Sequence[str]]:
    """Codes of occupations, crafts and skills."""
    if isinstance(found, NeedFacts):
        return [row.code for row in found.wanted], found.crafts, (*found.skills_must, *found.skills_wish)
    if isinstance(found, WorkerFacts):
        return [row.code for row in found.trades], [row.slug for row in found.crafts_held], found.skills
    return [found.code], (), found.skills


def _is_of_level(asked: QueryFacts, found: Found) -> bool:
    """Whether a worker has the level in an occupation as near as the nearest; whether a need asks for no more."""
    if not asked.level or isinstance(found, OfferFacts):
        return True
    if isinstance(found, NeedFacts):
        return max((row.level for row in found.wanted), default=0) <= asked.level
    groups = set(map(minor, asked.occupations))
    own = [row.level for row in found.trades if row.code in asked.occupations]
    near = [row.level for row in found.trades if minor(row.code) in groups]
    return max(own or near or [row.level for row in found.trades], default=0) >= asked.level


def _is_there(asked: QueryFacts, found: Found) -> bool:
    slugs = {place.slug for place in asked.places}
    if not slugs:
        return True
    if isinstance(found, NeedFacts):
        return found.remote or (found.place is not None and found.place.slug in slugs)
    own = {found.place.slug} if found.place else set()
    anywhere = isinstance(found, WorkerFacts) and found.anywhere
    return anywhere or bool(slugs & (own | set(found.districts)))


def _is_of_kind(asked: QueryFacts, found: Found) -> bool:
    if not asked.kinds or isinstance(found, OfferFacts):
        return True
    if isinstance(found, NeedFacts):
        return found.kind in asked.kinds
    return not found.kinds or bool(set(asked.kinds) & set(found.kinds))
