"""Certificates, permits and letters of appointment."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.models import Occupation, PermitItem
from marketplace.workers.credential_numbers import check_number
from marketplace.workers.models.evidence import Evidenced
from marketplace.workers.models.workers import Worker


class Credential(Evidenced):
    """A document that supports what a worker states. Its number is never indexed, logged or shown to others."""

    class Kind(models.TextChoices):
        QUALIFICATION = "qualification", _("vocational qualification certificate")
        SKILL_LEVEL = "skill_level", _("skill-level certificate")
        SPECIAL_ABILITY = "special_ability", _("special-ability certificate")
        PERMIT = "permit", _("permit to work")
        APPOINTMENT = "appointment", _("letter of appointment")

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="credentials")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name on the certificate"), max_length=120, blank=True)
    occupation = models.ForeignKey(Occupation, models.PROTECT, null=True, blank=True, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), default=0, validators=[MaxValueValidator(8)])
    permit_item = models.ForeignKey(PermitItem, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(_("number"), max_length=40, blank=True)
    issuer = models.CharField(_("issued by"), max_length=120, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    next_review = models.DateField(_("review due by"), null=True, blank=True)

    class Meta(Evidenced.Meta):
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        ordering = ["worker_id", "kind", "pk"]
        constraints = [
            *Evidenced.Meta.constraints,
            models.CheckConstraint(
                name="permit_names_its_item",
                condition=~Q(kind="permit") | Q(permit_item__isnull=False),
                violation_error_message=_("A permit to work must name the item it covers."),
            ),
            models.CheckConstraint(
                name="only_a_permit_has_an_item", condition=Q(kind="permit") | Q(permit_item__isnull=True)
            ),
            models.CheckConstraint(
                name="credential_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(issued_on=None) | Q(valid_to__gte=F("issued_on")),
                violation_error_message=_("The certificate expires before it was issued."),
            ),
            models.CheckConstraint(name="credential_level_known", condition=Q(level__lte=8)),
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=~Q(number="") & Q(kind__in=["qualification", "skill_level"]),
                name="certificate_number_once",
                violation_error_message=_("This certificate number is already on another profile."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        super().clean()
        if self.number:
            check = check_number(self.kind, self.number, level=self.level)
            if check:
                raise ValidationError({"number": check})

    def holds_on(self, day: datetime.date) -> bool:
        """Still valid on the day, and its review not overdue."""
        ends: list[datetime.date] = [end for end in (self.valid_to, self.next_review) if end]
        return all(end >= day for end in ends)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.number = "".join(self.number.upper().split())
        super().save(*args, **kwargs)
