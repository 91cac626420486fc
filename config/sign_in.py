"""Login is required unless a view says otherwise with Django's `login_not_required`."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase

# These guard themselves: Wagtail's admin and documents ask for permissions, the API has its own authentication. Public
# pictures (served by Django in development alone) are for everybody.
GUARD_THEMSELVES = ("/admin/", "/documents/", "/api/", settings.MEDIA_URL)


class SignInRequired(LoginRequiredMiddleware):
    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if request.path_info.startswith(GUARD_THEMSELVES):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
