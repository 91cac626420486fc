"""Every variable that the product reads from its environment, with type and default.

docs/settings.md explains each of them; a test holds that table and this one together. Nothing else in the
product reads the environment, except the shell scripts that start things.
"""

from pathlib import Path

import environ

from config.limits import LIMITS

BASE_DIR = Path(__file__).resolve().parents[2]

VARIABLES: dict[str, tuple[type, object]] = {
    "SECRET_KEY": (str, ""),
    "ALLOWED_HOSTS": (list, []),
    "CSRF_TRUSTED_ORIGINS": (list, []),
    "SITE_URL": (str, "http://127.0.0.1:8000"),
    "TRUSTED_PROXY": (bool, False),
    "DATABASE_URL": (str, f"sqlite:///{BASE_DIR}/var/db.sqlite3"),
    "DATABASE_STATEMENT_SECONDS": (int, 10),
    "REDIS_URL": (str, ""),
    "CELERY_BROKER_URL": (str, ""),
    "ELASTICSEARCH_URL": (list, []),
    "ELASTICSEARCH_USER": (str, ""),
    "ELASTICSEARCH_PASSWORD": (str, ""),
    "ELASTICSEARCH_CA_FILE": (str, ""),
    "ELASTICSEARCH_PREFIX": (str, "bayu"),
    "ELASTICSEARCH_SHARDS": (int, 1),
    "ELASTICSEARCH_REPLICAS": (int, 1),
    "ELASTICSEARCH_REFRESH_SECONDS": (float, 1),
    "ELASTICSEARCH_TIMEOUT": (float, LIMITS.engine_seconds),
    "EMAIL_URL": (str, "consolemail://"),
    "EMAIL_FROM": (str, "no-reply@localhost"),
    "SEARCH_ENGINE": (str, "embedded"),
    "SEARCH_INDEX_DIR": (str, f"{BASE_DIR}/var/search"),
    "SEARCH_DRAIN_ON_SEARCH": (bool, False),
    "SEARCH_ENCODERS": (
        list,
        ["search.meaning.packaged.MultilingualE5", "search.meaning.packaged.UniversalSentenceEncoder"],
    ),
    "SEARCH_ENCODER_MODEL": (str, ""),
    "SEARCH_MEANING_DIR": (str, f"{BASE_DIR}/var/meaning"),
    "CMS_VIDEO_HOSTS": (list, ["bilibili.com", "v.qq.com", "youku.com", "cctv.com"]),
    "SHARE_FONT": (str, ""),
    "PAGE_CACHE": (bool, True),
    "PAGE_FRAGMENTS": (bool, True),
    "MEDIA_ROOT": (str, f"{BASE_DIR}/media"),
    "STATIC_ROOT": (str, f"{BASE_DIR}/staticfiles"),
    "LOG_LEVEL": (str, "INFO"),
}

env = environ.Env(**VARIABLES)
