"""What the editors' desk says of a page."""

from __future__ import annotations

from typing import Any

from django import template

from cms.checks.gate import Checked
from cms.checks.report import Report, report_of

register = template.Library()


@register.simple_tag
def page_report(page: Any) -> Report | None:
    """What was found on a saved page; nothing for what is checked by nobody."""
    return report_of(page) if isinstance(page, Checked) and getattr(page, "pk", None) else None
