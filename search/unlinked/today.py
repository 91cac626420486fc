"""What a text means now, by the vocabulary in force: an alias that was just added counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from search.concepts import Concept
from search.language import Language, language
from search.linking.links import LEAST_WEIGHT
from search.matching.reading import read_text
from search.models import UnlinkedSearch
from search.query import Query
from search.reference import Reference, reference
from search.unlinked.reading import NAMED, is_unlinked, names_trade

MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read: the query, the trades that it names, and what it means most likely with weights in percent."""

    query: Query
    named: tuple[str, ...]
    likely: tuple[tuple[str, int], ...]

    @property
    def is_settled(self) -> bool:
        """Whether it would not be kept any more: it names a trade, means one well enough, or asks for none."""
        return not is_unlinked(self.query)

    def __str__(self) -> str:
        if self.named:
            return _("names %(trades)s") % {"trades": _joined(self.named)}
        if self.likely:
            return _joined(tuple(f"{name} {percent}%" for name, percent in self.likely))
        if self.is_settled:
            return _("asks for no trade (small talk, a place, a misleading word)")
        return pgettext("meaning of a text", "nothing")


class Today:
    """Reads texts; the vocabulary is asked for once, so one is made for each page."""

    def __init__(self) -> None:
        self._words: Language = language()
        self._names: Reference = reference(self._words.version)

    def of(self, text: str) -> Reading:
        return self._told(read_text(text, self._words))

    def names_trade(self, text: str) -> bool:
        """The same by names and sounds alone, which takes no encoder."""
        return names_trade(read_text(text, self._words, by_meaning=False))

    def words_of(self, text: str) -> tuple[str, ...]:
        """The words of a text that are no small talk yet, as the analyser cuts them."""
        words, talk = read_text(text, self._words, by_meaning=False).words, self._words.linker.small_talk
        return tuple(word for word in words if frozenset([word]) not in talk)

    def likeliest(self, text: str) -> list[tuple[str, str]]:
        """Code and name of the occupations that a text might mean, also hardly, the likeliest first."""
        meant = read_text(text, self._words, loosely=True).meant
        return [(concept.key, self._label(concept)) for concept in meant if concept.kind == "occupation"]

    def last_meaning(self, search: UnlinkedSearch) -> str:
        """What a search meant most likely when it was last typed."""
        if not search.percent:
            return pgettext("meaning of a text", "nothing")
        code = search.occupation_code
        return f"{self._names.occupations.get(code, code)} {search.percent}%"

    def _told(self, query: Query) -> Reading:
        named = dict.fromkeys(self._label(concept) for concept in query.concepts if concept.kind in NAMED)
        likely = [
            (self._label(concept), round(concept.weight * 100))
            for concept in query.meant
            if concept.kind == "occupation" and concept.weight >= LEAST_WEIGHT
        ]
        return Reading(query, tuple(named), tuple(likely[:MOST_TOLD]))

    def _label(self, concept: Concept) -> str:
        key = concept.key
        if concept.kind == "work_type":
            return key.split("/", 1)[1]
        labels = {"skill": self._names.skills, "craft": self._names.crafts}.get(concept.kind, self._names.occupations)
        return str(labels.get(key, key))


def _joined(parts: tuple[str, ...]) -> str:
    return pgettext("between items of a list", ", ").join(parts)
