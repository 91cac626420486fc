"""Who may publish: only the last stage of the review does, whatever rights somebody has."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester


class ReviewedPermissions(PagePermissionTester):
    """The right to publish covers what changes no text: taking pages off, hiding, ordering, cancelling a schedule.

    Texts are published by the review, translations like all others. Superusers may go past it.
    """

    def _may(self, action: str) -> bool:
        return bool(self.user.is_active and (self.user.is_superuser or action in self.permissions))

    def can_publish(self) -> bool:
        return bool(self.user.is_superuser and super().can_publish())

    def can_publish_subpage(self) -> bool:
        return bool(self.user.is_superuser and super().can_publish_subpage())

    def can_set_view_restrictions(self) -> bool:
        return not self.page_is_root and self._may("publish")

    def can_unschedule(self) -> bool:
        return not self.page_is_root and self._may("publish")


class Reviewed:
    """A page that is published by the review alone."""

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return ReviewedPermissions(user, self)
