"""One log line a request, with an id that the response carries too."""

from typing import cast

import structlog
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware


class RequestLog(RequestMiddleware):
    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Method and path; the query string stays out, because people type names into search boxes."""
        return f"{request.method} {request.path}"

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        bound = structlog.contextvars.get_contextvars()
        response.headers["X-Request-ID"] = cast(str, bound.get("request_id", ""))
        super().handle_response(request, response)
