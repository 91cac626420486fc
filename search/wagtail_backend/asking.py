"""Queries as both databases can read them.

Wagtail's compilers each leave something out: SQLite's knows no `Or` with a `Not` in it and no `And` of nothing else,
PostgreSQL's reads the `Not` of several words as "none of them" and forgets that of a phrase. `mended` brings a query to the form
that both read alike, `CutQuery` builds its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import reduce
from operator import and_, or_
from typing import Any

from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText

from search.language import language
from search.wagtail_backend.tokens import asked, begun, marked, phrase


def mended(query: Any) -> Any:
    """The same question; None where it holds no word. Weights are left out, a fuzzy text is an ordinary one."""
    match query:
        case Boost():
            return mended(query.subquery)
        case Not():
            return _not(mended(query.subquery))
        case And():
            return _all([mended(part) for part in query.subqueries])
        case Or():
            return _not(_all([_not(mended(part)) for part in query.subqueries]))
    return _worded(query)


def _worded(query: Any) -> Any:
    if isinstance(query, MatchAll):
        return query
    if not phrase(query.query_string):
        return None
    return PlainText(query.query_string, operator=query.operator) if isinstance(query, Fuzzy) else query


def _not(query: Any) -> Any:
    if query is None:
        return None
    return query.subquery if isinstance(query, Not) else Not(query)


def _all(parts: Sequence[Any]) -> Any:
    """All of them together, without those that say nothing; what is refused stands last."""
    said = [part for part in parts if part is not None]
    if any(_is_nothing(part) for part in said):
        return MATCH_NONE
    left = [part for part in said if not isinstance(part, MatchAll)]
    wanted = [part for part in left if not isinstance(part, Not)]
    refused = [part for part in left if isinstance(part, Not)]
    if wanted:
        return And([*wanted, *refused]) if len(left) > 1 else wanted[0]
    if refused:
        return Not(Or([part.subquery for part in refused])) if len(refused) > 1 else refused[0]
    return MATCH_ALL if said else None


def _is_nothing(query: Any) -> bool:
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


class CutQuery:
    """Comes before a Wagtail compiler: words are our tokens, and a search in some fields asks for tokens marked with them."""

    LAST_TERM_IS_PREFIX: bool
    fields: Sequence[str] | None
    lexeme: type[Any]
    query: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.query = mended(self.query) or MATCH_NONE
        self.marks = tuple(self.fields or ())

    def search(self, *args: Any, **options: Any) -> Any:
        """In the whole index: the tokens themselves say which fields are asked."""
        everywhere = copy(self)
        everywhere.fields = None
        return super(CutQuery, everywhere).search(*args, **options)  # type: ignore[misc]

    def words(self, query: PlainText) -> Any:
        """The tokens of a text, joined by its operator."""
        cut = begun if self.LAST_TERM_IS_PREFIX else asked
        tokens = cut(query.query_string, language().analyser)
        last = len(tokens) - 1 if self.LAST_TERM_IS_PREFIX else None
        terms = [self._anywhere(token, prefix=place == last) for place, token in enumerate(tokens)]
        return reduce(and_ if query.operator == "and" else or_, terms)

    def phrases(self, query: Phrase) -> list[str]:
        """The tokens of a phrase with spaces between, for each field that is asked."""
        tokens = phrase(query.query_string)
        return [" ".join(marked(tokens, field)) for field in self.marks] or [" ".join(tokens)]

    def grouped(self, terms: Any) -> Any:
        """Terms of which one is enough, so that they hold together among others."""
        return terms

    def _anywhere(self, token: str, *, prefix: bool) -> Any:
        if not self.marks:
            return self.lexeme(token, prefix=prefix)
        forms = [self.lexeme(form, prefix=prefix) for field in self.marks for form in marked([token], field)]
        return self.grouped(reduce(or_, forms)) if len(forms) > 1 else forms[0]
