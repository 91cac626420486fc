"""What the own text of a need, a worker or an offer means beside what its fields name."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

Weighed = tuple[tuple[str, int], ...]


class Said(NamedTuple):
    """Codes of occupations and slugs of skills that a text means, with weights in percent, the likeliest first."""

    occupations: Weighed = ()
    skills: Weighed = ()

    def beside(self, occupations: Collection[str], skills: Collection[str]) -> Said:
        """What the fields do not name already."""
        return Said(_without(self.occupations, occupations), _without(self.skills, skills))


NOTHING_SAID = Said()


def _without(weighed: Weighed, named: Collection[str]) -> Weighed:
    return tuple([row for row in weighed if row[0] not in named])
