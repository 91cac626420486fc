"""Addresses of the search and of what people see of needs and workers; docs/urls.md lists them all."""

from django.urls import path

from cms.feeds.stories import stories as stories_feed
from cms.look import choose_look
from search.views.everything import everything
from search.views.feeds import needs_feed
from search.views.home import find, home
from search.views.needs import need, needs
from search.views.offers import offer
from search.views.ranking import how_ranking_works
from search.views.share import share_need
from search.views.styleguide import styleguide
from search.views.suggest import suggestions
from search.views.workers import worker, workers

urlpatterns = [
    path("", home, name="home"),
    path("find/", find, name="find"),
    path("how-ranking-works/", how_ranking_works, name="how-ranking-works"),
    path("needs/", needs, name="needs"),
    path("needs/<str:public_id>/", need, name="need"),
    path("share/needs/<str:public_id>.png", share_need, name="share-need"),
    path("workers/", workers, name="workers"),
    path("workers/<str:public_id>/", worker, name="worker"),
    path("offers/<str:public_id>/", offer, name="offer"),
    path("search/", everything, name="search"),
    path("suggest/", suggestions, name="suggest"),
    path("feeds/stories.atom", stories_feed, {"kind": "atom"}, name="stories-atom"),
    path("feeds/stories.rss", stories_feed, {"kind": "rss"}, name="stories-rss"),
    path("feeds/needs.atom", needs_feed, {"kind": "atom"}, name="needs-atom"),
    path("feeds/needs.rss", needs_feed, {"kind": "rss"}, name="needs-rss"),
    path("look/", choose_look, name="look"),
    path("styleguide/", styleguide, name="styleguide"),
]
