"""Addresses of this room beside the pages of the editors; docs/urls.md lists them all."""

from django.urls import path

from cms.share import share_story

urlpatterns = [
    path("share/stories/<int:pk>.jpg", share_story, name="share-story"),
]
