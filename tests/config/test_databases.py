import sqlite3

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from config.limits import LIMITS
from config.settings.databases import sqlite_options


def setting(name):
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return cursor.fetchone()[0]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_no_statement_and_no_lock_holds_a_request_for_ever():
    assert (setting("statement_timeout"), setting("lock_timeout")) == ("10s", "5s")


def test_readers_and_one_writer_share_a_sqlite_file(tmp_path):
    path = tmp_path / "new folder" / "db.sqlite3"
    options = sqlite_options(str(path))
    with sqlite3.connect(path) as file:
        file.executescript(options["init_command"])
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    file.close()
    assert options["timeout"] == LIMITS.sqlite_busy_seconds
    assert options["transaction_mode"] == "IMMEDIATE"


@pytest.mark.redis
def test_the_cache_is_shared_where_redis_is_there():
    assert settings.CACHES["default"]["BACKEND"].endswith("RedisCache")
    cache.set("trade", "焊工", timeout=5)
    assert cache.get("trade") == "焊工"
