"""The fixed demonstration corpus as plain facts, taken from what the generator drew and never from product code.

Documents are known by their public ids, which are the same in every database that the same numbers filled.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from marketplace.needs.demo.need_rows import NeedRows, draw_need
from marketplace.needs.demo.organisation_rows import Employers, draw_organisation
from marketplace.needs.demo.portions import Size
from marketplace.needs.demo.reference import Reference
from marketplace.needs.demo.worker_rows import WorkerRows, draw_worker
from marketplace.needs.models import NeedOccupation, NeedPermit, NeedSkill
from marketplace.taxonomy.models import Craft, District, Occupation, PermitItem, Skill, WorkType
from marketplace.workers.models import Credential, RuralCraft, WorkerOccupation, WorkerSkill

SIZE = Size(workers=5_000, needs=800, organisations=200, seed=20_27, asof=datetime.date(2027, 3, 1))


@dataclass(frozen=True)
class Facts:
    """What is so about a document. `levels` by occupation code: held (worker) or asked at least (need)."""

    id: str
    levels: Mapping[str, int]
    work_types: frozenset[str]
    skills: frozenset[str]
    crafts: frozenset[str]
    permits: frozenset[str]
    home: str
    districts: frozenset[str]
    anywhere: bool
    kinds: frozenset[str]
    remote: bool


@dataclass(frozen=True)
class Keys:
    """Slugs and names by database key."""

    districts: Mapping[int, str] = field(default_factory=lambda: _by_key(District, "slug"))
    skills: Mapping[int, str] = field(default_factory=lambda: _by_key(Skill, "slug"))
    crafts: Mapping[int, str] = field(default_factory=lambda: _by_key(Craft, "slug"))
    permits: Mapping[int, str] = field(default_factory=lambda: _by_key(PermitItem, "slug"))
    work_types: Mapping[int, str] = field(default_factory=lambda: _by_key(WorkType, "name"))
    codes: Mapping[int, str] = field(default_factory=lambda: _by_key(Occupation, "code"))
    reference: Reference = field(default_factory=Reference)


def _by_key(model: Any, name: str) -> dict[int, str]:
    return dict(model.objects.order_by().values_list("pk", name))


def workers(keys: Keys, employers: Employers) -> Iterator[Facts]:
    """Those whom an organisation may find."""
    for number in range(SIZE.workers):
        made = draw_worker(SIZE.seed, number, keys.reference, employers, SIZE.asof)
        if made.worker.visibility != "hidden":
            yield _worker(made, keys)


def needs(keys: Keys, employers: Employers) -> Iterator[Facts]:
    """Those that are open on the day."""
    for number in range(SIZE.needs):
        made = draw_need(SIZE.seed, number, keys.reference, employers, SIZE.asof)
        if made.need.state == "open" and made.need.valid_until >= SIZE.asof:
            yield _need(made, keys)


def employers(keys: Keys) -> Employers:
    """The organisations of the run, numbered in their order."""
    found = []
    for number in range(SIZE.organisations):
        made = draw_organisation(SIZE.seed, number, keys.reference, SIZE.asof)
        made.organisation.pk = number + 1
        found.append(made.employer())
    return Employers(found)


def _worker(made: WorkerRows, keys: Keys) -> Facts:
    worker, trades = made.worker, _of(made, WorkerOccupation)
    home = keys.districts[worker.home_district_id]
    return Facts(
        id=worker.public_id,
        levels={keys.codes[row.occupation_id]: row.level for row in trades},
        work_types=frozenset(keys.work_types[row.work_type_id] for row in trades if row.work_type_id),
        skills=frozenset(keys.skills[row.skill_id] for row in _of(made, WorkerSkill)),
        crafts=frozenset(keys.crafts[row.craft_id] for row in _of(made, RuralCraft)),
        permits=frozenset(keys.permits[row.permit_item_id] for row in _of(made, Credential) if row.permit_item_id),
        home=home,
        districts=frozenset({home, *(keys.districts[key] for key in made.districts)}),
        anywhere=worker.anywhere,
        kinds=frozenset(worker.kinds),
        remote=worker.remote_ok,
    )


def _need(made: NeedRows, keys: Keys) -> Facts:
    need, wants = made.need, _of(made, NeedOccupation)
    home = keys.districts[need.district_id] if need.district_id else ""
    return Facts(
        id=need.public_id,
        levels={keys.codes[row.occupation_id]: row.level_floor for row in wants},
        work_types=frozenset(keys.work_types[row.work_type_id] for row in wants if row.work_type_id),
        skills=frozenset(keys.skills[row.skill_id] for row in _of(made, NeedSkill)),
        crafts=frozenset(keys.crafts[key] for key in made.crafts),
        permits=frozenset(keys.permits[row.item_id] for row in _of(made, NeedPermit)),
        home=home,
        districts=frozenset({home} - {""}),
        anywhere=need.is_remote,
        kinds=frozenset({need.kind}),
        remote=need.is_remote,
    )


def _of(made: WorkerRows | NeedRows, model: Any) -> list[Any]:
    return [part for part in made.parts if isinstance(part, model)]
