"""Matching: ask the engine for candidates, score them, explain every point. The only door for pages, API and commands."""

from search.matching.browse import Results, Search, browse
from search.matching.match import Matches, match_facts, match_need, match_offer, match_worker
from search.matching.rank import Ranked

__all__ = [
    "Matches",
    "Ranked",
    "Results",
    "Search",
    "browse",
    "match_facts",
    "match_need",
    "match_offer",
    "match_worker",
]
