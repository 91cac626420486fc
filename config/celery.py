"""The Celery application. Tasks live in `tasks.py` of the apps; the database is the truth, a task only wakes it."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

app = Celery("bayu")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
