"""Pages for what went wrong. They need no database and no session, so they work when those do not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from config.language import language_of


def error_page(request: HttpRequest, *, status: int, title: str, advice: str) -> HttpResponse:
    """Return the plain error page, or its words as JSON under /api/."""
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": f"{title}. {advice}"}, status=status)
    language = language_of(request.path_info)
    home = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    words = {"title": title, "advice": advice, "status": status, "language": language, "home": home}
    return HttpResponse(render_to_string("config/error.html", words), status=status)


def refuse(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        status=400,
        title=_("This address cannot be read"),
        advice=_(
            "It contains characters that cannot be read. Remove everything after the question mark and try again."
        ),
    )


def failed(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        status=500,
        title=_("Something went wrong on our side"),
        advice=_("Nothing you entered was saved. Go back and try again in a minute."),
    )
