"""Logging: one JSON object a line on standard output, or plain lines on a desk. No line holds a query string."""

import logging
import logging.config
from typing import Any

import structlog

SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.ExtraAdder(allow=["status_code"]),
]
EXCEPTION = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False, max_frames=30)
)


class WithoutQuery(logging.Filter):
    """Cuts the query string from addresses: people type names and telephone numbers into search boxes."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(without_query(value) for value in record.args)
        return True


def without_query(value: object) -> object:
    """Return a request line or path without what follows its question mark; anything else unchanged."""
    if not isinstance(value, str) or "?" not in value:
        return value
    address, _, rest = value.partition("?")
    protocol = rest.rpartition(" ")[2] if " HTTP/" in rest else ""
    return f"{address} {protocol}".rstrip()


def configure(settings: dict[str, Any]) -> None:
    """Set up the standard library's logging and structlog alike (Django calls this with LOGGING)."""
    logging.config.dictConfig(settings)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def logging_settings(*, json: bool, level: str) -> dict[str, Any]:
    """Return the LOGGING dictionary for one stream, JSON or plain, at the level named."""
    renderer = [EXCEPTION, structlog.processors.JSONRenderer(ensure_ascii=False)]
    plain = [structlog.dev.ConsoleRenderer(colors=False)]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_query": {"()": WithoutQuery}},
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *(renderer if json else plain),
                ],
            }
        },
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "lines",
                "filters": ["without_query"],
            }
        },
        "root": {"handlers": ["stdout"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # The request log says the same with an id.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": ["stdout"], "level": "ERROR", "propagate": False},
            "django_structlog": {"level": level},
            # Two lines for every task that succeeds would hide what matters.
            "django_tasks": {"level": "WARNING"},
            # Nor does a line for every request to Elasticsearch help anybody.
            "elastic_transport": {"level": "WARNING"},
            # What is tried again needs no traceback; what fails after that is told by whoever asked.
            "elastic_transport.transport": {"level": "ERROR"},
        },
    }
