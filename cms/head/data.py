"""Objects of schema.org, and how they are written into a page so that no text can end the script element.

The element's type is not executable: the content policy, which forbids inline scripts, does not apply to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from cms.head.addresses import absolute
from cms.models import Operator

CONTEXT = "https://schema.org"
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
SEAL = "cms/seal.svg"


def as_script(objects: Iterable[dict[str, Any]]) -> SafeString:
    """One script element for each object."""
    return format_html_join(
        "\n", '<script type="application/ld+json">{}</script>', ((_as_text(one),) for one in objects)
    )


def _as_text(one: dict[str, Any]) -> SafeString:
    """JSON without any sign that means something to HTML; empty fields are left out."""
    text = json.dumps({"@context": CONTEXT, **filled(one)}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPED))  # noqa: S308


def filled(one: dict[str, Any]) -> dict[str, Any]:
    """Without the fields that say nothing."""
    return {name: value for name, value in one.items() if value not in (None, "", [], {}, ())}


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The way from the first page; each step is a name and a path."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
        for place, (name, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def organisation(operator: Operator) -> dict[str, Any]:
    """Who runs the site; the site itself where the operator is not filled in yet."""
    return filled(
        {
            "@type": "Organization",
            "@id": absolute("/#organisation"),
            "name": operator.label or settings.WAGTAIL_SITE_NAME,
            "url": absolute("/"),
            "logo": absolute(staticfiles_storage.url(SEAL)),
            "email": operator.email,
            "telephone": operator.telephone,
            "address": operator.address,
        }
    )


def web_site(operator: Operator) -> dict[str, Any]:
    """The site with the address of its search."""
    return {
        "@type": "WebSite",
        "@id": absolute("/#site"),
        "name": settings.WAGTAIL_SITE_NAME,
        "url": absolute(reverse("home")),
        "publisher": {"@id": organisation(operator)["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(_search())}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _search() -> str:
    """The page over everything where there is one, else the search for needs."""
    try:
        return reverse("search")
    except NoReverseMatch:
        return reverse("needs")
