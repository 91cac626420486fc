"""When somebody else writes to the database for longer than this process may wait."""

from __future__ import annotations

import sqlite3

from django.db import OperationalError

BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
LOCK_NOT_AVAILABLE = "55P03"
"""SQLSTATE of PostgreSQL."""


def is_locked(problem: OperationalError) -> bool:
    """Whether trying once more may help, as it does not when the server is away or a table is missing."""
    cause = problem.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        # The low byte says what happened, the others how.
        return code & 0xFF in BUSY
    return getattr(cause, "sqlstate", "") == LOCK_NOT_AVAILABLE
