"""Shared-labour need -> offers of surplus labour."""

from __future__ import annotations

from search.criteria import AnyOf, AtLeast, AtMost, Criteria
from search.facts import NeedFacts
from search.matching.criteria.shared import place_filter, place_wishes, skill_wishes, trade_filter, trade_wishes


def offers_for(need: NeedFacts, day: int) -> Criteria:
    """Shared-labour need -> offers of surplus labour."""
    codes = [row.code for row in need.wanted]
    return Criteria(
        kind="offer",
        filters=(
            AnyOf("state", ("open",)),
            AtLeast("valid_until", day),
            *trade_filter(codes, ()),
            AtLeast("ends", need.starts),
            AtMost("starts", need.ends),
            *place_filter(need),
        ),
        excluded=(AnyOf("organisation", (str(need.organisation),)),) if need.organisation else (),
        wishes=(*trade_wishes(codes, ()), *skill_wishes(need.skills_wish), *place_wishes(need)),
    )
