"""A worker's page shows the stories that tell of the person while that is allowed; a need's page those of its trade."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.tree import build_tree
from marketplace.accounts.models import Consent
from tests.cms.showing import TURNER, WELDER, consent, story
from tests.cms.test_story_pages import found, titles
from tests.market import Market


@pytest.fixture
def worker_path(market: Market) -> str:
    build_tree()
    return reverse("worker", args=[market.worker.public_id])


def test_a_worker_has_the_stories_that_tell_of_the_person(client: Client, market: Market, worker_path: str) -> None:
    consent(market.worker)
    story("讲他的", worker=market.worker)
    story("讲别人的", worker=market.hidden)
    story("In English", worker=market.worker, language="en")
    assert titles(found(client, worker_path)) == ["讲他的"]
    assert titles(found(client, f"/en{worker_path}")) == ["In English"]


def test_with_the_consent_withdrawn_they_are_gone(client: Client, market: Market, worker_path: str) -> None:
    consent(market.worker)
    story("讲他的", worker=market.worker)
    Consent.objects.filter(purpose="tell_story").update(revoked_at=timezone.now())
    assert titles(found(client, worker_path)) == []


def test_a_story_that_is_not_out_is_not_shown(client: Client, market: Market, worker_path: str) -> None:
    consent(market.worker)
    story("草稿", worker=market.worker, live=False)
    assert titles(found(client, worker_path)) == []


def test_a_need_has_the_stories_of_its_trade(client: Client, market: Market) -> None:
    build_tree()
    story("焊工的", trade=WELDER)
    story("车工的", trade=TURNER)
    assert titles(found(client, reverse("need", args=[market.need.public_id]))) == ["焊工的"]
