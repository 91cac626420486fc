"""What a text means that does not name it: occupations, and the skills that these use, each with a weight."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from search.analysis import normalise
from search.concepts import NOTHING, Concept, Naming
from search.linking.classes import Asked, Classes
from search.linking.hearing import Hearing
from search.linking.retaught import SEEN
from search.meaning.encoders import Floats

PROFESSION_COST = 2.0
"""The platform is for skilled workers: a profession (major group 2) is meant only where it leads by so many deviations."""
SHARPNESS = 0.33
"""How quickly the weight falls with the distance to the best; chosen on the tuning half of the labelled set, flat to 0.4."""
MOST, LEAST_WEIGHT = 5, 0.05
LOOSE_MOST, LOOSE_WEIGHT = 20, 0.01
USING = 1.0
"""Deviations that an occupation gains where the text names skills and it uses them all; a part of them, a part of it."""
OF_USE = 0.1
"""Skills are looked for among those that occupations of this weight use."""


class Meaning:
    """Links texts to one version of the taxonomy; never changed once made. Without vectors only words link."""

    def __init__(
        self,
        occupations: Classes,
        skills: Classes,
        users: Mapping[str, frozenset[str]],
        hearing: Hearing | None = None,
    ) -> None:
        self._occupations, self._skills = occupations, skills
        self._users = users
        self._hearing = hearing
        self._asked = lru_cache(maxsize=SEEN)(hearing.of if hearing else _unheard)
        self._cost = np.array([PROFESSION_COST * key.startswith("2-") for key in occupations.keys], np.float32)

    def loosely(self) -> Loosely:
        """The same with many unlikely links, for where there would be nothing else."""
        return Loosely(self)

    def link(
        self, text: str, named: Naming = NOTHING, *, most: int = MOST, least: float = LEAST_WEIGHT
    ) -> tuple[Concept, ...]:
        """The likeliest occupations, then the likeliest skills that these or those `named` use; weights of each kind sum to 1.

        An occupation that uses a skill which is named is likelier.
        """
        normal = normalise(text)
        return self._linked(normal, self._asked(normal) if normal else None, named, most=most, least=least)

    def link_all(self, texts: Sequence[str]) -> list[tuple[Concept, ...]]:
        """The links of many texts, encoded together."""
        normal = [normalise(text) for text in texts]
        if not normal or self._hearing is None:
            return [self._linked(text, None) for text in normal]
        return [self._linked(text, asked) for text, asked in zip(normal, self._hearing.of_all(normal), strict=True)]

    def _linked(
        self,
        normal: str,
        asked: Asked | None,
        named: Naming = NOTHING,
        *,
        most: int = MOST,
        least: float = LEAST_WEIGHT,
    ) -> tuple[Concept, ...]:
        if not self._occupations.keys or not normal:
            return ()
        stands = self._occupations.standing(normal, asked)
        if stands is None:
            return ()
        like = Concept("occupation", "", 1.0, normal)
        stands = stands - self._cost
        if named.skills:
            stands += self._gains(named.skills)
        occupations = _likeliest(self._occupations.keys, stands, like, most, least)
        codes = {*named.occupations, *(concept.key for concept in occupations if concept.weight >= OF_USE)}
        return (*occupations, *self._skills_of(codes, normal, asked))

    def _gains(self, skills: Collection[str]) -> Floats:
        """What each occupation gains by the skills that are named."""
        users = [self._users.get(skill, frozenset()) for skill in skills]
        used = [sum(key in codes for codes in users) for key in self._occupations.keys]
        return np.array(used, np.float32) * (USING / len(users))

    def _skills_of(self, codes: Collection[str], normal: str, asked: Asked | None) -> tuple[Concept, ...]:
        used = np.array([not self._users.get(key, frozenset()).isdisjoint(codes) for key in self._skills.keys], bool)
        stands = self._skills.standing(normal, asked) if used.any() else None
        if stands is None:
            return ()
        among = np.where(used, stands, np.float32(-np.inf))
        return _likeliest(self._skills.keys, among, Concept("skill", "", 1.0, normal), MOST, LEAST_WEIGHT)


class Loosely:
    """A linking with many unlikely links."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning

    def link(self, text: str, named: Naming = NOTHING) -> tuple[Concept, ...]:
        return self._meaning.link(text, named, most=LOOSE_MOST, least=LOOSE_WEIGHT)


def _unheard(_normal: str) -> None:
    """Without vectors."""


def _likeliest(keys: tuple[str, ...], stands: Floats, like: Concept, most: int, least: float) -> tuple[Concept, ...]:
    chances = np.exp(SHARPNESS * (stands - stands.max()))
    chances /= chances.sum()
    best = np.argsort(-chances, kind="stable")[:most]
    found = [(keys[place], round(float(chances[place]), 2)) for place in best]
    return tuple(replace(like, key=key, weight=weight) for key, weight in found if weight >= least)
