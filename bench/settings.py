"""The settings of a laptop, but as quick as a server: with DEBUG every statement would be kept, and a drainer drains."""

from config.settings.dev import *  # noqa: F403

DEBUG = False
SEARCH_DRAIN_ON_SEARCH = False
