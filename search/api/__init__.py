"""Search and explained matches over HTTP."""

from search.api.matches import router as matches_router
from search.api.searches import router as searches_router

__all__ = ["matches_router", "searches_router"]
