"""How a reader wants the pages to look: colour scheme and size of text, kept in one cookie.

The cookie holds no person: `<scheme>.<size>`. The server writes it into the page, so nothing flashes and no script is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "look"
YEAR = 365 * 24 * 3600
SCHEMES = (("device", _("same as device")), ("light", _("light")), ("dark", _("dark")))
SIZES = (("standard", _("standard")), ("large", _("large")), ("largest", _("largest")))


@dataclass(frozen=True, slots=True)
class Look:
    scheme: str = "device"
    size: str = "standard"


class LookForm(forms.Form):
    scheme = forms.ChoiceField(choices=SCHEMES)
    size = forms.ChoiceField(choices=SIZES)
    next = forms.CharField(required=False, max_length=2000)


def look_of(request: HttpRequest) -> Look:
    """Return the look that the reader chose; the standard one where the cookie is absent or unknown."""
    scheme, _dot, size = request.COOKIES.get(COOKIE, "").partition(".")
    known = scheme in dict(SCHEMES) and size in dict(SIZES)
    return Look(scheme, size) if known else Look()


# Exempt from the token: it changes one cookie about looks, and pages without a token can be cached for everybody.
@login_not_required
@csrf_exempt
@require_POST
def choose_look(request: HttpRequest) -> HttpResponse:
    """Keep the chosen look for a year and go back to the page it was chosen on."""
    form = LookForm(request.POST)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    if form.is_valid():
        value = f"{form.cleaned_data['scheme']}.{form.cleaned_data['size']}"
        response.set_cookie(COOKIE, value, max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    return response
