"""The forms of Wagtail and Django, refusing too many tries before a password is hashed or a letter is written."""

from __future__ import annotations

import math
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from cms.sign_in.tries import CannotCount, Limit, account_key, address_of
from cms.tasks import send_password_reset

AWAY = 60


class Limited(forms.Form):
    """A form that is sent only so often. `wait` tells for how many seconds nothing more is taken; `is_away` why."""

    wait = 0
    is_away = False

    def limits(self) -> tuple[Limit, Limit]:
        """By address, by account."""
        limits = settings.LIMITS
        return (
            Limit("sign-in-address", limits.sign_in_address_tries, limits.sign_in_minutes),
            Limit("sign-in-account", limits.sign_in_account_tries, limits.sign_in_minutes),
        )

    def count(self, request: HttpRequest, typed: str) -> None:
        """Count this try; ValidationError when there were too many, or when nobody can count.

        An address that tried too often does not count for accounts any more, so that it cannot shut them.
        """
        by_address, by_account = self.limits()
        try:
            self.wait = by_address.count(address_of(request)) or by_account.count(account_key(typed))
        except CannotCount as error:
            self.wait, self.is_away = AWAY, True
            raise forms.ValidationError(_("This is not possible at the moment. Try again in a minute.")) from error
        if self.wait:
            minutes = math.ceil(self.wait / 60)
            text = ngettext(
                "Too many tries. Try again in %(minutes)d minute.",
                "Too many tries. Try again in %(minutes)d minutes.",
                minutes,
            )
            raise forms.ValidationError(text % {"minutes": minutes}, code="too_many")


class LimitedAuthentication(Limited, AuthenticationForm):
    """Django's form: for pages that are shown to some readers only."""

    request: HttpRequest

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("username")
        if typed and self.cleaned_data.get("password"):
            self.count(self.request, typed)
        found: dict[str, Any] = super().clean()
        if typed:
            self.limits()[1].forget(account_key(typed))
        return found


class LimitedLogin(LimitedAuthentication, LoginForm):
    """Wagtail's form: for the editors' desk."""


class LimitedReset(Limited, PasswordResetForm):
    """Asks for a letter; what the page says and how long it takes is the same for every address that is typed."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def limits(self) -> tuple[Limit, Limit]:
        limits = settings.LIMITS
        return (
            Limit("reset-address", limits.reset_address_tries, limits.reset_minutes),
            Limit("reset-account", limits.reset_account_tries, limits.reset_minutes),
        )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("email"):
            self.count(self.request, found["email"])
        return found

    def save(self, **options: Any) -> None:
        """Leave the letter to a task. It leads to the address of the site, whatever host the request named."""
        email, site = self.cleaned_data["email"], urlsplit(settings.SITE_URL)
        transaction.on_commit(
            lambda: send_password_reset.delay(email, site.netloc, site.scheme == "https"), robust=True
        )
