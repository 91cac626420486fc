"""Work of the pages that the clock or a change starts. The database knows what is due; a task only looks."""

from __future__ import annotations

from celery import shared_task

from cms.letters import write_to_owner
from cms.withdrawal import catch_up


@shared_task
def tell_of_withdrawals() -> int:
    """Tell editors of consents that were withdrawn, by notice and e-mail; returns how many notices are new."""
    notices = catch_up()
    for notice in notices:
        write_to_owner(notice)
    return len(notices)
