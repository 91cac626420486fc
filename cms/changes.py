"""What readers see of a page can change though nobody published: a consent is withdrawn, the right to a picture ends.

`content_changed` is sent then, after commit, with `page_ids`: the pages whose own words or pictures read differently
now. Pages that list them (sections, columns, first pages) are for the receiver to know. Caches and indices connect to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.dispatch import Signal

content_changed = Signal()


def say_changed(page_ids: Iterable[int]) -> None:
    """Send `content_changed` once the change is committed; nothing where no page changed."""
    pages = sorted(set(page_ids))
    if pages:
        transaction.on_commit(partial(content_changed.send_robust, sender=None, page_ids=pages))
