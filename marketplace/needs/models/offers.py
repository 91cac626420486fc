"""Surplus labour that an enterprise lends: the other side of a shared-labour need."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.public_ids import make_public_id
from marketplace.needs.models.choices import State
from marketplace.needs.models.published import PublishedQuerySet
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Cluster, District, Occupation, Skill


class OfferQuerySet(PublishedQuerySet["SurplusOffer"]):
    """Offers, with who may see them."""


class SurplusOffer(models.Model):
    """A group of own employees of one occupation whom an enterprise lends for a time, without profit.

    Source: 人社厅发〔2020〕98号. There is no fee field: the lender may not earn by lending. The period may not
    pass the end of the labour contracts.
    """

    State = State

    public_id = models.CharField(max_length=10, unique=True, default=make_public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="offers")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="offers")
    level_min = models.PositiveSmallIntegerField(_("minimum level"), default=0, validators=[MaxValueValidator(8)])
    skills = models.ManyToManyField(Skill, blank=True, related_name="offers", verbose_name=_("skills"))
    headcount = models.PositiveSmallIntegerField(_("headcount"), validators=[MinValueValidator(1)])
    district = models.ForeignKey(District, models.PROTECT, related_name="offers", verbose_name=_("district"))
    districts = models.ManyToManyField(
        District, blank=True, related_name="willing_offers", verbose_name=_("districts they can go to")
    )
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, blank=True, related_name="offers")
    starts_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    contracts_end_on = models.DateField(_("labour contracts run until at least"))
    cost_month = models.DecimalField(
        _("wage and insurance to be reimbursed, yuan per person per month"), max_digits=10, decimal_places=2
    )
    description = models.TextField(_("description"), max_length=2000, blank=True)
    description_en = models.TextField(_("description in English"), max_length=4000, blank=True)
    no_profit_declared = models.BooleanField(_("declared: the lending is not for profit"), default=False)
    workers_agree_declared = models.BooleanField(_("declared: the workers have agreed in writing"), default=False)
    valid_until = models.DateField(_("valid until"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    is_demo = models.BooleanField(_("demonstration"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer of surplus labour")
        verbose_name_plural = _("offers of surplus labour")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="offer_ends_after_it_begins",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end date is before the start date."),
            ),
            models.CheckConstraint(
                name="offer_ends_before_the_contracts",
                condition=Q(contracts_end_on__gte=F("ends_on")),
                violation_error_message=_("The lending may not last longer than the labour contracts."),
            ),
            models.CheckConstraint(name="offer_lends_someone", condition=Q(headcount__gte=1)),
            models.CheckConstraint(
                name="open_offer_declares",
                condition=~Q(state="open")
                | Q(no_profit_declared=True, workers_agree_declared=True, published_at__isnull=False),
                violation_error_message=_(
                    "Declare that the lending is not for profit and that the workers have agreed in writing."
                ),
            ),
            models.CheckConstraint(name="offer_state_known", condition=Q(state__in=State.values)),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The title in the reader's language."""
        english = (get_language() or "").startswith("en")
        return self.title_en if english and self.title_en else self.title
