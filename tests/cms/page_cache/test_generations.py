"""A generation begins with the commit that it tells of, and nobody waits for another to begin one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from cms.models import PageTurn
from cms.models.turns import FEW, turn
from cms.page_cache import generations
from cms.page_cache.standing import is_still, standing
from marketplace.accounts.models import Consent
from tests.cms.page_cache.conftest import Site, read, state

pytestmark = pytest.mark.django_db(transaction=True)
HIT = "pages; hit"


def generation() -> int:
    return standing({}).generation


def aside(work: Callable[[], Any]) -> Any:
    """The result of the work on a connection of its own."""
    results: list[Any] = []

    def run() -> None:
        try:
            results.append(work())
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return results[0]


def test_before_anything_was_told_there_is_none_and_nothing_is_kept(client: Client, site: Site) -> None:
    PageTurn.objects.all().delete()
    assert generation() == 0
    assert [state(read(client)) for _ in range(2)] == ["", ""]


@pytest.mark.both_databases
def test_every_turn_begins_another(db: None) -> None:
    seen = [generation() for _ in range(2 * FEW) if turn() is None]
    assert len(set(seen)) == 2 * FEW
    assert PageTurn.objects.count() <= 2


@pytest.mark.both_databases
def test_a_turn_that_is_taken_back_begins_none() -> None:
    turn()
    before = generation()
    with transaction.atomic():
        turn()
        transaction.set_rollback(True)
    assert generation() == before


@pytest.mark.postgresql
def test_a_generation_begins_at_the_commit_and_no_earlier() -> None:
    turn()
    before = generation()
    with transaction.atomic():
        turn()
        assert aside(generation) == before
    assert aside(generation) != before


@pytest.mark.postgresql
def test_whoever_turns_waits_for_nobody_and_both_are_seen_in_any_order() -> None:
    turn()
    seen = [generation()]
    with transaction.atomic():
        turn()
        aside(turn)
        seen.append(aside(generation))
    seen.append(generation())
    assert len(set(seen)) == 3


def still_moment() -> str:
    """A moment that stayed, at least for the question after it: other tests commit on the same server."""
    moments = (standing({}).moment for _ in range(1000))
    return next(moment for moment in moments if is_still(moment))


@pytest.mark.postgresql
def test_a_moment_is_still_while_nothing_is_committed_and_no_longer(site: Site) -> None:
    moment = still_moment()
    assert Consent.objects.update(revoked_at=None)
    assert not is_still(moment)


@pytest.mark.postgresql
def test_the_end_of_what_was_open_when_the_moment_was_taken_ends_it(site: Site) -> None:
    with transaction.atomic():
        Consent.objects.update(revoked_at=None)
        moment = aside(still_moment)
    assert not is_still(moment)


@pytest.mark.postgresql
def test_no_moment_outlives_the_opening_of_a_connection() -> None:
    """A server that crashed may give numbers of transactions again."""
    moment = still_moment()
    connection.close()
    assert not is_still(moment)


@pytest.mark.both_databases
def test_no_moment_is_never_still() -> None:
    assert not is_still("")


@pytest.mark.both_databases
def test_a_name_goes_in_the_moment_of_the_commit_from_pages_given_a_moment_ago(client: Client, site: Site) -> None:
    for _ in range(3):
        read(client, "/stories/told/")
    assert state(read(client, "/stories/told/")) == HIT
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_consent SET revoked_at = granted_at")
    assert "老周" not in read(client, "/stories/told/").content.decode()


def test_a_commit_that_changes_nothing_of_a_page_leaves_it_kept(client: Client, site: Site) -> None:
    for _ in range(2):
        read(client, "/stories/told/")
    Consent.objects.filter(purpose="tell_story").update(recipient_name="x")
    assert state(read(client, "/stories/told/")) == HIT


@pytest.mark.postgresql
def test_a_server_starts_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    before = generation()
    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "PORT", "1")
        connection.close()
        generations.turn_at_start()
    assert generation() == before
    generations.turn_at_start()
    assert generation() != before


@pytest.mark.postgresql
def test_what_needs_no_database_is_answered_while_it_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "PORT", "1")
        connection.close()
        assert client.get("/look/").status_code == 405
