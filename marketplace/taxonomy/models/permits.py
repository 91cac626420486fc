"""Permits to work: special operations, special equipment and the like. They are not skill levels."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models.names import Named
from marketplace.taxonomy.models.occupations import Occupation


class PermitKind(Named):
    """A kind of permit, such as 特种作业操作证 (Work Safety Law art. 30)."""

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    valid_years = models.PositiveSmallIntegerField(_("years of validity"), null=True, blank=True)
    review_years = models.PositiveSmallIntegerField(_("years between reviews"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    note_en = models.CharField(_("note in English"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("kind of permit")
        verbose_name_plural = _("kinds of permit")
        ordering = ["slug"]


class PermitItem(Named):
    """An item 作业类别/操作项目 of a permit, such as 低压电工作业."""

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    kind = models.ForeignKey(PermitKind, models.PROTECT, related_name="items")

    class Meta:
        verbose_name = _("permit item")
        verbose_name_plural = _("permit items")
        ordering = ["slug"]

    @property
    def allows(self) -> tuple[str, ...]:
        """The keys of this item and of those that it covers."""
        return (self.slug, *(row.covered.slug for row in self.covers.all()))


class PermitCover(models.Model):
    """An item whose holder may do what another item allows: driving class A2 covers B2."""

    item = models.ForeignKey(PermitItem, models.CASCADE, related_name="covers")
    covered = models.ForeignKey(PermitItem, models.CASCADE, related_name="covered_by")
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("permit that covers another")
        verbose_name_plural = _("permits that cover others")
        ordering = ["item_id", "covered_id"]
        constraints = [models.UniqueConstraint(fields=["item", "covered"], name="permit_cover_once")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.covered_id}"


class PermitAlias(models.Model):
    """Another name of an item, or of a whole kind (`item` empty): 电工证, 叉车证."""

    kind = models.ForeignKey(PermitKind, models.CASCADE, null=True, blank=True, related_name="aliases")
    item = models.ForeignKey(PermitItem, models.CASCADE, null=True, blank=True, related_name="aliases")
    alias = models.CharField(_("alias"), max_length=160)
    key = models.CharField(max_length=160, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("alias of a permit")
        verbose_name_plural = _("aliases of permits")
        ordering = ["alias"]
        constraints = [
            models.CheckConstraint(
                name="permit_alias_has_one_target",
                condition=models.Q(kind__isnull=False, item__isnull=True)
                | models.Q(kind__isnull=True, item__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.alias

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = name_key(self.alias)
        super().save(*args, **kwargs)


class PermitRequirement(models.Model):
    """Work that needs a permit: by occupation, by words found in the duties, or by both together."""

    item = models.ForeignKey(PermitItem, models.CASCADE, related_name="requirements")
    occupation = models.ForeignKey(
        Occupation, models.CASCADE, null=True, blank=True, related_name="permit_requirements"
    )
    duty_words = models.CharField(_("words in the duties"), max_length=300, blank=True, help_text=_("Separated by |"))
    note = models.CharField(_("note"), max_length=400, blank=True)
    note_en = models.CharField(_("note in English"), max_length=400, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("work that needs a permit")
        verbose_name_plural = _("work that needs permits")
        ordering = ["item_id", "occupation_id", "pk"]
        constraints = [
            models.CheckConstraint(
                name="permit_requirement_has_a_ground",
                condition=models.Q(occupation__isnull=False) | ~models.Q(duty_words=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.occupation_id or self.duty_words}"
