"""Matching: ask the engine for candidates, score them, explain every point. The only door for pages, API and commands."""

from search.matching.browse import Results, Search, browse, count
from search.matching.match import Matches, Options, match_facts, match_need, match_offer, match_worker
from search.matching.pages import FoundPages, PageSearch, RankedPage, find_pages
from search.matching.rank import Ranked

__all__ = [
    "FoundPages",
    "Matches",
    "Options",
    "PageSearch",
    "Ranked",
    "RankedPage",
    "Results",
    "Search",
    "browse",
    "count",
    "find_pages",
    "match_facts",
    "match_need",
    "match_offer",
    "match_worker",
]
