"""Enterprises, schools, studios and who acts for them."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.public_ids import make_public_id
from marketplace.organisations.credit_codes import is_valid_credit_code
from marketplace.organisations.spelling import SpellingField
from marketplace.taxonomy.models import Cluster, District


def validate_credit_code(code: str) -> None:
    """Refuse a 统一社会信用代码 whose shape or check character is wrong (GB 32100-2015)."""
    if not is_valid_credit_code(code):
        raise ValidationError(_("This is not a valid unified social credit code: check its 18 characters."))


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def verified(self) -> OrganisationQuerySet:
        return self.filter(verification=Organisation.Verification.VERIFIED)

    def named_like(self, typed: str) -> OrganisationQuerySet:
        """Those whose name holds what was typed, in Chinese, English or pinyin; names that begin with it come first."""
        latin = "".join(typed.lower().split())
        holds = Q(name__icontains=typed) | Q(name_en__icontains=typed)
        if latin.isascii() and latin.isalnum():
            holds |= Q(spelling__contains=latin)
        begins = Q(name__istartswith=typed) | Q(name_en__istartswith=typed) | Q(spelling__startswith=latin)
        return self.filter(holds).order_by(models.Case(models.When(begins, then=0), default=1), Length("name"), "pk")

    def of(self, user: User) -> OrganisationQuerySet:
        return self.filter(memberships__user=user, memberships__is_active=True)


class Organisation(models.Model):
    class Kind(models.TextChoices):
        ENTERPRISE = "enterprise", _("enterprise")
        SCHOOL = "school", _("school")
        STUDIO = "studio", _("studio")
        COOPERATIVE = "cooperative", _("cooperative")
        PUBLIC_BODY = "public_body", _("public body")
        TRAINING_BASE = "training_base", _("training base")

    class Verification(models.TextChoices):
        UNVERIFIED = "unverified", _("not verified")
        PENDING = "pending", _("verification in progress")
        VERIFIED = "verified", _("verified")
        LAPSED = "lapsed", _("verification lapsed")
        REFUSED = "refused", _("verification refused")

    public_id = models.CharField(max_length=10, unique=True, default=make_public_id, editable=False)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    spelling = SpellingField(_("pinyin of the name"), max_length=800, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    credit_code = models.CharField(
        _("unified social credit code"),
        max_length=18,
        null=True,
        blank=True,
        unique=True,
        validators=[validate_credit_code],
    )
    district = models.ForeignKey(District, models.PROTECT, related_name="organisations", verbose_name=_("district"))
    clusters = models.ManyToManyField(Cluster, blank=True, related_name="organisations", verbose_name=_("clusters"))
    introduction = models.TextField(_("introduction"), blank=True, max_length=2000)
    introduction_en = models.TextField(_("introduction in English"), blank=True, max_length=4000)
    verification = models.CharField(
        _("verification"), max_length=12, choices=Verification.choices, default=Verification.UNVERIFIED
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    # Accounts that publish are verified again at least every six months (人社厅发〔2025〕60号).
    verification_due = models.DateField(_("verify again by"), null=True, blank=True)
    is_demo = models.BooleanField(_("demonstration"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="verified_organisation_has_dates",
                condition=~Q(verification="verified") | Q(verified_on__isnull=False, verification_due__isnull=False),
                violation_error_message=_(
                    "A verified organisation must have a verification date and the date of the next one."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name

    def is_verified(self, day: datetime.date | None = None) -> bool:
        """Verified and not overdue on the day."""
        due = self.verification_due
        return self.verification == "verified" and due is not None and due >= (day or timezone.localdate())


class Membership(models.Model):
    """A person who acts for an organisation."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        RECRUITER = "recruiter", _("recruiter")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.RECRUITER)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["organisation_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.user_id}"
