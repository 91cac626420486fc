"""Taking the demonstration's pages and pictures away again."""

from __future__ import annotations

from wagtail.models import Page

from cms.models import CmsImage, ContentPage


def remove_pages() -> int:
    """Remove every page and picture marked as demonstration; returns how many pages there were."""
    count = 0
    for model in ContentPage.__subclasses__():
        if not model._meta.abstract:
            for page in model.objects.filter(is_demo=True):
                Page.objects.get(pk=page.pk).delete()
                count += 1
    CmsImage.objects.filter(is_demo=True).delete()
    return count
