"""The ledger tells of consents when they are given and when they end, after the commit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from marketplace.accounts.actions import grant_consent, revoke_consents
from marketplace.accounts.models import Consent
from marketplace.accounts.signals import consents_given, consents_withdrawn
from tests.factories import WorkerFactory

TELL, PUBLISH = Consent.Purpose.TELL_STORY, Consent.Purpose.PUBLISH_PROFILE


@pytest.fixture
def heard(db: None) -> Iterator[list[tuple[str, list[int], list[str]]]]:
    """What was sent: the sort, the subjects and the purposes."""
    sent: list[tuple[str, list[int], list[str]]] = []

    def given(subject_ids: list[int], purposes: list[str], **_signal: Any) -> None:
        sent.append(("given", subject_ids, purposes))

    def withdrawn(subject_ids: list[int], purposes: list[str], **_signal: Any) -> None:
        sent.append(("withdrawn", subject_ids, purposes))

    consents_given.connect(given)
    consents_withdrawn.connect(withdrawn)
    yield sent
    consents_given.disconnect(given)
    consents_withdrawn.disconnect(withdrawn)


def test_giving_and_withdrawing_are_told_once_each(heard: Any, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        grant_consent(worker_id=1, purpose=TELL)
        grant_consent(worker_id=1, purpose=TELL)
        assert heard == []
        revoke_consents(worker_id=1, purposes=[TELL, PUBLISH])
        revoke_consents(worker_id=1, purposes=[TELL, PUBLISH])
    assert heard == [("given", [1], [TELL]), ("withdrawn", [1], [TELL])]


def test_what_is_taken_back_is_not_told(heard: Any, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            grant_consent(worker_id=1, purpose=TELL)
            transaction.set_rollback(True)
        grant_consent(worker_id=1, purpose=PUBLISH)
    assert heard == [("given", [1], [PUBLISH])]


def test_a_receiver_that_fails_stops_nobody(heard: Any, django_capture_on_commit_callbacks: Any) -> None:
    def broken(**_signal: Any) -> None:
        raise RuntimeError

    consents_given.connect(broken)
    with django_capture_on_commit_callbacks(execute=True):
        consent = grant_consent(worker_id=1, purpose=TELL)
    consents_given.disconnect(broken)
    assert consent.pk
    assert heard == [("given", [1], [TELL])]


def test_every_consent_ends_with_the_worker(heard: Any, django_capture_on_commit_callbacks: Any) -> None:
    worker = WorkerFactory()
    key = worker.pk
    with django_capture_on_commit_callbacks(execute=True):
        grant_consent(worker_id=key, purpose=TELL)
        grant_consent(worker_id=key, purpose=PUBLISH)
        worker.delete()
    assert not Consent.objects.active().about("worker", key).exists()
    assert heard[-1] == ("withdrawn", [key], [PUBLISH, TELL])


@pytest.mark.both_databases
def test_when_consents_ended_is_known_for_those_who_have_none_left(db: None) -> None:
    for worker in (1, 2, 3):
        grant_consent(worker_id=worker, purpose=TELL)
    for worker in (1, 2):
        revoke_consents(worker_id=worker, purposes=[TELL])
    grant_consent(worker_id=2, purpose=TELL)
    ended = Consent.objects.ended("worker", TELL)
    assert ended == {1: Consent.objects.get(subject_id=1).revoked_at}
