"""Scoring: pure functions from facts to an explained score. No database, no engine, no clock."""

from search.scoring.eligibility import checks_of, refusal
from search.scoring.match import Match, Part, Reason, Source
from search.scoring.priorities import Priorities, ShortageMark
from search.scoring.score import score

__all__ = ["Match", "Part", "Priorities", "Reason", "ShortageMark", "Source", "checks_of", "refusal", "score"]
