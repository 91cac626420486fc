"""One signal for everything that changes what readers see of the editors' work: `content_changed`.

A consent that is withdrawn or given sends it with `page_ids`: the pages whose own words or pictures read differently now.
Sent inside the transaction that is open, if one is, and otherwise after the change; whoever must not act on what may be taken
back waits for the commit. Rooms above send it too.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Site, get_page_models
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.models import CmsDocument, CmsImage, Operator, PicturedWorker

content_changed = Signal()

DRAFT_FIELDS = frozenset({"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"})
"""What Wagtail writes to a page for a draft; readers see nothing of it."""
SHOWN: tuple[type[Model], ...] = (
    CmsDocument,
    CmsImage,
    CollectionViewRestriction,
    Locale,
    Operator,
    PageViewRestriction,
    PicturedWorker,
    Site,
)


def tell(sender: Any = None, **_signal: Any) -> None:
    """Say that something has changed."""
    content_changed.send(sender=sender)


def tell_of_page(sender: Any, instance: Page, update_fields: frozenset[str] | None = None, **_signal: Any) -> None:
    """Say that a page which readers see was saved past the editors' desk."""
    if instance.live and not (update_fields and update_fields <= DRAFT_FIELDS):
        tell(sender)


for happened in (page_published, page_unpublished, page_slug_changed, post_page_move):
    happened.connect(tell, dispatch_uid="content_changed")
post_delete.connect(tell, sender=Page, dispatch_uid="content_changed")
for page_model in get_page_models():
    post_save.connect(tell_of_page, sender=page_model, dispatch_uid="content_changed")
for shown in SHOWN:
    for changed in (post_save, post_delete):
        changed.connect(tell, sender=shown, dispatch_uid="content_changed")
