"""When renditions are made: after a picture or who is on it was saved, and when a page is published."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from cms.models import CmsImage, PicturedWorker
from cms.pictures import makes_later, pictures_in
from cms.tasks import refresh_later


@receiver(post_save, sender=CmsImage, dispatch_uid="renditions_of_image")
def after_saving(instance: CmsImage, raw: bool = False, **kwargs: Any) -> None:
    if not raw and not makes_later():
        refresh_later(instance.pk)


@receiver([post_save, post_delete], sender=PicturedWorker, dispatch_uid="renditions_of_pictured")
def after_naming(instance: PicturedWorker, raw: bool = False, **kwargs: Any) -> None:
    if not raw and not makes_later():
        refresh_later(instance.image_id)


@receiver(page_published, dispatch_uid="renditions_of_page")
def after_publishing(instance: Any, **kwargs: Any) -> None:
    if not makes_later():
        for key in pictures_in(instance):
            refresh_later(key)
