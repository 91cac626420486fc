"""Ties the triggers to `migrate`; loaded when all models are."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate, pre_migrate

from search.index_changes.triggers import drop, install


def before(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    if using == DEFAULT_DB_ALIAS:
        drop()


def after(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    if using == DEFAULT_DB_ALIAS:
        install()


search = apps.get_app_config("search")
pre_migrate.connect(before, sender=search, dispatch_uid="index_change_triggers")
post_migrate.connect(after, sender=search, dispatch_uid="index_change_triggers")
