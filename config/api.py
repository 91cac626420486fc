"""The public API. Routers of the apps are added here; every refusal is JSON with a reason."""

from typing import Any

from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from config.api_refusals import NOTHING_HERE
from config.transactions import READING
from marketplace.needs.api import router as needs
from marketplace.taxonomy.api import router as taxonomy
from marketplace.workers.api import router as workers
from search.api import matches_router, searches_router

api = NinjaAPI(
    title="巴渝工匠 API",
    version="1",
    description="Needs, workers (public fields only), explained matches and the taxonomy.",
    docs_url=None,
    urls_namespace="api",
)
for router in (searches_router, matches_router, needs, workers, taxonomy):
    api.add_router("", router)


def refusal(request: HttpRequest, status: int, detail: Any) -> HttpResponse:
    """Return the reason as JSON and take back what the request wrote."""
    if connection.in_atomic_block and request.method not in READING:
        transaction.set_rollback(True)
    return api.create_response(request, {"detail": detail}, status=status)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the field and the reason of each fault, but never repeat the value that was sent."""
    faults = [{"field": field_of(fault), "reason": fault.get("msg", "")} for fault in error.errors]
    return refusal(request, 422, faults)


def field_of(fault: dict[str, Any]) -> str:
    return ".".join(str(step) for step in fault.get("loc", ())[1:])


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return refusal(request, error.status_code, error.message)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return refusal(request, 404, str(NOTHING_HERE))
