"""Pages of the editors found by a typed text: what they say and what they are tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from search.analysis import HAN_RUN
from search.criteria import AnyOf, Criteria, Filter
from search.engines.base import Engine, Hit, Page
from search.facts import QueryFacts, unpack
from search.index_changes.drainer import drain_if_due
from search.language import Language
from search.matching.basis import basis
from search.matching.reading import read_text
from search.matching.understanding import query_facts
from search.matching.weights import term_weights
from search.query import Query, unique_words
from search.scoring.pages import PageAsked, page_score
from search.standby import Answered, ask

LET_IN = 50
"""Percent from which on a trade that the words mean, without naming it, lets a page in."""

IN_CHINESE = "怎样 怎么 怎么样 怎么办 如何 什么 哪里 哪儿 哪些 哪个 为什么 吗 呢 请问"
IN_ENGLISH = "how what where which why when do doe can"
ASKING = frozenset(f"{IN_CHINESE} {IN_ENGLISH}".split())
"""Words of a question, which pages answer without repeating them."""


@dataclass(frozen=True, slots=True)
class PageSearch:
    """What is searched: the text, the language of the pages, the types chosen, and where in the list."""

    text: str
    language: str
    types: tuple[str, ...] = ()
    limit: int = settings.LIMITS.page_size
    offset: int = 0


class RankedPage(NamedTuple):
    pk: int
    type: str
    language: str
    cents: int


@dataclass(frozen=True, slots=True)
class FoundPages(Answered):
    """One page of a search. `considered` is how many of `total` were ranked; `types` counts all by their type.

    `in_other_language` is set where nothing in the asked language was found.
    """

    query: Query
    rows: tuple[RankedPage, ...]
    total: int
    considered: int
    types: Mapping[str, int]
    in_other_language: bool = False


class _Read(NamedTuple):
    query: Query
    words: tuple[str, ...]
    facts: QueryFacts
    language: Language


def find_pages(search: PageSearch, *, engine: Engine | None = None) -> FoundPages:
    """The pages in the language of the reader; where there are none, those in any other."""
    drain_if_due()
    read = _read(search.text)
    if not (read.words or read.query.phrases):
        return FoundPages(query=read.query, rows=(), total=0, considered=0, types={}, engine="")
    page, answered = ask(_criteria(search, read), engine)
    other = not _anything(page)
    if other:
        page, answered = ask(_criteria(search, read, other=True), engine)
    ranked = _ranked(page.hits, PageAsked.of(read.words, read.facts, term_weights(read.language)))
    return FoundPages(
        query=read.query,
        rows=tuple(ranked[search.offset : search.offset + search.limit]),
        total=page.total,
        considered=len(ranked),
        types=dict(page.facets["type"]),
        in_other_language=other and _anything(page),
        engine=answered,
    )


def _anything(page: Page) -> bool:
    """Whether any page was found, of whatever type."""
    return bool(page.total or page.facets["type"])


def _read(text: str) -> _Read:
    language, names, _rules = basis(timezone.localdate())
    query = read_text(text, language)
    named = " ".join(concept.surface for concept in query.concepts if concept.kind != "occupation_code")
    words = dict.fromkeys((*unique_words(named, language.analyser), *query.words))
    asked = tuple(_runs([word for word in words if word not in ASKING] or words, query.text))
    return _Read(query, asked[: settings.LIMITS.query_words], query_facts(query, names), language)


def _runs(words: Iterable[str], text: str) -> Iterator[str]:
    """Single characters that stand together in the text as one run: 一人多岗 is none of the words that the dictionary has."""
    run = ""
    for word in words:
        is_single = len(word) == 1 and HAN_RUN.match(word) is not None
        if is_single and run + word in text:
            run += word
            continue
        if run:
            yield run
        run = word if is_single else ""
        if not is_single:
            yield word
    if run:
        yield run


def _criteria(search: PageSearch, read: _Read, *, other: bool = False) -> Criteria:
    in_language = AnyOf("language", (search.language,))
    return Criteria(
        kind="page",
        filters=() if other else (in_language,),
        excluded=(in_language,) if other else (),
        words=read.words,
        instead=tuple(_ties(read.facts)),
        phrases=read.query.phrases,
        excluded_phrases=read.query.excluded,
        facets=("type",),
        chosen={"type": search.types} if search.types else {},
        limit=settings.LIMITS.pages_considered,
    )


def _ties(facts: QueryFacts) -> Iterable[Filter]:
    """What a page may be tied to without saying the words: the trade or craft, or where nothing else is asked the place."""
    codes = facts.occupations or tuple(code for code, percent in facts.meant if percent >= LET_IN and not facts.crafts)
    if codes:
        yield AnyOf("occ", codes)
    if facts.crafts:
        yield AnyOf("craft", facts.crafts)
    if facts.places and not (codes or facts.crafts or facts.words):
        yield AnyOf("district", tuple(place.slug for place in facts.places))


def _ranked(hits: Iterable[Hit], asked: PageAsked) -> list[RankedPage]:
    """By their points, the newer first among equals, then by key."""
    scored = [(page_score(asked, page), page) for page in (unpack("page", hit.facts) for hit in hits)]
    scored.sort(key=lambda row: (-row[0], -row[1].published, row[1].pk))
    return [RankedPage(page.pk, page.type, page.language, cents) for cents, page in scored]
