"""The person who signs in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.public_ids import make_public_id

MAINLAND_MOBILE = RegexValidator(
    r"^\+?[0-9]{6,15}$",
    _("Enter a telephone number of 6 to 15 digits; it may begin with +."),
)


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def get_by_natural_key(self, username: str | None) -> User:
        """Find by e-mail (any case) or by telephone, whichever was typed."""
        return self.get(Q(email__iexact=username) | Q(phone=username))

    def create_user(self, email: str | None = None, password: str | None = None, **extra: Any) -> User:
        """Create a user who has an e-mail, a telephone or both; ValueError when neither is given."""
        phone = extra.pop("phone", None) or None
        if not (email or phone):
            raise ValueError("a user needs an e-mail address or a telephone number")
        email = self.normalize_email(email).lower() if email else None
        user = self.model(email=email, phone=phone, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. E-mail and telephone are each optional and unique; one of them is there."""

    public_id = models.CharField(_("public id"), max_length=10, unique=True, default=make_public_id, editable=False)
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    phone = models.CharField(
        _("telephone"), max_length=16, null=True, blank=True, unique=True, validators=[MAINLAND_MOBILE]
    )
    # Wagtail's admin shows these two; they are a display name, never the legal name of a worker.
    first_name = models.CharField(_("given name"), max_length=60, blank=True)
    last_name = models.CharField(_("family name"), max_length=60, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                name="user_has_email_or_phone",
                condition=(Q(email__isnull=False) & ~Q(email="")) | (Q(phone__isnull=False) & ~Q(phone="")),
                violation_error_message=_("Enter an e-mail address or a telephone number."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.public_id

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower() if self.email else None
        self.phone = self.phone or None

    def get_full_name(self) -> str:
        return f"{self.last_name}{self.first_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.get_full_name()
