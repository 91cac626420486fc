"""How the web server runs. Django writes the request log; that of gunicorn would hold query strings."""

from typing import Any

from django.utils.module_loading import import_string

from config.memory import settle

bind = "0.0.0.0:8000"
workers = 3
threads = 2
timeout = 30
graceful_timeout = 20
max_requests = 2000
max_requests_jitter = 200
preload_app = True
accesslog = None


def when_ready(server: Any) -> None:
    """Before the processes are forked: what they all read is made once, and shared."""
    # By its path: this file is read before the application is.
    import_string("search.linking.preload")()
    import_string("cms.page_cache.generations.turn_at_start")()
    settle()
