"""What the menus know is forgotten when a section, its place or its privacy changes, or the operator does."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.menus import forget_operator, forget_sections
from cms.models import HelpPage, Operator
from cms.models.base import SectionPage

for sender in (*SectionPage.__subclasses__(), HelpPage, PageViewRestriction):
    for saved in (post_save, post_delete):
        saved.connect(forget_sections, sender=sender, dispatch_uid=f"menus_{sender.__name__}")
for moved in (page_published, page_unpublished, page_slug_changed, post_page_move):
    moved.connect(forget_sections, dispatch_uid="menus")
for changed in (post_save, post_delete):
    changed.connect(forget_operator, sender=Operator, dispatch_uid="menus_operator")
