"""The generation of the cached pages: a new one begins with every commit that changes what readers see.

It stands in the database (`PageTurn`), so it changes in the same moment as what it tells of, and is read in one question
with everything else that kept pages stand on.
"""

from __future__ import annotations

import structlog
from django.db import DatabaseError, connections
from django.http import HttpRequest

from cms.models.turns import turn
from cms.page_cache.standing import standing

logger = structlog.get_logger(__name__)
REMEMBERED = "bayu.generation"


def remember(request: HttpRequest, generation: int) -> None:
    """The request is answered as of this generation: nothing of its page was read before."""
    request.META[REMEMBERED] = generation


def begin(request: HttpRequest) -> None:
    """To be called before anything of a page is read from the database."""
    if REMEMBERED not in request.META:
        remember(request, standing({}).generation)


def of(request: HttpRequest) -> int:
    """The generation as of which the request is answered; 0 where none was remembered or none has begun."""
    generation: int = request.META.get(REMEMBERED, 0)
    return generation


def turn_at_start() -> None:
    """Before a server forks: pages that another version of the program wrote name files that may be gone."""
    try:
        turn()
    except DatabaseError as problem:
        logger.warning("kept_pages_not_turned", problem=str(problem))
    connections.close_all()
