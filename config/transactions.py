"""A request that may write is one transaction; a request that only reads opens none.

Django's ATOMIC_REQUESTS would wrap reads as well. On SQLite, where a transaction takes the write lock at once, every
page would then wait for every other and for any command that is running.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class AtomicWrites:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Take back what a refused or failed request wrote; Django turns the exception into a page later."""
        if request.method not in READING:
            transaction.set_rollback(True)
