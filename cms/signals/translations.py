"""What reviewers corrected in a translation goes back to its pieces when it is published."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from cms.translations.actions import take_over
from cms.translations.kept import kept_translation


@receiver(page_published, dispatch_uid="corrections_of_translations")
def after_publishing(instance: Any, **_signal: Any) -> None:
    translation = kept_translation(instance)
    if translation is not None:
        take_over(translation, instance)
