"""Search in the database while the engine is away: bounded in rows and in time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from config.limits import LIMITS
from search import standby
from search.criteria import AnyOf, Criteria
from search.standby import documents_near, limited
from tests.factories import WorkerFactory

pytestmark = pytest.mark.django_db


def found(**criteria: Any) -> list[int]:
    return [document.pk for document in documents_near(Criteria("worker", **criteria))]


def statement_timeout() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return str(cursor.fetchone()[0])


@pytest.mark.postgresql
def test_a_statement_that_takes_too_long_is_given_up_and_the_limit_goes_with_it() -> None:
    before = statement_timeout()
    with (
        pytest.raises(OperationalError, match="statement timeout"),
        transaction.atomic(),
        limited(0.05),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT pg_sleep(5)")
    with limited(0.05):
        assert statement_timeout() == "50ms"
    assert statement_timeout() == before


def test_where_it_takes_too_long_only_the_newest_of_all_are_asked(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, other, new = (WorkerFactory(introduction=text) for text in ("氩弧焊", "数控", "氩弧焊"))
    asked = {"words": ("氩弧焊",), "filters": (AnyOf("visibility", ("open",)),)}
    assert found(**asked) == [old.pk, new.pk]

    @contextmanager
    def too_long(seconds: float) -> Iterator[None]:
        raise OperationalError("canceling statement due to statement timeout")
        yield

    monkeypatch.setattr(standby, "limited", too_long)
    assert found(**asked) == [old.pk, new.pk]
    settings.LIMITS = replace(LIMITS, standby_newest_rows=2)
    assert found(**asked) == [new.pk]
    assert found() == [other.pk, new.pk]
