"""Rows of the search itself."""

from search.models.changes import SILENCE, IndexBatch, IndexBuild, IndexBuildQuerySet, IndexChange, WriteOrder
from search.models.recommendations import Recommendation
from search.models.texts import TextLink
from search.models.unlinked import UnlinkedSearch

__all__ = [
    "SILENCE",
    "IndexBatch",
    "IndexBuild",
    "IndexBuildQuerySet",
    "IndexChange",
    "Recommendation",
    "TextLink",
    "UnlinkedSearch",
    "WriteOrder",
]
