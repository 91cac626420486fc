"""On PostgreSQL: its vectors hold our tokens, and it must not stem them again."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.backends.database.postgres.query import Lexeme
from modelsearch.query import Phrase, PlainText

from search.wagtail_backend.asking import CutQuery
from search.wagtail_backend.indexing import CutIndex


class PostgresQuery(CutQuery):
    lexeme = Lexeme

    def build_tsquery_content(self, query: Any, config: Any = None, invert: bool = False) -> Any:
        if isinstance(query, PlainText):
            return SearchQuery(self.words(query), search_type="raw", config=config, invert=invert)
        if isinstance(query, Phrase):
            forms = [SearchQuery(tokens, search_type="phrase", config=config) for tokens in self.phrases(query)]
            return reduce(or_, [~form for form in forms] if invert else forms)
        return super().build_tsquery_content(query, config=config, invert=invert)  # type: ignore[misc]


class Searching(PostgresQuery, stock.PostgresSearchQueryCompiler):
    pass


class Completing(PostgresQuery, stock.PostgresAutocompleteQueryCompiler):
    pass


class Index(CutIndex, stock.PostgresIndex):
    reader = stock.ObjectIndexer


class CutPostgresBackend(stock.PostgresSearchBackend):
    query_compiler_class = Searching
    autocomplete_query_compiler_class = Completing
    index_class = Index

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({**params, "SEARCH_CONFIG": "simple"})
