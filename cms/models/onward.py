"""Where a page leads on to: open needs and craftsmen of what it tells of."""

from __future__ import annotations

from typing import Any

from cms.live import Ties, live

NEEDS = 4


def onward(page: Any) -> dict[str, Any]:
    """Open needs, without rows where the text of the page shows some already, and where the craftsmen are found."""
    ties = telling(page.ties)
    has_needs = any(block.block_type == "needs" for block in page.body)
    return {"needs": live().needs(ties, 0 if has_needs else NEEDS), "people_path": live().people(ties)}


def telling(ties: Ties) -> Ties:
    """The sort of tie that says most: the trade, else the craft, else the district."""
    return ties.only("occupation") or ties.only("craft") or ties.only("district")
