"""Occupations by any of their names, and the nearest where none fits."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import Occupation, OccupationAlias, WorkType

# Below this share of common characters a guess is noise.
LEAST_LIKENESS = 0.34
# A character in more names than this says nothing: 工, 员.
TOO_COMMON = 400


class Guess(NamedTuple):
    """An occupation that may be meant: its code, its name, and the known name that is like the one given."""

    code: str
    name: str
    like: str


class OccupationNames:
    """A snapshot of all names; three queries to make, none to ask."""

    def __init__(self) -> None:
        self.names: dict[str, str] = dict(Occupation.objects.values_list("code", "name"))
        self._official = _by_key(Occupation.objects.current().values_list("name", "code"))
        self._work_types = _by_key(WorkType.objects.values_list("name", "occupation__code"))
        self._aliases = _by_key(OccupationAlias.objects.values_list("alias", "occupation__code"))
        self._aliases_en = _by_key(Occupation.objects.exclude(name_en="").values_list("name_en", "code"))
        self._by_part: dict[str, dict[str, frozenset[str]]] | None = None

    def codes(self, name: str) -> tuple[str, ...]:
        """Codes of the occupations of that name: official names before work types before aliases."""
        key = name_key(name)
        for known in (self._official, self._work_types, self._aliases, self._aliases_en):
            if key in known:
                return tuple(sorted(known[key]))
        return ()

    def knows(self, code: str, name: str) -> bool:
        """Whether the occupation of that code is known under the name, too."""
        key = name_key(name)
        tables = (self._official, self._work_types, self._aliases, self._aliases_en)
        return any(code in known.get(key, ()) for known in tables)

    def nearest(self, name: str, *, count: int = 3) -> tuple[Guess, ...]:
        """Occupations whose names share most characters with the one given, best first."""
        key = name_key(name)
        wanted = frozenset(key) - {" "}
        scored = []
        for other, characters in self._candidates(key).items():
            scored.append((2 * len(wanted & characters) / (len(wanted) + len(characters)), other))
        return self._guesses(sorted(scored, reverse=True), count)

    def _guesses(self, scored: list[tuple[float, str]], count: int) -> tuple[Guess, ...]:
        found: dict[str, Guess] = {}
        for likeness, key in scored:
            if likeness < LEAST_LIKENESS or len(found) >= count:
                break
            for known in (self._official, self._work_types, self._aliases):
                for code in sorted(known.get(key, ())):
                    found.setdefault(code, Guess(code, self.names[code], key))
        return tuple(found.values())[:count]

    def _candidates(self, key: str) -> dict[str, frozenset[str]]:
        """Known names that share a pair of neighbouring characters, else a character that is not in everything."""
        index = self._parts()
        found: dict[str, frozenset[str]] = {}
        for pair in _pairs(key):
            found.update(index.get(pair, {}))
        for character in () if found else set(key):
            names = index.get(character, {})
            found.update(names if len(names) <= TOO_COMMON else {})
        return found

    def _parts(self) -> dict[str, dict[str, frozenset[str]]]:
        """Names with their characters by each character and each pair of neighbours; made when first asked for."""
        if self._by_part is None:
            self._by_part = defaultdict(dict)
            for key in {key for known in (self._official, self._work_types, self._aliases) for key in known}:
                characters = frozenset(key) - {" "}
                for part in (*characters, *_pairs(key)):
                    self._by_part[part][key] = characters
        return self._by_part


def _pairs(key: str) -> set[str]:
    return {first + second for first, second in pairwise(key)}


def _by_key(rows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, code in rows:
        found[name_key(name)].add(code)
    return dict(found)
