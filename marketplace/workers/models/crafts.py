"""Honours, and rural craft."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.models import Craft
from marketplace.workers.models.evidence import Evidenced
from marketplace.workers.models.workers import Worker


class Honour(Evidenced):
    """An award or honour with its tier, body and year."""

    class Tier(models.IntegerChoices):
        ENTERPRISE = 1, _("enterprise or trade")
        DISTRICT = 2, _("district level")
        MUNICIPAL = 3, _("city level")
        NATIONAL = 4, _("national")
        WORLD = 5, _("world competition")

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="honours")
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    tier = models.PositiveSmallIntegerField(_("tier"), choices=Tier.choices)
    body = models.CharField(_("awarded by"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta(Evidenced.Meta):
        verbose_name = _("honour")
        verbose_name_plural = _("honours")
        ordering = ["worker_id", "-tier", "-year", "pk"]
        constraints = [
            *Evidenced.Meta.constraints,
            models.CheckConstraint(name="honour_tier_known", condition=Q(tier__gte=1, tier__lte=5)),
            models.CheckConstraint(name="honour_year_possible", condition=Q(year__gte=1949, year__lte=2100)),
        ]

    def __str__(self) -> str:
        return self.name


class RuralCraft(Evidenced):
    """A craft of a rural craftsman 乡村工匠 with the issuing tier (0 where none was conferred)."""

    class Tier(models.IntegerChoices):
        NONE = 0, _("not conferred")
        COUNTY = 1, _("county")
        MUNICIPAL = 2, _("city")
        NATIONAL_MASTER = 3, _("national master")
        NATIONAL_GRANDMASTER = 4, _("national grand master")

    class Offer(models.TextChoices):
        PERFORMANCE = "performance", _("performance")
        STUDY_TOUR = "study_tour", _("study tour")
        CUSTOM_ORDER = "custom_order", _("made to order")
        VILLAGE_TEACHING = "village_teaching", _("teaching in the village")

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="crafts")
    craft = models.ForeignKey(Craft, models.PROTECT, related_name="workers")
    tier = models.PositiveSmallIntegerField(_("tier"), choices=Tier.choices, default=Tier.NONE)
    issuing_body = models.CharField(_("conferred by"), max_length=120, blank=True)
    heritage_item = models.CharField(_("intangible heritage item"), max_length=120, blank=True)
    works = models.TextField(_("works"), blank=True, max_length=1000)
    works_en = models.TextField(_("works in English"), blank=True, max_length=2000)
    offers = models.JSONField(_("what is offered"), default=list, blank=True)

    class Meta(Evidenced.Meta):
        verbose_name = _("rural craft of a worker")
        verbose_name_plural = _("rural crafts of workers")
        ordering = ["worker_id", "-tier", "pk"]
        constraints = [
            *Evidenced.Meta.constraints,
            models.UniqueConstraint(fields=["worker", "craft"], name="worker_craft_once"),
            models.CheckConstraint(name="rural_tier_known", condition=Q(tier__lte=4)),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.craft_id}"
