"""Hard requirements as filters and score parts as wishes: what each direction of a match asks the engine for.

The wishes carry the weights of the scoring parts, so that the candidates that come back are those the scoring
would put first. What an engine cannot say exactly, the scoring decides afterwards (search/scoring/eligibility.py).
"""

from search.matching.criteria.needs import needs_for, needs_for_offer
from search.matching.criteria.offers import offers_for
from search.matching.criteria.workers import workers_for

__all__ = ["needs_for", "needs_for_offer", "offers_for", "workers_for"]
