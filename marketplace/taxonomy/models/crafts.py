"""Rural crafts: the twelve national categories and local ones."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.models.districts import District
from marketplace.taxonomy.models.names import Alias, Named
from marketplace.taxonomy.models.occupations import Occupation


class Craft(Named):
    """A craft category; the occupation is optional since many crafts have no code of their own."""

    slug = models.SlugField(_("key"), max_length=40, unique=True)
    scope = models.CharField(
        _("scope"), max_length=10, choices=[("national", _("national")), ("local", _("local"))], default="national"
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    occupations: models.ManyToManyField[Occupation, CraftOccupation] = models.ManyToManyField(
        Occupation, through="taxonomy.CraftOccupation", related_name="crafts"
    )

    class Meta:
        verbose_name = _("craft")
        verbose_name_plural = _("crafts")
        ordering = ["slug"]


class CraftAlias(Alias):
    craft = models.ForeignKey(Craft, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name = _("alias of a craft")
        verbose_name_plural = _("aliases of crafts")
        ordering = ["craft_id", "alias"]
        constraints = [models.UniqueConstraint(fields=["craft", "key"], name="craft_alias_once")]


class CraftOccupation(models.Model):
    craft = models.ForeignKey(Craft, models.CASCADE)
    occupation = models.ForeignKey(Occupation, models.CASCADE)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("occupation of a craft")
        verbose_name_plural = _("occupations of crafts")
        ordering = ["craft_id", "occupation_id"]
        constraints = [models.UniqueConstraint(fields=["craft", "occupation"], name="craft_occupation_once")]

    def __str__(self) -> str:
        return f"{self.craft_id} {self.occupation_id}"


class CraftPlace(models.Model):
    """Where a craft lives, with what it is known for there: 荣昌 -> 夏布."""

    craft = models.ForeignKey(Craft, models.CASCADE, related_name="places")
    district = models.ForeignKey(District, models.CASCADE, related_name="crafts")
    product = models.CharField(_("product"), max_length=80)
    product_en = models.CharField(_("product in English"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("place of a craft")
        verbose_name_plural = _("places of crafts")
        ordering = ["craft_id", "district_id", "product"]
        constraints = [models.UniqueConstraint(fields=["craft", "district", "product"], name="craft_place_once")]

    def __str__(self) -> str:
        return self.product
