"""The priority rules: how many points policy may add to a rank, and the bound on their sum."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

HARD_MAXIMUM = Decimal("12.00")
"""No rule may let policy add more than this to a rank of 100 points; a database constraint holds it."""


def _points(verbose_name: Any, default: str) -> models.DecimalField[Any, Any]:
    return models.DecimalField(
        verbose_name,
        max_digits=4,
        decimal_places=2,
        default=Decimal(default),
        validators=[MinValueValidator(0), MaxValueValidator(HARD_MAXIMUM)],
    )


class RulesQuerySet(models.QuerySet["PriorityRules"]):
    def in_force(self, day: datetime.date) -> PriorityRules | None:
        """The newest version that had begun on the day; None where there is none."""
        return self.filter(valid_from__lte=day).order_by("-valid_from", "-version").first()


class PriorityRules(models.Model):
    """One version of the rules; never edited, an edit makes the next version (actions.revise_priority_rules).

    Ground: 渝高技办〔2024〕3号, 二（一）2 (rural craftsmen), 二（一）4 (shortage catalogues), 二（二）9 (grassroots and
    less developed areas), 二（四）14 (honours). The points themselves are the operator's.
    """

    version = models.PositiveIntegerField(_("version"), unique=True)
    valid_from = models.DateField(_("in force from"))
    note = models.CharField(_("what changed and why"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    shortage_severe = _points(_("severe shortage"), "6")
    shortage_moderate = _points(_("moderate shortage"), "4")
    shortage_mild = _points(_("mild shortage"), "2")
    rural_county = _points(_("county-level rural craftsman"), "2")
    rural_municipal = _points(_("city-level rural craftsman"), "3")
    rural_national_master = _points(_("national rural craft master"), "4")
    rural_national_grandmaster = _points(_("national rural craft grand master"), "5")
    rural_need = _points(_("craft need for a craft worker"), "3")
    priority_area = _points(_("need in a priority area"), "3")
    grassroots = _points(_("need in a township or village"), "2")
    honour_district = _points(_("district honour"), "0.5")
    honour_municipal = _points(_("city honour"), "1")
    honour_national = _points(_("national honour"), "2")
    honour_world = _points(_("world competition honour"), "3")
    bound = _points(_("limit on the sum"), "10")
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.CharField(_("created by"), max_length=120, blank=True)

    objects = RulesQuerySet.as_manager()

    class Meta:
        verbose_name = _("priority rules")
        verbose_name_plural = _("priority rules")
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(
                name="priority_bound_under_hard_maximum",
                condition=Q(bound__gte=0) & Q(bound__lte=HARD_MAXIMUM),
                violation_error_message=_("The limit on the sum must be between 0 and 12 points."),
            ),
            models.CheckConstraint(
                name="shortage_grades_in_order",
                condition=Q(shortage_severe__gte=F("shortage_moderate"))
                & Q(shortage_moderate__gte=F("shortage_mild"))
                & Q(shortage_mild__gte=0),
                violation_error_message=_("A more severe shortage cannot get fewer points."),
            ),
            models.CheckConstraint(
                name="priority_points_not_negative",
                condition=Q(rural_county__gte=0)
                & Q(rural_municipal__gte=0)
                & Q(rural_national_master__gte=0)
                & Q(rural_national_grandmaster__gte=0)
                & Q(rural_need__gte=0)
                & Q(priority_area__gte=0)
                & Q(grassroots__gte=0)
                & Q(honour_district__gte=0)
                & Q(honour_municipal__gte=0)
                & Q(honour_national__gte=0)
                & Q(honour_world__gte=0),
                violation_error_message=_("Points cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return _("version %(version)d") % {"version": self.version}
