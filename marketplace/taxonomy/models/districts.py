"""Places: districts of Chongqing with their history, functional areas, cities around."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.taxonomy.models.names import Alias, Named


class DistrictQuerySet(models.QuerySet["District"]):
    def current(self, day: datetime.date | None = None) -> DistrictQuerySet:
        day = day or timezone.localdate()
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day)).filter(Q(valid_to=None) | Q(valid_to__gte=day))

    def of_chongqing(self) -> DistrictQuerySet:
        return self.filter(province="chongqing")


class District(Named):
    """A county-level unit or functional area of Chongqing, or a city outside; the slug is the stable key."""

    class Kind(models.TextChoices):
        DISTRICT = "district", pgettext_lazy("kind of place", "district")
        COUNTY = "county", pgettext_lazy("kind of place", "county")
        AUTONOMOUS_COUNTY = "autonomous_county", _("autonomous county")
        FUNCTIONAL_AREA = "functional_area", _("functional area")
        CITY = "city", _("city outside Chongqing")

    slug = models.SlugField(_("key"), max_length=40, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    province = models.CharField(_("province"), max_length=40, default="chongqing")
    gb_code = models.CharField(_("GB/T 2260 code"), max_length=6, null=True, blank=True, unique=True)
    latitude = models.FloatField(_("latitude of the centre, approximate"))
    longitude = models.FloatField(_("longitude of the centre, approximate"))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["province", "gb_code", "slug"]
        constraints = [
            models.CheckConstraint(
                name="district_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=models.F("valid_from")),
            )
        ]


class DistrictAlias(Alias):
    district = models.ForeignKey(District, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name = _("alias of a district")
        verbose_name_plural = _("aliases of districts")
        ordering = ["district_id", "alias"]
        constraints = [models.UniqueConstraint(fields=["district", "key"], name="district_alias_once")]


class DistrictSuccession(models.Model):
    """An old unit and one that took over all or a part of it."""

    old = models.ForeignKey(District, models.CASCADE, related_name="successions")
    new = models.ForeignKey(District, models.CASCADE, related_name="predecessions")
    towns = models.CharField(_("towns concerned, if only a part"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("succession of districts")
        verbose_name_plural = _("successions of districts")
        ordering = ["old_id", "new_id"]
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="succession_once")]

    def __str__(self) -> str:
        return f"{self.old_id} {self.new_id}"


class DistrictScheme(Named):
    """A named way of grouping districts, such as 一区两群."""

    slug = models.SlugField(_("key"), max_length=40, unique=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("grouping of districts")
        verbose_name_plural = _("groupings of districts")
        ordering = ["slug"]


class DistrictGroup(Named):
    """Districts that are spoken of as one; `other_names` are what people say, with semicolons between them."""

    scheme = models.ForeignKey(DistrictScheme, models.CASCADE, related_name="groups")
    slug = models.SlugField(_("key"), max_length=40)
    other_names = models.CharField(_("other names"), max_length=300, blank=True)
    members: models.ManyToManyField[District, models.Model] = models.ManyToManyField(District, related_name="groups")

    class Meta:
        verbose_name = _("group of districts")
        verbose_name_plural = _("groups of districts")
        ordering = ["scheme_id", "slug"]
        constraints = [models.UniqueConstraint(fields=["scheme", "slug"], name="group_once_in_scheme")]


class PriorityAreaList(Named):
    """A dated list of areas that policy gives priority, such as the national key counties of 2021."""

    slug = models.SlugField(_("key"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("list of priority areas")
        verbose_name_plural = _("lists of priority areas")
        ordering = ["slug"]


class PriorityAreaQuerySet(models.QuerySet["PriorityArea"]):
    def in_force(self, day: datetime.date) -> PriorityAreaQuerySet:
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gte=day))


class PriorityArea(models.Model):
    listed_in = models.ForeignKey(PriorityAreaList, models.CASCADE, related_name="areas", verbose_name=_("list"))
    district = models.ForeignKey(District, models.PROTECT, related_name="priority_areas", verbose_name=_("district"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = PriorityAreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("priority area")
        verbose_name_plural = _("priority areas")
        ordering = ["listed_in_id", "district_id"]
        constraints = [
            models.UniqueConstraint(fields=["listed_in", "district", "valid_from"], name="priority_area_once"),
            models.CheckConstraint(
                name="priority_area_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                violation_error_message=_("The end date is before the start date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listed_in_id} {self.district_id}"
