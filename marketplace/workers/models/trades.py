"""What a worker can do, and for how much."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.models import Occupation, Skill, WorkType
from marketplace.workers.models.evidence import Evidenced
from marketplace.workers.models.workers import Worker


class WorkerOccupation(Evidenced):
    """An occupation of a worker with level (0 none, 1 to 8) and years; the grade is that of the level."""

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="workers")
    work_type = models.ForeignKey(WorkType, models.SET_NULL, null=True, blank=True, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), default=0, validators=[MaxValueValidator(8)])
    years = models.PositiveSmallIntegerField(_("years"), default=0, validators=[MaxValueValidator(70)])
    is_main = models.BooleanField(_("main occupation"), default=False)

    class Meta(Evidenced.Meta):
        verbose_name = _("occupation of a worker")
        verbose_name_plural = _("occupations of workers")
        ordering = ["worker_id", "-is_main", "pk"]
        constraints = [
            *Evidenced.Meta.constraints,
            models.UniqueConstraint(fields=["worker", "occupation"], name="worker_occupation_once"),
            models.UniqueConstraint(fields=["worker"], condition=Q(is_main=True), name="one_main_occupation"),
            models.CheckConstraint(name="worker_level_known", condition=Q(level__lte=8)),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.occupation_id}"


class WorkerSkill(models.Model):
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="workers")
    years = models.PositiveSmallIntegerField(_("years"), default=0, validators=[MaxValueValidator(70)])

    class Meta:
        verbose_name = _("skill of a worker")
        verbose_name_plural = _("skills of workers")
        ordering = ["worker_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["worker", "skill"], name="worker_skill_once")]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.skill_id}"


class PayFloor(models.Model):
    """The lowest pay a worker accepts for one unit, in yuan."""

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="pay_floors")
    unit = models.CharField(_("unit"), max_length=10)
    amount = models.DecimalField(_("amount, yuan"), max_digits=10, decimal_places=2, validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("minimum pay")
        verbose_name_plural = _("minimum pay rates")
        ordering = ["worker_id", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["worker", "unit"], name="pay_floor_once_per_unit"),
            models.CheckConstraint(name="pay_floor_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="pay_floor_unit_known",
                condition=Q(unit__in=["hour", "day", "month", "lesson", "piece", "project"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount}/{self.unit}"
