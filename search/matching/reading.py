"""A typed text as a query, by the language of the taxonomy in force."""

from __future__ import annotations

from search.language import Language
from search.linking import linking
from search.query import Means, Query, parse

NO_QUOTES = str.maketrans(dict.fromkeys('"“”「」『』«»', " "))


def read_text(text: str, words: Language, *, loosely: bool = False, by_meaning: bool = True) -> Query:
    """`loosely` takes phrases as words and what is hardly near in meaning too, for where there would be nothing at all."""

    def meaning() -> Means:
        found = linking(words.version)
        return found.loosely() if loosely else found

    return parse(
        text.translate(NO_QUOTES) if loosely else text,
        linker=words.linker,
        analyser=words.analyser,
        spelling=words.spelling,
        meaning=meaning if by_meaning else None,
    )
