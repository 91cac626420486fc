"""Who may publish: only the last stage of the review does, whatever rights somebody has."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, PagePermissionTester
from wagtail_localize.models import Translation


class ReviewedPermissions(PagePermissionTester):
    """The right to publish covers what changes no text: taking pages off, hiding, ordering, cancelling a schedule.

    Texts are published by the review. Superusers may go past it; and a translation that is kept in step with a
    reviewed page is published as it stands.
    """

    def _may(self, action: str) -> bool:
        return bool(self.user.is_active and (self.user.is_superuser or action in self.permissions))

    def can_publish(self) -> bool:
        if not super().can_publish():
            return False
        return self.user.is_superuser or self._is_kept_translation()

    def can_publish_subpage(self) -> bool:
        return bool(self.user.is_superuser and super().can_publish_subpage())

    def can_set_view_restrictions(self) -> bool:
        return not self.page_is_root and self._may("publish")

    def can_unschedule(self) -> bool:
        return not self.page_is_root and self._may("publish")

    def _is_kept_translation(self) -> bool:
        page = self.page
        kept = Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        sources = Page.objects.filter(translation_key=page.translation_key, live=True).exclude(locale=page.locale_id)
        return kept.exists() and sources.exists()


class Reviewed:
    """A page that is published by the review alone."""

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return ReviewedPermissions(user, self)
