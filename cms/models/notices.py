"""What editors are told because something changed that none of them did."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy


class EditorNoticeQuerySet(models.QuerySet["EditorNotice"]):
    def open(self) -> EditorNoticeQuerySet:
        return self.filter(settled_at__isnull=True)

    def tell(
        self, kind: str, page: int, *, about: str = "", since: datetime.datetime | None = None
    ) -> EditorNotice | None:
        """Make a notice of something that happened at `since`; None where editors were told already.

        An open notice of something earlier is dated anew: nobody needs two of them.
        """
        asked = {"kind": kind, "page_id": page, "about": about[:160]}
        if since and self.filter(**asked, created_at__gte=since).exists():
            return None
        notice, made = self.open().get_or_create(**asked, defaults={"settled_at": None})
        if not made:
            self.filter(pk=notice.pk).update(created_at=timezone.now())
        return notice

    def for_editor(self, user: Any) -> EditorNoticeQuerySet:
        """About pages that the user may change."""
        pages = page_permission_policy.instances_user_has_permission_for(user, "change")
        return self.filter(page__in=pages.order_by().values("pk"))


class EditorNotice(models.Model):
    """One thing about one page that an editor has to look at; open until somebody has settled it."""

    class Kind(models.TextChoices):
        NAME = "name", _("consent withdrawn: the name was taken off")
        PICTURE = "picture", _("consent withdrawn: a picture was taken off")
        MENTION = "mention", _("consent withdrawn: another text may speak of the same person")
        RIGHT_ENDS = "ends", _("the right to show a picture ends soon")
        RIGHT_ENDED = "ended", _("the right to show a picture has ended: it is no longer shown")
        REFUSED = "refused", _("not published: something must be mended first")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    page = models.ForeignKey(Page, models.CASCADE, related_name="editor_notices", verbose_name=_("page"))
    # As editors call the person or the picture; never a legal name.
    about = models.CharField(_("about"), max_length=160, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("settled by")
    )

    objects = EditorNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice to editors")
        verbose_name_plural = _("notices to editors")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "page", "about"], condition=Q(settled_at__isnull=True), name="one_open_notice"
            ),
            models.CheckConstraint(
                name="notice_kind_known",
                condition=Q(kind__in=["name", "picture", "mention", "ends", "ended", "refused"]),
            ),
            models.CheckConstraint(
                name="notice_settled_after_made",
                condition=Q(settled_at__isnull=True) | Q(settled_at__gte=models.F("created_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.about}"

    def settle(self, by: Any) -> None:
        self.settled_at, self.settled_by = timezone.now(), by
        self.save(update_fields=["settled_at", "settled_by"])
