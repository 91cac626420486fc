"""How well a statement is supported."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EvidenceGrade(models.IntegerChoices):
    CLAIMED = 1, _("stated by the person")
    EVIDENCED = 2, _("supported by documents")
    VERIFIED = 3, _("verified")


class Evidenced(models.Model):
    """A statement with its grade; a verified one says who checked it and when."""

    grade = models.PositiveSmallIntegerField(
        _("evidence"), choices=EvidenceGrade.choices, default=EvidenceGrade.CLAIMED
    )
    verified_by = models.CharField(_("verified by"), max_length=120, blank=True)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_verified_says_who_and_when",
                condition=~Q(grade=3) | (Q(verified_at__isnull=False) & ~Q(verified_by="")),
                violation_error_message=_("A verified statement must say who checked it and when."),
            ),
            models.CheckConstraint(name="%(app_label)s_%(class)s_grade_known", condition=Q(grade__in=[1, 2, 3])),
        ]

    @property
    def verified_on(self) -> datetime.date | None:
        return self.verified_at.date() if self.verified_at else None
