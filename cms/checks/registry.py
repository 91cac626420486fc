"""The table of checks, in the order in which editors read their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.checks import (
    alternatives,
    citations,
    consent,
    contrast,
    files,
    films,
    length,
    links,
    outline,
    rights,
    translation,
    words,
)
from cms.checks.draft import Draft
from cms.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    label: Any
    run: Callable[[Draft], Iterable[Finding]]


CHECKS = (
    Check("consent", _("Names and consent"), consent.check),
    Check("rights", _("Rights of pictures"), rights.check),
    Check("files", _("Files of pictures"), files.check),
    Check("words", _("Words of the lists"), words.check),
    Check("links", _("Links"), links.check),
    Check("alternatives", _("Descriptions of pictures"), alternatives.check),
    Check("contrast", _("Title on the picture"), contrast.check),
    Check("citations", _("Clauses of the policy"), citations.check),
    Check("films", _("Films in words"), films.check),
    Check("outline", _("Build of the page"), outline.check),
    Check("length", _("Length"), length.check),
    Check("translation", _("Other languages"), translation.check),
)


def findings(draft: Draft) -> list[Finding]:
    """What all checks found, what must be mended first."""
    found = [replace(finding, check=str(check.label)) for check in CHECKS for finding in check.run(draft)]
    return sorted(found, key=lambda finding: finding.severity)
