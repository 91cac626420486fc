"""From a given name or code to occupations of the classification."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from marketplace.catalogues.editions.given import CODE, Given
from marketplace.catalogues.models import ShortageResolution
from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.occupation_names import Guess, OccupationNames

BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
MARKS = re.compile(r"\s*[*※★☆▲△]+$|\s+[LS](\s*/\s*[LS])?$")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Codes of the occupations meant and by what they were found; where none, the nearest guesses."""

    codes: tuple[str, ...]
    how: str = ""
    guesses: tuple[Guess, ...] = ()


class Mapper:
    """Maps rows of one catalogue: an officer's remembered decision, then codes, then names."""

    def __init__(self, *, catalogue: str, classification: str, crosswalk: Mapping[str, tuple[str, ...]]) -> None:
        self.names = OccupationNames()
        self._old = classification != "2022"
        self._crosswalk = crosswalk
        self._remembered = _remembered(catalogue)

    def map(self, given: Given) -> Mapped:
        remembered = self._remembered.get((name_key(given.name), given.code))
        if remembered:
            return Mapped(remembered, "remembered")
        if given.occupations:
            return self._listed(given)
        by_code, by_name = self._by_code(given.code), self._by_name(given)
        if by_code and by_name and not set(by_code) & set(by_name):
            return Mapped((), guesses=self._of((*by_code, *by_name)))
        if by_code:
            return Mapped(by_code, "crosswalk" if self._old else "code")
        if len(by_name) == 1:
            return Mapped(by_name, "name")
        return Mapped((), guesses=self._of(by_name) or self.names.nearest(given.name))

    def _listed(self, given: Given) -> Mapped:
        """Several occupations given beside a post: all of them or none."""
        found: list[str] = []
        for text in given.occupations:
            code = CODE.search(text)
            codes = self._by_code(code.group()) if code else self.names.codes(_bare(text))
            if not codes:
                return Mapped((), guesses=self.names.nearest(text))
            found += codes
        return Mapped(tuple(dict.fromkeys(found)), "listed")

    def _by_code(self, code: str) -> tuple[str, ...]:
        """Codes of 2022; one of an older edition counts through the crosswalk only."""
        if self._old:
            return tuple(new for new in self._crosswalk.get(code, ()) if new in self.names.names)
        return (code,) if code in self.names.names else ()

    def _by_name(self, given: Given) -> tuple[str, ...]:
        for text in (given.name, _bare(given.name), given.texts["work_type"]):
            codes = self.names.codes(text) if text else ()
            if codes:
                return codes
        return ()

    def _of(self, codes: tuple[str, ...]) -> tuple[Guess, ...]:
        return tuple(Guess(code, self.names.names[code], "") for code in dict.fromkeys(codes))


def _bare(name: str) -> str:
    """The name without brackets and marks."""
    return MARKS.sub("", BRACKETS.sub("", name)).strip()


def _remembered(catalogue: str) -> dict[tuple[str, str], tuple[str, ...]]:
    rows = ShortageResolution.objects.filter(catalogue__slug=catalogue)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for key, code, occupation in rows.order_by("occupations__code").values_list(
        "key", "given_code", "occupations__code"
    ):
        if occupation:
            found[key, code] = (*found.get((key, code), ()), occupation)
    return found
