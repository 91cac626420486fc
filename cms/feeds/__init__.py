"""Feeds for readers of feeds: their common shape here, stories beside it; what is live is fed by the rooms above."""

from cms.feeds.base import SiteFeed
from cms.feeds.conditions import Asked

__all__ = ["Asked", "SiteFeed"]
