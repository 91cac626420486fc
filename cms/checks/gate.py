"""A page on which something must be mended is not published: by no button, no approval and no clock."""

from __future__ import annotations

import logging
from typing import Any

from django.utils.translation import gettext as _

from cms.checks.findings import Finding
from cms.checks.report import report_of
from cms.letters import write_to_owner
from cms.models.notices import EditorNotice

logger = logging.getLogger(__name__)


class NotReady(Exception):
    """Somebody asked to publish a page that must be mended first; nothing was changed."""

    def __init__(self, page: Any, findings: list[Finding]) -> None:
        self.page, self.findings = page, findings
        super().__init__(_("“%(page)s” was not published; mend first:") % {"page": page.get_admin_display_title()})


class Checked:
    """A page that is published only when nothing on it must be mended. Every way of Wagtail leads through `publish`."""

    def publish(self, revision: Any, user: Any = None, **options: Any) -> Any:
        """Publish or schedule a revision.

        Raises NotReady to whoever asks. Where nobody does, a clock or a task, the page stays as it is and its editors
        get a notice.
        """
        found = report_of(revision.as_object()).must
        if not found:
            return super().publish(revision, user=user, **options)  # type: ignore[misc]
        if user is not None:
            raise NotReady(self, found)
        return _keep_back(self, revision)


def _keep_back(page: Any, revision: Any) -> None:
    logger.warning("page %s was not published: something must be mended first", page.pk)
    if revision.approved_go_live_at:
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
    notice = EditorNotice.objects.tell(EditorNotice.Kind.REFUSED, page.pk)
    if notice:
        write_to_owner(notice.pk)
