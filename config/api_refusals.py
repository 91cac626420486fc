"""Refusals under /api/ that the API never saw: a method or an address that it does not have."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

NOTHING_HERE = gettext_lazy("There is nothing at this address, or you do not have permission to see it.")


def refuse_in_json(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: give every 404 and 405 under /api/ its reason as JSON; the methods allowed stay in the header."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path_info.startswith("/api/") or response.get("Content-Type", "").startswith("application/json"):
            return response
        if response.status_code == 404:
            return _not_found()
        return _not_allowed(response) if response.status_code == 405 else response

    return middleware


def _not_found() -> HttpResponse:
    return JsonResponse({"detail": str(NOTHING_HERE)}, status=404)


def _not_allowed(response: HttpResponse) -> HttpResponse:
    methods = ", ".join(sorted(response["Allow"].split(", ")))
    detail = _("This address does not take that method; it takes %(methods)s.") % {"methods": methods}
    return JsonResponse({"detail": detail}, status=405, headers={"Allow": methods})


@csrf_exempt
@login_not_required
def nowhere(request: HttpRequest) -> HttpResponse:
    """Every address under /api/ that no version of the API has; the pages of the editors begin after these."""
    raise Http404
