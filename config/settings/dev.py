"""On a desk and in the demonstration: readable pages of errors, plain logs, a key that protects nothing."""

from config.settings.base import *  # noqa: F403
from config.settings.base import env
from config.settings.logs import logging_settings

DEBUG = True
SECRET_KEY = env("SECRET_KEY") or "only-for-development-and-the-demonstration-never-for-a-server"
ALLOWED_HOSTS = env("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
SEARCH_DRAIN_ON_SEARCH = env.bool("SEARCH_DRAIN_ON_SEARCH", default=True)
LOGGING = logging_settings(json=False, level=env("LOG_LEVEL"))
