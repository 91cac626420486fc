"""What needs and offers share: they are published for a time by an organisation."""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.needs.models.choices import State
from marketplace.organisations.models import Organisation

_Row = TypeVar("_Row", bound=models.Model)


class PublishedQuerySet(models.QuerySet[_Row]):
    def open(self, day: datetime.date | None = None) -> PublishedQuerySet[_Row]:
        """Open, still valid on the day, of an organisation whose verification was not refused."""
        day = day or timezone.localdate()
        return self.filter(state=State.OPEN, valid_until__gte=day).exclude(organisation__verification="refused")

    def visible_to(self, user: User | AnonymousUser) -> PublishedQuerySet[_Row]:
        """Open rows for all; every state for members of the organisation that published them."""
        if not isinstance(user, User):
            return self.open()
        if user.is_superuser:
            return self.all()
        everyone: Any = self.model._default_manager
        own = Q(organisation__in=Organisation.objects.of(user).values("pk"))
        return self.filter(Q(pk__in=everyone.open().values("pk")) | own)
