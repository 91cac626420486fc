"""Everything that is said of a page before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cms.checks.draft import Draft
from cms.checks.findings import Finding, Severity
from cms.checks.length import minutes, size
from cms.checks.reading import draft_of
from cms.checks.registry import findings


@dataclass(frozen=True, slots=True)
class Report:
    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def must(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.MUST]

    @property
    def look(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.LOOK]

    @property
    def size(self) -> int:
        return size(self.draft)

    @property
    def minutes(self) -> int:
        return minutes(self.draft)


def report_of(page: Any) -> Report:
    """What was found on a page as it stands in memory."""
    draft = draft_of(page)
    return Report(draft, tuple(findings(draft)))
