"""Links lead somewhere: within the site to what readers may see, elsewhere to a well-formed address. Nobody is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Link
from cms.checks.findings import Finding, Severity

well_formed = URLValidator(schemes=["http", "https"])
is_mail = EmailValidator()
TELEPHONE = re.compile(r"^[+0-9][0-9 ()-]{2,29}$")


def check(draft: Draft) -> Iterator[Finding]:
    for link in draft.links:
        found = _outside(link) if link.kind == "address" else _inside(link)
        if found is not None:
            yield found


def _inside(link: Link) -> Finding | None:
    if link.state == "there":
        return None
    what = {
        ("page", "missing"): _("The page that this link leads to is gone."),
        ("page", "hidden"): _("The page that this link leads to is not published."),
    }.get((link.kind, link.state), _("The document that this link leads to is gone."))
    mend = _("Choose another target or remove the link.")
    return Finding(Severity.MUST, link.place, what, mend, link.text)


def _outside(link: Link) -> Finding | None:
    if not _is_well_formed(link.target):
        what = _("“%(address)s” is no address that a browser can open.") % {"address": link.target[:80]}
        return Finding(Severity.MUST, link.place, what, _("Copy the whole address, with https:// in front."), link.text)
    if urlsplit(link.target).scheme == "http":
        what = _("“%(address)s” is not encrypted.") % {"address": link.target[:80]}
        return Finding(
            Severity.LOOK, link.place, what, _("Use the address with https:// if the site has one."), link.text
        )
    return None


def _is_well_formed(address: str) -> bool:
    scheme, _colon, rest = address.partition(":")
    try:
        if scheme == "mailto":
            is_mail(rest.partition("?")[0])
        elif scheme == "tel":
            return bool(TELEPHONE.match(rest))
        elif not address.startswith(("#", "/")) or address.startswith("//"):
            well_formed(address)
    except ValidationError:
        return False
    return True
