"""In the suite: as in production as far as one machine without TLS can be, but quick where it does not matter."""

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.logs import logging_settings

SECRET_KEY = "only-for-the-tests-of-this-repository-and-nothing-else-at-all"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SEARCH_DRAIN_ON_SEARCH = False
ELASTICSEARCH_TIMEOUT = 10  # A busy machine is no fault; tests of time-outs set their own.
CELERY_BROKER_URL = ""
CELERY_TASK_ALWAYS_EAGER = True
LOGGING = logging_settings(json=True, level="WARNING")

SCRATCH = Path(tempfile.mkdtemp(prefix="bayu-test-"))
MEDIA_ROOT = SCRATCH / "media"
STATIC_ROOT = SCRATCH / "static"
SEARCH_INDEX_DIR = SCRATCH / "search"
SEARCH_MEANING_DIR = SCRATCH / "meaning"
WHITENOISE_AUTOREFRESH = True
