"""What to leave out when a search finds nothing: each condition and each word by itself, counted, not guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from search.forms import SearchForm
from search.query import Query
from search.views.addresses import Address
from search.views.listing import Step, chip_label, conditions_of

MOST_RELAXED = 8
Counted = Callable[[Address], int]


def relaxations(form: SearchForm, address: Address, query: Query, counted: Counted) -> list[Step]:
    """One word or one condition less, those that find most first; all words less comes after them."""
    single = [*fewer_words(address, query), *fewer_conditions(form, address)][:MOST_RELAXED]
    steps = sorted(_fruitful(single, counted), key=lambda step: -step.count)
    return [*steps, *_fruitful(no_words(form, address), counted)]


def _fruitful(ways: list[tuple[str, Address]], counted: Counted) -> list[Step]:
    steps = [Step(label, str(fewer), count=counted(fewer)) for label, fewer in ways]
    return [step for step in steps if step.count]


def fewer_words(address: Address, query: Query) -> list[tuple[str, Address]]:
    """Each understood name, and each other word, with the search that lacks only it."""
    pieces = dict.fromkeys(pieces_of(query))
    if len(pieces) < 2:
        return []
    shorter = {piece: " ".join(query.text.replace(piece, " ", 1).split()) for piece in pieces}
    return [
        (_("without the word “%(word)s”") % {"word": piece}, address.having("q", rest))
        for piece, rest in shorter.items()
        if rest
    ]


def pieces_of(query: Query) -> Iterator[str]:
    """The names that were understood, in their order, then the stretches that hold none of them."""
    surfaces = [concept.surface for concept in query.concepts if concept.surface in query.text]
    yield from surfaces
    yield from (word for word in query.text.split() if not any(surface in word for surface in surfaces))


def no_words(form: SearchForm, address: Address) -> list[tuple[str, Address]]:
    words = form.value("q")
    return [(_("without the words “%(words)s”") % {"words": words}, address.without("q"))] if words else []


def fewer_conditions(form: SearchForm, address: Address) -> list[tuple[str, Address]]:
    """Each condition in words with the search that lacks it."""
    return [
        (_("without %(condition)s") % {"condition": chip_label(form, name, value)}, address.without(name, value))
        for name, value in conditions_of(form, address)
    ]
