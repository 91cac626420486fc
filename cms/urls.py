"""Addresses of this room beside the pages of the editors; docs/urls.md lists them all."""

from django.urls import path

from cms import keys  # noqa: F401  (the routes below name its converter)
from cms.share import share_story

urlpatterns = [
    path("share/stories/<key:pk>.jpg", share_story, name="share-story"),
]
