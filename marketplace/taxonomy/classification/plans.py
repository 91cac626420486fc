"""What taking a list of occupations would change; nothing is written here."""

from dataclasses import dataclass

from marketplace.taxonomy.classification.defects import cut_short
from marketplace.taxonomy.classification.rows import Listed, OccupationRow
from marketplace.taxonomy.models import Occupation, OccupationGroup, WorkType


@dataclass(frozen=True, slots=True)
class Change:
    """An occupation that is there and what the list changes: field -> value."""

    code: str
    old_name: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class ClassificationPlan:
    """Groups and occupations to make, occupations and groups to change.

    `kept` are codes here that the list lacks, `spared` those whose name it cuts short, `doubtful` the new ones whose
    name was probably cut: they are taken without being current, so that nothing is found by a wrong name.
    """

    groups: dict[str, str]
    renamed_groups: dict[str, str]
    new: tuple[OccupationRow, ...]
    changed: tuple[Change, ...]
    same: int
    kept: tuple[str, ...]
    spared: tuple[str, ...]
    doubtful: frozenset[str]
    work_types: tuple[tuple[str, str], ...]

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.renamed_groups or self.new or self.changed or self.work_types)


def plan_classification(listed: Listed) -> ClassificationPlan:
    """Compare a list with the classification as it stands."""
    there = {row.code: row for row in Occupation.objects.all()}
    doubtful = frozenset(cut_short(listed.occupations))
    changes, spared = [], []
    for code, row in listed.occupations.items():
        if code in there:
            change, was_spared = _change(there[code], row, is_doubtful=code in doubtful)
            changes += [change] if change.values else []
            spared += [code] if was_spared else []
    named = dict(OccupationGroup.objects.values_list("code", "name"))
    wanted = _group_names(listed)
    new = tuple(row for code, row in listed.occupations.items() if code not in there)
    return ClassificationPlan(
        groups={code: name or code for code, name in wanted.items() if code not in named},
        renamed_groups={code: name for code, name in wanted.items() if name and named.get(code, name) != name},
        new=new,
        changed=tuple(changes),
        same=len(listed.occupations) - len(new) - len(changes),
        kept=tuple(sorted(set(there) - set(listed.occupations))),
        spared=tuple(spared),
        doubtful=doubtful,
        work_types=_new_work_types(listed),
    )


def _change(there: Occupation, row: OccupationRow, *, is_doubtful: bool) -> tuple[Change, bool]:
    """What differs. A name that is only the beginning of the one here was cut short and is not taken."""
    values: dict[str, object] = {}
    cut = there.name != row.name and there.name.startswith(row.name)
    if there.name != row.name and not cut:
        values["name"] = row.name
    if row.name_en and not there.name_en:
        values["name_en"] = row.name_en
    if row.marks is not None:
        marks = {"is_digital": "S" in row.marks, "is_green": "L" in row.marks}
        values |= {name: value for name, value in marks.items() if getattr(there, name) != value}
    if not there.is_current and not is_doubtful:
        values["is_current"] = True
    return Change(there.code, there.name, values), cut


def _group_names(listed: Listed) -> dict[str, str]:
    """Names of all groups that the occupations need, parents first; empty where the list does not say."""
    names: dict[str, str] = {}
    for code, row in listed.occupations.items():
        parts = code.split("-")
        for depth, name in enumerate(row.group_names, start=1):
            group = "-".join(parts[:depth])
            names[group] = names.get(group) or name or listed.groups.get(group, "")
    names |= {code: name for code, name in listed.groups.items() if name}
    return dict(sorted(names.items(), key=lambda item: (item[0].count("-"), item[0])))


def _new_work_types(listed: Listed) -> tuple[tuple[str, str], ...]:
    there = set(WorkType.objects.values_list("occupation__code", "name"))
    wanted = ((row.code, name) for row in listed.occupations.values() for name in row.work_types)
    return tuple(dict.fromkeys(pair for pair in wanted if pair not in there))
