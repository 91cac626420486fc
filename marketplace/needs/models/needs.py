"""What enterprises and schools ask for."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.public_ids import make_public_id
from marketplace.needs.models.choices import NeedKind, PayUnit, Settlement, SiteLevel, State
from marketplace.needs.models.published import PublishedQuerySet
from marketplace.needs.schedule import Schedule
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Cluster, Craft, District, Education


class NeedQuerySet(PublishedQuerySet["Need"]):
    """Needs, with who may see them."""


class Need(models.Model):
    """One need of one of six kinds; the fields of its kind stand in a table of their own (details)."""

    Kind = NeedKind
    State = State
    PayUnit = PayUnit
    Settlement = Settlement
    SiteLevel = SiteLevel

    public_id = models.CharField(max_length=10, unique=True, default=make_public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="needs")
    kind = models.CharField(_("kind"), max_length=20, choices=NeedKind.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    duties = models.TextField(_("duties"), max_length=4000)
    duties_en = models.TextField(_("duties in English"), max_length=8000, blank=True)
    headcount = models.PositiveSmallIntegerField(_("headcount"), default=1, validators=[MinValueValidator(1)])
    is_remote = models.BooleanField(_("remote"), default=False)
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("place")
    )
    site_level = models.CharField(_("kind of place"), max_length=10, choices=SiteLevel.choices, default=SiteLevel.CITY)
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("cluster")
    )
    crafts = models.ManyToManyField(Craft, blank=True, related_name="needs", verbose_name=_("crafts"))
    education = models.ForeignKey(
        Education, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("minimum education")
    )
    starts_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    schedule = models.JSONField(_("times"), default=dict, blank=True)
    hours_per_week = models.PositiveSmallIntegerField(
        _("hours per week"), null=True, blank=True, validators=[MaxValueValidator(84)]
    )
    pay_min = models.DecimalField(_("pay from, yuan"), max_digits=10, decimal_places=2, null=True, blank=True)
    pay_max = models.DecimalField(_("pay to, yuan"), max_digits=10, decimal_places=2, null=True, blank=True)
    pay_unit = models.CharField(_("unit of pay"), max_length=10, choices=PayUnit.choices, default=PayUnit.HOUR)
    settlement = models.CharField(
        _("payment schedule"), max_length=10, choices=Settlement.choices, default=Settlement.MONTH
    )
    board = models.BooleanField(_("meals provided"), default=False)
    lodging = models.BooleanField(_("accommodation provided"), default=False)
    transport = models.BooleanField(_("transport provided"), default=False)
    insurance = models.CharField(_("insurance"), max_length=120, blank=True)
    shift = models.CharField(_("shift"), max_length=120, blank=True)
    valid_until = models.DateField(_("valid until"))
    contact_name = models.CharField(_("contact"), max_length=60, blank=True)
    contact_phone = models.CharField(_("contact telephone"), max_length=20, blank=True)
    contact_shown = models.BooleanField(_("show the contact"), default=False)
    is_demo = models.BooleanField(_("demonstration"), default=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["state", "valid_until"])]
        constraints = [
            models.CheckConstraint(
                name="need_ends_after_it_begins",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end date is before the start date."),
            ),
            models.CheckConstraint(
                name="need_has_a_place_or_is_remote",
                condition=Q(is_remote=True) | Q(district__isnull=False),
                violation_error_message=_("Enter the place, or mark the work as remote."),
            ),
            models.CheckConstraint(name="need_asks_for_someone", condition=Q(headcount__gte=1)),
            models.CheckConstraint(
                name="need_pay_in_order",
                condition=(Q(pay_min=None) | Q(pay_min__gt=0))
                & (Q(pay_max=None) | Q(pay_min=None) | Q(pay_max__gte=F("pay_min"))),
                violation_error_message=_("The lower end of the pay range is above the upper end."),
            ),
            models.CheckConstraint(
                name="open_need_states_pay",
                condition=~Q(state="open") | Q(pay_min__isnull=False),
                violation_error_message=_("A published need must state the pay."),
            ),
            models.CheckConstraint(
                name="open_need_was_published",
                condition=~Q(state="open") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(name="need_kind_known", condition=Q(kind__in=NeedKind.values)),
            models.CheckConstraint(name="need_state_known", condition=Q(state__in=State.values)),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The title in the reader's language."""
        english = (get_language() or "").startswith("en")
        return self.title_en if english and self.title_en else self.title

    @property
    def duties_text(self) -> str:
        english = (get_language() or "").startswith("en")
        return self.duties_en if english and self.duties_en else self.duties

    @property
    def is_grassroots(self) -> bool:
        return self.site_level in (SiteLevel.TOWNSHIP, SiteLevel.VILLAGE)

    @property
    def schedule_value(self) -> Schedule:
        return Schedule.from_json(
            self.schedule, starts_on=self.starts_on, ends_on=self.ends_on, hours_per_week=self.hours_per_week
        )
