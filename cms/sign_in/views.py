"""Pages of signing in; those that were sent too often answer 429, with the time to wait, and 503 when nobody can count."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.views.generic import FormView
from wagtail.admin.views.account import LoginView as DeskLoginView
from wagtail.admin.views.account import PasswordResetView

from cms.sign_in.forms import LimitedAuthentication, LimitedLogin, LimitedReset


class Refusing(FormView):
    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        if form.wait:
            response.status_code = 503 if form.is_away else 429
            response.headers["Retry-After"] = str(form.wait)
        return response


class DeskLogin(Refusing, DeskLoginView):
    def get_form_class(self) -> Any:
        return LimitedLogin


class ReaderLogin(Refusing, LoginView):
    form_class = LimitedAuthentication


class PasswordReset(Refusing, PasswordResetView):
    def get_form_class(self) -> Any:
        return LimitedReset

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}
