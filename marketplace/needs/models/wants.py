"""What a need wants of people: must or wish."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.needs.models.needs import Need
from marketplace.taxonomy.models import Occupation, PermitItem, Skill, WorkType


class NeedOccupation(models.Model):
    """An occupation wanted with a level floor (0 none); `must` makes the floor a condition, else it is a wish."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="needs")
    work_type = models.ForeignKey(WorkType, models.SET_NULL, null=True, blank=True, related_name="+")
    level_floor = models.PositiveSmallIntegerField(_("minimum level"), default=0, validators=[MaxValueValidator(8)])
    must = models.BooleanField(_("condition"), default=True)

    class Meta:
        verbose_name = _("occupation wanted")
        verbose_name_plural = _("occupations wanted")
        ordering = ["need_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["need", "occupation"], name="need_occupation_once"),
            models.CheckConstraint(name="need_level_known", condition=Q(level_floor__lte=8)),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} {self.occupation_id}"


class NeedSkill(models.Model):
    need = models.ForeignKey(Need, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="needs")
    must = models.BooleanField(_("condition"), default=False)

    class Meta:
        verbose_name = _("skill wanted")
        verbose_name_plural = _("skills wanted")
        ordering = ["need_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["need", "skill"], name="need_skill_once")]

    def __str__(self) -> str:
        return f"{self.need_id} {self.skill_id}"


class NeedCredential(models.Model):
    """A kind of certificate wanted, for the need's occupations."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="credentials")
    kind = models.CharField(_("kind of certificate"), max_length=16)
    must = models.BooleanField(_("condition"), default=True)

    class Meta:
        verbose_name = _("certificate wanted")
        verbose_name_plural = _("certificates wanted")
        ordering = ["need_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["need", "kind"], name="need_credential_once"),
            models.CheckConstraint(
                name="need_credential_kind_known",
                condition=Q(kind__in=["qualification", "skill_level", "special_ability", "appointment"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} {self.kind}"


class NeedPermit(models.Model):
    """A permit that the duties need: always a condition (Work Safety Law art. 30, Special Equipment Safety Law art. 14)."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="permits")
    item = models.ForeignKey(PermitItem, models.PROTECT, related_name="needs")
    derived = models.BooleanField(_("derived from the duties"), default=False)

    class Meta:
        verbose_name = _("permit required")
        verbose_name_plural = _("permits required")
        ordering = ["need_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["need", "item"], name="need_permit_once")]

    def __str__(self) -> str:
        return f"{self.need_id} {self.item_id}"
