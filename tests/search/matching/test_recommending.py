"""Recommendations: what a match of each need finds, for all needs at once, and only what may still be seen."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search import recommending
from search.engines.base import EngineUnavailable
from search.matching.match import match_need
from search.models import Recommendation
from search.recommending import BEST, recommend
from search.tasks import recommend_workers
from tests.factories import NeedFactory, OrganisationFactory, WorkerFactory
from tests.search.scenarios.corpus import Corpus


def found_alone(need: Need) -> list[tuple[int, int]]:
    """What a match of the need itself finds: key and hundredths of a point, best first."""
    verified = need.organisation.verification == "verified"
    visible = Worker.FOUND_BY_VERIFIED if verified else Worker.FOUND_BY_ANYONE
    return [(row.pk, row.cents) for row in match_need(need, visible=visible, limit=BEST).results]


def recommended(need: Need) -> list[tuple[int, int]]:
    return list(Recommendation.objects.filter(need=need).order_by("rank").values_list("worker", "cents"))


def test_every_open_need_gets_what_a_match_of_its_own_finds(indexed: Corpus) -> None:
    recommend()
    needs = list(Need.objects.open().order_by("pk"))
    expected = {need.pk: found_alone(need) for need in needs}
    assert {need.pk: recommended(need) for need in needs} == expected
    assert sum(map(bool, expected.values())) > 10


def test_in_portions_the_ranks_are_the_same(indexed: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    recommend()
    whole = list(Recommendation.objects.order_by("need", "rank").values_list("need", "worker", "rank", "cents"))
    monkeypatch.setattr(recommending, "PORTION", 3)
    recommend()
    assert list(Recommendation.objects.order_by("need", "rank").values_list("need", "worker", "rank", "cents")) == whole


def test_a_need_that_is_closed_keeps_none(indexed: Corpus) -> None:
    recommend()
    need = Recommendation.objects.order_by("need").first().need  # type: ignore[union-attr]
    Need.objects.filter(pk=need.pk).update(state="closed")
    recommend()
    assert recommended(need) == []


@pytest.mark.django_db
class TestWhoIsShown:
    @pytest.fixture
    def recommendation(self) -> Recommendation:
        worker, need = WorkerFactory(welder=True), NeedFactory(organisation=OrganisationFactory(verified=True))
        return Recommendation.objects.create(need=need, worker=worker, rank=1, cents=8000, day=timezone.localdate())

    def test_one_who_may_be_found(self, recommendation: Recommendation) -> None:
        assert Recommendation.objects.shown().get() == recommendation

    @pytest.mark.parametrize("change", [{"visibility": "hidden"}, {"hide_from_employer": True}])
    def test_not_one_who_hides(self, recommendation: Recommendation, change: dict[str, Any]) -> None:
        employer = recommendation.need.organisation
        Worker.objects.filter(pk=recommendation.worker_id).update(employer=employer, **change)
        assert not Recommendation.objects.shown().exists()

    def test_not_to_an_organisation_that_the_worker_wants_nothing_of(self, recommendation: Recommendation) -> None:
        recommendation.worker.hidden_from.add(recommendation.need.organisation)
        assert not Recommendation.objects.shown().exists()

    @pytest.mark.parametrize(("verified", "shown"), [(True, True), (False, False)])
    def test_one_who_shows_himself_to_verified_organisations_only(
        self, recommendation: Recommendation, verified: bool, shown: bool
    ) -> None:
        Worker.objects.filter(pk=recommendation.worker_id).update(visibility="organisations")
        if not verified:
            organisation = recommendation.need.organisation
            organisation.verification = "lapsed"
            organisation.save()
        assert Recommendation.objects.shown().exists() is shown

    def test_not_for_a_need_that_is_over(self, recommendation: Recommendation) -> None:
        Need.objects.filter(pk=recommendation.need_id).update(state="filled")
        assert not Recommendation.objects.shown().exists()


def test_one_who_was_hidden_after_he_was_indexed_is_left_out(indexed: Corpus) -> None:
    recommend()
    first = Recommendation.objects.order_by("need", "rank").first()
    assert first
    Worker.objects.filter(pk=first.worker_id).update(visibility="hidden")
    recommend()
    assert not Recommendation.objects.filter(worker=first.worker_id).exists()


def test_the_command_says_what_it_did(indexed: Corpus) -> None:
    out = StringIO()
    call_command("recommend", "--json", stdout=out)
    said = json.loads(out.getvalue())
    assert said["recommendations"] == Recommendation.objects.count() > said["needs"] > 10


@pytest.mark.django_db
def test_while_the_engine_is_away_those_of_yesterday_stay(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    need = NeedFactory()
    Recommendation.objects.create(need=need, worker=WorkerFactory(), rank=1, cents=1, day=timezone.localdate())
    with pytest.raises(EngineUnavailable, match="never built"):
        recommend()
    assert recommend_workers() == 0
    assert Recommendation.objects.count() == 1
