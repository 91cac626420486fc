"""Industry clusters: 33618 and what replaces parts of it; editable data with source and date."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.models.names import Named
from marketplace.taxonomy.models.occupations import Occupation


class Cluster(Named):
    class Tier(models.TextChoices):
        LEADING = "leading", _("leading")
        PILLAR = "pillar", _("pillar")
        DISTINCTIVE = "distinctive", _("distinctive")
        FUTURE = "future", _("future")
        HIGH_GROWTH = "high_growth", _("high growth")
        POTENTIAL = "potential", _("potential")
        OTHER = "other", _("other trade")

    slug = models.SlugField(_("key"), max_length=40, unique=True)
    tier = models.CharField(_("tier"), max_length=20, choices=Tier.choices)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    occupations: models.ManyToManyField[Occupation, ClusterOccupation] = models.ManyToManyField(
        Occupation, through="taxonomy.ClusterOccupation", related_name="clusters"
    )

    class Meta:
        verbose_name = _("industry cluster")
        verbose_name_plural = _("industry clusters")
        ordering = ["slug"]


class ClusterOccupation(models.Model):
    cluster = models.ForeignKey(Cluster, models.CASCADE)
    occupation = models.ForeignKey(Occupation, models.CASCADE)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("occupation of a cluster")
        verbose_name_plural = _("occupations of clusters")
        ordering = ["cluster_id", "occupation_id"]
        constraints = [models.UniqueConstraint(fields=["cluster", "occupation"], name="cluster_occupation_once")]

    def __str__(self) -> str:
        return f"{self.cluster_id} {self.occupation_id}"
