"""What is kept of a search on the public pages, and what keeps strangers from filling the table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.taxonomy.models import OccupationAlias, SmallTalk
from search.concepts import Concept
from search.models import UnlinkedSearch
from search.query import Query
from search.tasks import tidy_unlinked_searches
from search.unlinked.recording import COUNTED_ONCE_SECONDS, hardly_waiting, keep_if_unlinked, pause
from tests.factories import OccupationFactory
from tests.market import Market, open_market

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_pause() -> Iterator[None]:
    pause.end()
    yield
    pause.end()


@pytest.fixture
def market(db: Any) -> Market:
    return open_market()


def typed(text: str, *, weight: float = 0.0, kind: str = "worker", shown: int = 0) -> None:
    meant = (Concept("occupation", "6-18-02-04", weight, text),) if weight else ()
    keep_if_unlinked(text, kind=kind, query=Query(text, meant=meant, words=(text,)), shown=shown)


def texts() -> set[str]:
    return set(UnlinkedSearch.objects.values_list("text", flat=True))


@pytest.mark.parametrize(("path", "kind"), [("/workers/", "worker"), ("/needs/", "need"), ("/en/needs/", "need")])
def test_a_search_that_means_nothing_is_kept_with_its_page_and_nothing_of_the_visitor(
    client: Client, market: Market, path: str, kind: str
) -> None:
    client.get(path, {"q": "Ｑwertz  坝坝"})
    row = UnlinkedSearch.objects.get()
    assert (row.text, row.kind, row.times, row.percent, row.results) == ("qwertz 坝坝", kind, 1, 0, 0)
    assert row.first_day == row.last_day
    kept = {field.name for field in UnlinkedSearch._meta.fields} - {"id"}
    assert kept == {
        "text",
        "kind",
        "times",
        "first_day",
        "last_day",
        "percent",
        "occupation_code",
        "results",
        "state",
    }


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"q": "焊工"},
        {"q": "焊工 坝坝"},
        {"q": "-坝坝"},
        {"q": '"坝坝"'},
        {"q": "坝坝", "verified": "1"},
        {"q": "坝坝", "page": "2"},
        {"q": "坝坝", "sort": "newest"},
        {"q": "坝坝", "priority": "off"},
        {"q": "坝坝 13800001111"},
        {"q": "坝" * 81},
        {"q": "坝" * 300},
    ],
)
def test_linked_narrowed_personal_and_pasted_searches_are_not_kept(
    client: Client, market: Market, query: dict[str, str]
) -> None:
    client.get("/workers/", query, follow=True)
    assert texts() == set()


def test_small_talk_is_not_kept(client: Client, market: Market) -> None:
    SmallTalk.objects.create(word="坝坝")
    client.get("/workers/", {"q": "坝坝"})
    assert texts() == set()


def test_what_the_search_page_shows_does_not_depend_on_it(client: Client, market: Market) -> None:
    shown = client.get("/workers/", {"q": "坝坝"})
    assert texts() == {"坝坝"}
    again = client.get("/workers/", {"q": "坝坝"})
    assert again.context["listing"].count_text == shown.context["listing"].count_text


def test_a_weak_meaning_is_kept_with_its_weight_and_the_results() -> None:
    typed("气孔", weight=0.24, shown=7)
    row = UnlinkedSearch.objects.get()
    assert (row.percent, row.occupation_code, row.results) == (24, "6-18-02-04", 7)


def test_a_reload_does_not_count_and_a_later_search_does() -> None:
    for _ in range(5):
        typed("坝坝")
    assert UnlinkedSearch.objects.get().times == 1
    cache.clear()  # Ten minutes later.
    typed("坝坝", weight=0.1, kind="need")
    row = UnlinkedSearch.objects.get()
    assert (row.times, row.kind, row.percent) == (2, "need", 10)
    assert COUNTED_ONCE_SECONDS == 600


def test_days_are_the_first_and_the_last() -> None:
    with time_machine.travel("2027-03-01T12:00:00+08:00", tick=False):
        typed("坝坝")
    cache.clear()  # The clock of a Redis server does not travel.
    with time_machine.travel("2027-03-05T12:00:00+08:00", tick=False):
        typed("坝坝")
    row = UnlinkedSearch.objects.get()
    assert (row.first_day.isoformat(), row.last_day.isoformat(), row.times) == ("2027-03-01", "2027-03-05", 2)


def test_few_texts_become_new_in_a_minute_and_known_ones_go_on_counting(settings: Any) -> None:
    settings.LIMITS = replace(settings.LIMITS, unlinked_new_a_minute=3)
    with time_machine.travel("2027-03-01T12:00:00+08:00", tick=False):
        for number in range(10):
            typed(f"乱码{number}")
        assert UnlinkedSearch.objects.count() == 3
    cache.clear()
    with time_machine.travel("2027-03-01T12:11:00+08:00", tick=False):
        typed("乱码0")
        typed("乱码9")
    assert UnlinkedSearch.objects.get(text="乱码0").times == 2
    assert "乱码9" in texts()


def test_the_table_has_an_upper_bound_and_the_night_makes_room(settings: Any) -> None:
    settings.LIMITS = replace(settings.LIMITS, unlinked_rows=5)
    for number in range(8):
        typed(f"乱码{number}")
    assert UnlinkedSearch.objects.count() == 5
    UnlinkedSearch.objects.filter(text="乱码0").update(times=9)
    UnlinkedSearch.objects.filter(text="乱码1").update(state="no_trade")

    tidy_unlinked_searches()

    assert UnlinkedSearch.objects.count() == 4
    assert {"乱码0", "乱码1"} <= texts()


def test_what_nobody_types_any_more_goes_after_its_days(settings: Any) -> None:
    today = datetime.date(2027, 3, 1)
    for text, days in (("旧", settings.LIMITS.unlinked_days + 1), ("新", settings.LIMITS.unlinked_days)):
        day = today - datetime.timedelta(days=days)
        UnlinkedSearch.objects.create(text=text, kind="need", first_day=day, last_day=day)
    with time_machine.travel("2027-03-01T12:00:00+08:00", tick=False):
        assert tidy_unlinked_searches()[0] == 1
    assert texts() == {"新"}


def test_the_night_settles_what_is_named_by_now() -> None:
    typed("烧焊的")
    typed("坝坝")
    assert tidy_unlinked_searches() == [0, 0]
    OccupationAlias.objects.create(occupation=OccupationFactory(code="6-18-02-04"), alias="烧焊的")
    assert tidy_unlinked_searches() == [0, 1]
    assert dict(UnlinkedSearch.objects.values_list("text", "state")) == {"烧焊的": "linked", "坝坝": "open"}


@pytest.mark.parametrize(("before", "after"), [("linked", "open"), ("no_trade", "no_trade"), ("open", "open")])
def test_a_settled_text_that_is_unlinked_again_is_open_again_and_a_dismissed_one_stays_so(
    before: str, after: str
) -> None:
    typed("坝坝")
    UnlinkedSearch.objects.update(state=before)
    cache.clear()
    typed("坝坝")
    row = UnlinkedSearch.objects.get()
    assert (row.state, row.times) == (after, 2)


@contextmanager
def read_only() -> Iterator[None]:
    """Let the database refuse whatever is written."""
    refuse, allow = ("PRAGMA query_only = 1", "PRAGMA query_only = 0")
    if connection.vendor == "postgresql":
        # Ends with the savepoint.
        refuse, allow = "SET LOCAL transaction_read_only = on", ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(refuse)
        yield
        if allow:
            cursor.execute(allow)
        transaction.set_rollback(bool(not allow))


def test_a_database_that_cannot_be_written_breaks_no_search_and_is_left_alone_for_a_while(
    client: Client, market: Market
) -> None:
    with read_only():
        assert client.get("/workers/", {"q": "坝坝"}).status_code == 200
        assert pause.is_on
        with CaptureQueriesContext(connection) as queries:
            typed("还有")
        assert not queries
    assert texts() == set()
    pause.end()
    typed("还有")
    assert texts() == {"还有"}


def test_a_cache_that_is_away_breaks_no_search(client: Client, market: Market, settings: Any) -> None:
    nowhere = {"BACKEND": "config.cache.OpenRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": nowhere}
    assert client.get("/workers/", {"q": "坝坝"}).status_code == 200
    assert pause.is_on
    assert texts() == set()


def test_a_search_hardly_waits_for_others_who_write() -> None:
    question, short = ("PRAGMA busy_timeout", 200)
    if connection.vendor == "postgresql":
        question, short = ("SELECT setting::int FROM pg_settings WHERE name = 'statement_timeout'", 200)
    with connection.cursor() as cursor:
        cursor.execute(question)
        waits = [cursor.fetchone()[0]]
        with hardly_waiting():
            cursor.execute(question)
            waits.append(cursor.fetchone()[0])
        cursor.execute(question)
        waits.append(cursor.fetchone()[0])
    assert waits == [waits[0], short, waits[0]]
    assert waits[0] > short
