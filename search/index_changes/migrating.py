"""Ties the triggers to `migrate` and to bulk loads; loaded when all models are."""

from __future__ import annotations

from typing import Any

import structlog
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models.signals import post_migrate, pre_migrate

from marketplace.needs.demo.signals import bulk_load_finished, bulk_load_started
from search.engines.base import EngineUnavailable
from search.index_changes import drainer
from search.index_changes.claims import append_all
from search.index_changes.triggers import drop, install

logger = structlog.get_logger(__name__)


def before(sender: Any, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    if using == DEFAULT_DB_ALIAS:
        drop()


def after(sender: Any, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    if using == DEFAULT_DB_ALIAS:
        install()


def loaded(sender: Any, using: str = DEFAULT_DB_ALIAS, *, rebuild: bool = False, **_signal: Any) -> None:
    """What was loaded past the triggers is told of in one statement a kind, so that nothing is lost if the rebuild is."""
    if using != DEFAULT_DB_ALIAS:
        return
    install()
    append_all()
    if rebuild and not connection.in_atomic_block:
        try:
            drainer.rebuild()
        except EngineUnavailable as problem:
            logger.warning("rebuild_is_left", problem=str(problem), mend="search_index rebuild")


search = apps.get_app_config("search")
pre_migrate.connect(before, sender=search, dispatch_uid="index_change_triggers")
post_migrate.connect(after, sender=search, dispatch_uid="index_change_triggers")
bulk_load_started.connect(before, dispatch_uid="index_change_triggers")
bulk_load_finished.connect(loaded, dispatch_uid="index_change_triggers")
