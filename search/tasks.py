"""Work that the clock starts. The database knows what is due; a task only looks."""

from celery import shared_task

from search.engines import current_engine
from search.engines.base import EngineUnavailable
from search.index_changes import drainer
from search.index_changes.texts import link_all
from search.index_changes.verifying import repair, verify
from search.recommending import recommend
from search.unlinked.actions import tidy

MOST_BATCHES = 40
"""A task ends well before its time limit; what is left waits for the next."""

NIGHT_SECONDS = 4 * 3600
LINKING_SECONDS = 3 * 3600


@shared_task
def drain_index_changes() -> int:
    """Bring the index up to date; the engine being away is no failure, the changes wait."""
    try:
        return drainer.drain(batches=MOST_BATCHES)
    except EngineUnavailable:
        return 0


# Acknowledged when it begins: with millions of documents it lasts longer than a broker waits before it gives a task away
# again, and what is lost with a worker is done the next night.
@shared_task(acks_late=False, soft_time_limit=NIGHT_SECONDS, time_limit=NIGHT_SECONDS)
def verify_index() -> int:
    """Hold the index against the database and ask for what differs to be written again; returns how many differ."""
    findings = verify(current_engine())
    repair(findings)
    return findings.total


@shared_task
def clean_indices() -> list[str]:
    """Remove indices that were replaced long ago; returns their names."""
    return list(current_engine().clean())


@shared_task(acks_late=False, soft_time_limit=NIGHT_SECONDS, time_limit=NIGHT_SECONDS)
def link_texts() -> int:
    """Link what needs and introductions say and no change brought up, such as after a rebuild or a new word of the taxonomy."""
    return link_all(seconds=LINKING_SECONDS)


@shared_task(acks_late=False, soft_time_limit=NIGHT_SECONDS, time_limit=NIGHT_SECONDS)
def recommend_workers() -> int:
    """Work out the best workers for every open need; returns for how many. While the engine is away yesterday's stay."""
    try:
        return recommend()
    except EngineUnavailable:
        return 0


@shared_task
def tidy_unlinked_searches() -> list[int]:
    """Delete unlinked searches that nobody types any more and settle those that are linked; returns how many of each."""
    return list(tidy())
