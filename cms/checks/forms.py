"""The form of a page in the editor: to publish it or hand it in, nothing may be left that must be mended."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from cms.checks.report import report_of

PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow")
"""Buttons of the editor that lead to readers. Drafts are always saved."""


class CheckedPageForm(WagtailAdminPageForm):
    is_ready: bool | None = None

    @property
    def leads_to_readers(self) -> bool:
        if self.data.get("action-workflow-action"):
            return self.data.get("workflow-action-name") == "approve"
        return any(self.data.get(button) for button in PUBLISHING)

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        if valid and self.is_ready is None and self.leads_to_readers:
            self.is_ready = self._is_ready()
        return valid and self.is_ready is not False

    def _is_ready(self) -> bool:
        """Check the page with everything of the form on it, in memory alone; say what must be mended."""
        page: Any = self.save(commit=False)
        found = report_of(page).must
        for finding in found:
            self.add_error(None, str(finding))
        return not found
