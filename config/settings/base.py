"""What all settings share. Variables of the environment: config/settings/environment.py and docs/settings.md."""

import logging
from pathlib import Path

from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _

from config import limits
from config.settings.databases import database
from config.settings.environment import BASE_DIR, env
from config.settings.logs import logging_settings
from config.settings.wagtail_options import *  # noqa: F403

LIMITS = limits.LIMITS
SECRET_KEY = env("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = env("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env("CSRF_TRUSTED_ORIGINS")
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
SITE_URL = env("SITE_URL").rstrip("/")

INSTALLED_APPS = [
    "marketplace.accounts",
    "marketplace.files",
    "marketplace.tables",
    "marketplace.notifications",
    "marketplace.taxonomy",
    "marketplace.catalogues",
    "marketplace.organisations",
    "marketplace.workers",
    "marketplace.needs",
    "marketplace.engagements",
    "marketplace.insights",
    "search",
    "cms",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "rules.apps.AutodiscoverRulesConfig",
    "django_structlog",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "csp",
    # Last, so that every other app may override its plain error pages.
    "config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.request_log.RequestLog",
    # A page that was kept needs nothing of what follows: it stands with its headers.
    "cms.page_cache.middleware.PageCache",
    "config.language.language_by_url",
    "config.content_policy.ContentPolicy",
    "config.bad_input.refuse_unreadable_query",
    "config.api_refusals.refuse_in_json",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.sign_in.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.guards.DeskGuards",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms.checks.refusal.TellWhatToMend",
    "config.transactions.AtomicWrites",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "wagtailadmin_login"
PASSWORD_MIN_LENGTH = 8
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_MIN_LENGTH},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SESSION_COOKIE_AGE = LIMITS.session_hours * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"  # Wagtail loosens it for its previews alone.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = LIMITS.request_bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = LIMITS.request_fields
DATA_UPLOAD_MAX_NUMBER_FILES = LIMITS.request_files
FILE_UPLOAD_PERMISSIONS = 0o640

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
# Our texts first, then those of Wagtail that it leaves in English.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "cms" / "locale_wagtail"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT"))
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

REDIS_URL = env("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "config.cache.OpenRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {
            "socket_timeout": LIMITS.redis_seconds,
            "socket_connect_timeout": LIMITS.redis_seconds,
        },
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "bayu"},
    # Wagtail would keep renditions in the shared cache, where those that are taken off could stay.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

CELERY_BROKER_URL = env("CELERY_BROKER_URL")
# Without a broker a task runs at once, in the process that asked for it; its failure is a result, not an exception.
CELERY_TASK_ALWAYS_EAGER = not CELERY_BROKER_URL
CELERY_TASK_EAGER_PROPAGATES = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = LIMITS.task_soft_seconds
CELERY_TASK_TIME_LIMIT = LIMITS.task_seconds
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE = {
    "index changes": {"task": "search.tasks.drain_index_changes", "schedule": 10, "options": {"expires": 10}},
    "index against database": {"task": "search.tasks.verify_index", "schedule": crontab(hour=3, minute=20)},
    "links of texts": {"task": "search.tasks.link_texts", "schedule": crontab(hour=0, minute=20)},
    "recommendations": {"task": "search.tasks.recommend_workers", "schedule": crontab(hour=5, minute=20)},
    "unlinked searches": {"task": "search.tasks.tidy_unlinked_searches", "schedule": crontab(hour=4, minute=50)},
    "schedule of pages": {"task": "cms.tasks.publish_scheduled", "schedule": 60, "options": {"expires": 55}},
    "pictures": {"task": "cms.tasks.tidy_pictures", "schedule": crontab(hour=1, minute=20)},
    "withdrawn consents": {"task": "cms.tasks.tell_of_withdrawals", "schedule": 300, "options": {"expires": 300}},
    "old indices": {"task": "search.tasks.clean_indices", "schedule": crontab(hour=4, minute=20)},
}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": LIMITS.broker_visibility_seconds,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": LIMITS.broker_seconds,
    "socket_connect_timeout": LIMITS.broker_seconds,
    "max_retries": 1,
}

vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("EMAIL_FROM")
EMAIL_TIMEOUT = 10

ELASTICSEARCH_URL = env("ELASTICSEARCH_URL")
ELASTICSEARCH_USER = env("ELASTICSEARCH_USER")
ELASTICSEARCH_PASSWORD = env("ELASTICSEARCH_PASSWORD")
ELASTICSEARCH_CA_FILE = env("ELASTICSEARCH_CA_FILE")
ELASTICSEARCH_PREFIX = env("ELASTICSEARCH_PREFIX")
ELASTICSEARCH_SHARDS = env("ELASTICSEARCH_SHARDS")
ELASTICSEARCH_REPLICAS = env("ELASTICSEARCH_REPLICAS")
ELASTICSEARCH_REFRESH_SECONDS = env("ELASTICSEARCH_REFRESH_SECONDS")
ELASTICSEARCH_TIMEOUT = env("ELASTICSEARCH_TIMEOUT")
SEARCH_ENGINE = env("SEARCH_ENGINE")
SEARCH_INDEX_DIR = Path(env("SEARCH_INDEX_DIR"))
SEARCH_DRAIN_ON_SEARCH = env("SEARCH_DRAIN_ON_SEARCH")
SEARCH_ENCODERS = env("SEARCH_ENCODERS")
SEARCH_ENCODER_MODEL = env("SEARCH_ENCODER_MODEL")
SEARCH_MEANING_DIR = Path(env("SEARCH_MEANING_DIR"))

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
}

TRUSTED_PROXY = env("TRUSTED_PROXY")
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = TRUSTED_PROXY
LOGGING_CONFIG = "config.settings.logs.configure"
LOGGING = logging_settings(json=True, level=env("LOG_LEVEL"))

SILENCED_SYSTEM_CHECKS: list[str] = []
