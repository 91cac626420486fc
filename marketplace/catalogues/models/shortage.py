"""Shortage catalogues 急需紧缺职业（工种）目录: a catalogue has editions, an edition has entries."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.taxonomy.models import District, Occupation


class ShortageCatalogue(models.Model):
    """A series of lists by one issuer, such as the national 最缺工的100个职业."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("national")
        CITY = "city", _("city")
        CHUANYU = "chuanyu", _("Sichuan and Chongqing")
        DISTRICT = "district", _("district")

    class Profile(models.TextChoices):
        OCCUPATIONS = "occupations", _("list of occupations")
        POSTS = "posts", _("list of posts")

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    issuer = models.CharField(_("issuer"), max_length=160)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    profile = models.CharField(_("kind of list"), max_length=12, choices=Profile.choices)

    class Meta:
        verbose_name = _("shortage catalogue")
        verbose_name_plural = _("shortage catalogues")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class EditionQuerySet(models.QuerySet["ShortageEdition"]):
    def published(self) -> EditionQuerySet:
        return self.filter(state=ShortageEdition.State.PUBLISHED)

    def in_force(self, day: datetime.date) -> EditionQuerySet:
        """Published editions that count on a day; one without an end counts until the next of its catalogue begins."""
        later = ShortageEdition.objects.published().filter(
            catalogue=OuterRef("catalogue"), period_start__gt=OuterRef("period_start"), period_start__lte=day
        )
        started = self.published().filter(period_start__lte=day)
        return started.filter(Q(period_end__gte=day) | (Q(period_end=None) & ~Exists(later)))


class ShortageEdition(models.Model):
    """One published list with its period, its file and who brought it in."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    catalogue = models.ForeignKey(ShortageCatalogue, models.PROTECT, related_name="editions")
    label = models.CharField(_("edition"), max_length=60)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    period_start = models.DateField(_("in force from"))
    period_end = models.DateField(_("in force until"), null=True, blank=True)
    classification_edition = models.CharField(_("edition of the classification"), max_length=12, default="2022")
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=300, blank=True)
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    file_sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    imported_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    operator = models.CharField(_("imported by"), max_length=120, blank=True)
    imported_at = models.DateTimeField(_("imported"), auto_now_add=True)
    is_demo = models.BooleanField(_("demonstration"), default=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of a shortage catalogue")
        verbose_name_plural = _("editions of shortage catalogues")
        ordering = ["catalogue_id", "-period_start", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["catalogue", "label"], name="edition_once_in_catalogue"),
            models.CheckConstraint(
                name="edition_ends_after_it_begins",
                condition=Q(period_end=None) | Q(period_end__gte=F("period_start")),
                violation_error_message=_("The period ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.catalogue} {self.label}"


class ShortageEntry(models.Model):
    """A row of an edition as it was given; it has effect through the occupations it was mapped to."""

    class Grade(models.IntegerChoices):
        SEVERE = 1, _("severe shortage")
        MODERATE = 2, _("moderate shortage")
        MILD = 3, _("mild shortage")

    edition = models.ForeignKey(ShortageEdition, models.CASCADE, related_name="entries")
    row = models.PositiveIntegerField(_("row in the file"))
    seq = models.CharField(_("number in the list"), max_length=20, blank=True)
    given_name = models.CharField(_("name as given"), max_length=160)
    given_code = models.CharField(_("code as given"), max_length=20, blank=True)
    work_type = models.CharField(_("work type"), max_length=120, blank=True)
    level_min = models.PositiveSmallIntegerField(_("lowest level"), default=0)
    level_max = models.PositiveSmallIntegerField(_("highest level"), default=0)
    grade = models.PositiveSmallIntegerField(_("grade"), choices=Grade.choices, default=Grade.MODERATE)
    grade_text = models.CharField(_("grade as given"), max_length=60, blank=True)
    industry = models.CharField(_("industry or cluster"), max_length=160, blank=True)
    districts = models.ManyToManyField(District, blank=True, related_name="+", verbose_name=_("districts"))
    typical_cities = models.CharField(_("typical cities"), max_length=300, blank=True)
    headcount_gap = models.PositiveIntegerField(_("shortfall in people"), null=True, blank=True)
    previous_rank = models.CharField(_("previous rank"), max_length=20, blank=True)
    education = models.CharField(_("education"), max_length=80, blank=True)
    major = models.CharField(_("field of study"), max_length=160, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    occupations: models.ManyToManyField[Occupation, ShortageEntryOccupation] = models.ManyToManyField(
        Occupation, through="catalogues.ShortageEntryOccupation", related_name="shortage_entries"
    )

    class Meta:
        verbose_name = _("entry of a shortage catalogue")
        verbose_name_plural = _("entries of shortage catalogues")
        ordering = ["edition_id", "row"]
        constraints = [models.UniqueConstraint(fields=["edition", "row"], name="entry_row_once")]

    def __str__(self) -> str:
        return self.given_name


class ShortageEntryOccupation(models.Model):
    entry = models.ForeignKey(ShortageEntry, models.CASCADE, related_name="mappings")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="+")
    how = models.CharField(_("mapped by"), max_length=20, default="name")

    class Meta:
        verbose_name = _("occupation of an entry")
        verbose_name_plural = _("occupations of entries")
        ordering = ["entry_id", "occupation_id"]
        constraints = [models.UniqueConstraint(fields=["entry", "occupation"], name="entry_occupation_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.occupation_id}"


class ShortageResolution(models.Model):
    """What an officer decided a given name or code means; remembered for the next edition of the catalogue."""

    catalogue = models.ForeignKey(ShortageCatalogue, models.CASCADE, related_name="resolutions")
    key = models.CharField(_("name as given, normalised"), max_length=160)
    given_code = models.CharField(_("code as given"), max_length=20, blank=True)
    resolved_by = models.CharField(_("resolved by"), max_length=120, blank=True)
    resolved_at = models.DateTimeField(auto_now=True)
    occupations: models.ManyToManyField[Occupation, ShortageResolutionOccupation] = models.ManyToManyField(
        Occupation, through="catalogues.ShortageResolutionOccupation", related_name="+"
    )

    class Meta:
        verbose_name = _("remembered mapping")
        verbose_name_plural = _("remembered mappings")
        ordering = ["catalogue_id", "key"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "key", "given_code"], name="resolution_once")]

    def __str__(self) -> str:
        return self.key


class ShortageResolutionOccupation(models.Model):
    resolution = models.ForeignKey(ShortageResolution, models.CASCADE)
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("occupation of a remembered mapping")
        verbose_name_plural = _("occupations of remembered mappings")
        ordering = ["resolution_id", "occupation_id"]
        constraints = [models.UniqueConstraint(fields=["resolution", "occupation"], name="resolution_occupation_once")]

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.occupation_id}"
