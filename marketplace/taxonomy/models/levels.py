"""The eight skill levels and education."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.models.names import Alias, Named


class SkillLevel(Named):
    """One of the eight levels, ordinal 1 (学徒工) to 8 (首席技师); source: 渝高技办〔2024〕3号, 二（三）10."""

    ordinal = models.PositiveSmallIntegerField(
        _("ordinal"), primary_key=True, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    slug = models.SlugField(_("key"), max_length=40, unique=True)
    national_code = models.CharField(_("national code"), max_length=4, blank=True)
    evidence = models.CharField(_("what counts as evidence"), max_length=400, blank=True)
    evidence_en = models.CharField(_("what counts as evidence, in English"), max_length=400, blank=True)
    title_note = models.CharField(_("titles one may apply for"), max_length=400, blank=True)
    title_note_en = models.CharField(_("titles one may apply for, in English"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("skill level")
        verbose_name_plural = _("skill levels")
        ordering = ["ordinal"]


class SkillLevelAlias(Alias):
    level = models.ForeignKey(SkillLevel, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name = _("alias of a level")
        verbose_name_plural = _("aliases of levels")
        ordering = ["level_id", "alias"]
        constraints = [models.UniqueConstraint(fields=["level", "key"], name="level_alias_once")]


def effective_ordinal(ordinal: int, counts_as: int | None) -> int:
    """The higher of two orders: of an education and of the one it counts as."""
    return max(ordinal, counts_as or 0)


class Education(Named):
    """An education with, where the policy grants it, the one it counts as (渝高技办〔2024〕3号, 二（一）5)."""

    slug = models.SlugField(_("key"), max_length=40, unique=True)
    ordinal = models.PositiveSmallIntegerField(_("order"))
    counts_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="equivalents")
    clause = models.CharField(_("clause"), max_length=300, blank=True)
    clause_en = models.CharField(_("clause in English"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("education")
        verbose_name_plural = _("educations")
        ordering = ["ordinal"]

    @property
    def effective_ordinal(self) -> int:
        """The order that counts for recruitment: its own, or that of its equivalent where higher."""
        return effective_ordinal(self.ordinal, self.counts_as.ordinal if self.counts_as else None)
