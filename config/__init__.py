"""Wiring: settings, addresses, the API, tasks. Knows everybody; nobody below imports it."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
