"""The database settings from its address."""

from pathlib import Path
from typing import Any

from config.limits import LIMITS
from config.settings.environment import env


def database() -> dict[str, Any]:
    """Return the default database with the time-outs that keep one slow query from blocking the rest."""
    settings: dict[str, Any] = env.db_url("DATABASE_URL")
    if settings["ENGINE"].endswith("sqlite3"):
        return settings | {"OPTIONS": sqlite_options(settings["NAME"])}
    return settings | {"OPTIONS": postgresql_options(), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def sqlite_options(name: str) -> dict[str, Any]:
    """Readers beside one writer (WAL); a transaction takes the write lock at once, so it cannot fail half way."""
    if name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    return {
        "timeout": LIMITS.sqlite_busy_seconds,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }


def postgresql_options() -> dict[str, Any]:
    statement = env.int("DATABASE_STATEMENT_SECONDS") * 1000
    return {
        "connect_timeout": LIMITS.database_connect_seconds,
        "options": f"-c statement_timeout={statement} -c lock_timeout={statement // 2}",
    }
