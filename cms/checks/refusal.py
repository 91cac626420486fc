"""Says what must be mended to somebody whose click would have published a page: an approval, or many pages at once."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from cms.checks.gate import NotReady


class TellWhatToMend:
    """Stands outside the transaction, which is taken back by then: an approval that publishes nothing is none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotReady):
            return None
        messages.error(request, str(exception))
        return redirect("page_checks", exception.page.pk)
