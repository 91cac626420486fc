"""A skilled worker's profile."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.public_ids import make_public_id
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import District, Education
from marketplace.workers.availability import Availability


class WorkerQuerySet(models.QuerySet["Worker"]):
    def open(self) -> WorkerQuerySet:
        return self.filter(visibility=Worker.Visibility.OPEN)

    def visible_to(self, user: User | AnonymousUser) -> WorkerQuerySet:
        """Open profiles for all; those for organisations for members of verified ones, unless hidden from them."""
        if not isinstance(user, User):
            return self.open()
        if user.is_superuser:
            return self.all()
        own = Organisation.objects.of(user).values("pk")
        verified = Organisation.objects.of(user).verified()
        shown = Q(visibility=Worker.Visibility.OPEN)
        if verified.exists():
            shown |= Q(visibility=Worker.Visibility.ORGANISATIONS)
        hidden = Q(hide_from_employer=True, employer__in=own) | Q(
            pk__in=Worker.hidden_from.through.objects.filter(organisation__in=own).values("worker")
        )
        return self.filter((shown & ~Q(pk__in=self.model.objects.filter(hidden).values("pk"))) | Q(user=user))


class Worker(models.Model):
    """What a skilled worker offers and wants. The legal name never leaves this table; the public name is shown."""

    class WorkStatus(models.TextChoices):
        EMPLOYED = "employed", _("employed")
        RETIRED = "retired", _("retired")
        FLEXIBLE = "flexible", _("in flexible work")
        SELF_EMPLOYED = "self_employed", _("self-employed")
        FARMING = "farming", _("farming")

    class Visibility(models.TextChoices):
        HIDDEN = "hidden", _("hidden")
        ORGANISATIONS = "organisations", _("verified organisations only")
        OPEN = "open", _("open to all")

    FOUND_BY_ANYONE = (Visibility.OPEN.value,)
    FOUND_BY_VERIFIED = (Visibility.OPEN.value, Visibility.ORGANISATIONS.value)

    public_id = models.CharField(max_length=10, unique=True, default=make_public_id, editable=False)
    user = models.OneToOneField(User, models.SET_NULL, null=True, blank=True, related_name="worker")
    legal_name = models.CharField(_("name"), max_length=60)
    public_name = models.CharField(_("public name"), max_length=60)
    public_name_en = models.CharField(_("public name in English"), max_length=80, blank=True)
    work_status = models.CharField(
        _("work status"), max_length=16, choices=WorkStatus.choices, default=WorkStatus.EMPLOYED
    )
    education = models.ForeignKey(
        Education, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("education")
    )
    home_district = models.ForeignKey(District, models.PROTECT, related_name="workers", verbose_name=_("home district"))
    districts = models.ManyToManyField(
        District, blank=True, related_name="willing_workers", verbose_name=_("districts willing to work in")
    )
    anywhere = models.BooleanField(_("any place"), default=False)
    max_distance_km = models.PositiveSmallIntegerField(
        _("distance willing to travel, km"), null=True, blank=True, validators=[MaxValueValidator(2000)]
    )
    remote_ok = models.BooleanField(_("open to remote work"), default=False)
    # Slugs of marketplace.needs kinds; needs stands above this room, so no foreign choices here.
    kinds = models.JSONField(_("kinds of engagement wanted"), default=list, blank=True)
    hours_per_week = models.PositiveSmallIntegerField(
        _("hours per week"), null=True, blank=True, validators=[MaxValueValidator(84)]
    )
    availability = models.JSONField(_("availability"), default=dict, blank=True)
    employer = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="employees", verbose_name=_("employer")
    )
    hide_from_employer = models.BooleanField(_("hidden from the employer"), default=True)
    hidden_from = models.ManyToManyField(
        Organisation, blank=True, related_name="hidden_workers", verbose_name=_("hidden from")
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    introduction = models.TextField(_("introduction"), blank=True, max_length=2000)
    introduction_en = models.TextField(_("introduction in English"), blank=True, max_length=4000)
    visibility = models.CharField(_("visibility"), max_length=16, choices=Visibility.choices, default=Visibility.HIDDEN)
    is_demo = models.BooleanField(_("demonstration"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        ordering = ["-updated_at", "-pk"]
        indexes = [models.Index(F("updated_at").desc(), name="worker_updated")]
        constraints = [
            models.CheckConstraint(name="worker_has_a_public_name", condition=~Q(public_name="")),
            models.CheckConstraint(
                name="worker_visibility_known", condition=Q(visibility__in=["hidden", "organisations", "open"])
            ),
            models.CheckConstraint(
                name="worker_hours_possible", condition=Q(hours_per_week=None) | Q(hours_per_week__lte=84)
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The public name in the reader's language."""
        english = (get_language() or "").startswith("en")
        return self.public_name_en if english and self.public_name_en else self.public_name

    @property
    def introduction_text(self) -> str:
        english = (get_language() or "").startswith("en")
        return self.introduction_en if english and self.introduction_en else self.introduction

    @property
    def availability_value(self) -> Availability:
        return Availability.from_json(self.availability)
