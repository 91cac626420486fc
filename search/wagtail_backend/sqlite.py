"""On SQLite: its full-text tables hold our tokens."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.backends.database.sqlite.query import BM25, CombinedLexeme, Lexeme, SearchQueryExpression
from modelsearch.query import Phrase, PlainText

from search.wagtail_backend.asking import CutQuery
from search.wagtail_backend.indexing import CutIndex


class Grouped(CombinedLexeme):
    """Terms in brackets: AND binds closer than OR."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        sql, params = super().as_sql(compiler, connection)
        return f"({sql})", params


class SQLiteQuery(CutQuery):
    lexeme = Lexeme

    def grouped(self, terms: Any) -> Any:
        return Grouped(terms.lhs, terms.connector, terms.rhs)

    def build_search_query_content(self, query: Any, config: Any = None) -> Any:
        if isinstance(query, PlainText):
            return SearchQueryExpression(self.words(query), config=config)
        if isinstance(query, Phrase):
            return reduce(or_, [SearchQueryExpression(tokens) for tokens in self.phrases(query)])
        return super().build_search_query_content(query, config=config)  # type: ignore[misc]

    def build_tsrank(self, vector: Any, query: Any, config: Any = None, boost: float = 1.0) -> Any:
        """One score for the whole question: FTS5 gives no other, and multiplying it by itself would turn the order round."""
        return BM25() * boost


class Searching(SQLiteQuery, stock.SQLiteSearchQueryCompiler):
    pass


class Completing(SQLiteQuery, stock.SQLiteAutocompleteQueryCompiler):
    pass


class Index(CutIndex, stock.SQLiteIndex):
    reader = stock.ObjectIndexer


class CutSQLiteBackend(stock.SQLiteSearchBackend):
    query_compiler_class = Searching
    autocomplete_query_compiler_class = Completing
    index_class = Index
