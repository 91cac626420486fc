"""The ledger of consents: what a person allowed, to whom, and until when."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.public_ids import make_public_id


class ConsentQuerySet(models.QuerySet["Consent"]):
    def active(self) -> ConsentQuerySet:
        return self.filter(revoked_at__isnull=True)

    def ended(self, subject_kind: str, purpose: str) -> dict[int, datetime.datetime]:
        """Subject -> when the last consent for the purpose was withdrawn, for those who have none that stands."""
        asked = self.filter(subject_kind=subject_kind, purpose=purpose)
        standing = asked.active().values("subject_id")
        ended = asked.exclude(subject_id__in=standing).order_by().values("subject_id")
        return dict(ended.annotate(at=models.Max("revoked_at")).values_list("subject_id", "at"))

    def about(self, subject_kind: str, subject_id: int) -> ConsentQuerySet:
        return self.filter(subject_kind=subject_kind, subject_id=subject_id)


class Consent(models.Model):
    """One consent of one person for one purpose to one recipient; withdrawn, never deleted.

    Source: Personal Information Protection Law art. 14, 15, 17, 23 and 25. The subject (a worker, say) and the
    recipient are kept as kind and id with a snapshot of the recipient's name: rooms below know nobody above.
    """

    class Purpose(models.TextChoices):
        PUBLISH_PROFILE = "publish_profile", _("show my profile to the public")
        SHARE_PROFILE = "share_profile", _("show my profile to verified organisations")
        SHARE_PHONE = "share_phone", _("give my telephone number to one organisation")
        TELL_STORY = "tell_story", _("tell my story")
        LEND = "lend", _("work for another enterprise under shared labour")

    public_id = models.CharField(max_length=10, unique=True, default=make_public_id, editable=False)
    subject_kind = models.CharField(_("about"), max_length=20, default="worker")
    subject_id = models.BigIntegerField(_("subject id"))
    purpose = models.CharField(_("purpose"), max_length=24, choices=Purpose.choices)
    recipient_kind = models.CharField(_("recipient kind"), max_length=20, default="public")
    recipient_id = models.BigIntegerField(_("recipient id"), default=0)
    recipient_name = models.CharField(_("recipient"), max_length=120, blank=True)
    wording_version = models.CharField(_("version of the text shown"), max_length=20, default="1")
    granted_at = models.DateTimeField(_("granted"), default=timezone.now)
    granted_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-granted_at", "-pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "purpose"])]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "purpose", "recipient_kind", "recipient_id"],
                condition=Q(revoked_at__isnull=True),
                name="one_active_consent",
                violation_error_message=_("This consent has already been given."),
            ),
            models.CheckConstraint(
                name="consent_purpose_known",
                condition=Q(purpose__in=["publish_profile", "share_profile", "share_phone", "tell_story", "lend"]),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=models.F("granted_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.subject_kind} {self.subject_id})"
