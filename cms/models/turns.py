"""When what readers see of the editors' work changed: each change adds a row in its own transaction."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

BITS = 48
"""So many that no two sums are alike by chance, and so few that a database adds up thousands in a whole number."""
FEW = 20


def word() -> int:
    return secrets.randbits(BITS) + 1


class TurnQuerySet(models.QuerySet["PageTurn"]):
    def add(self) -> None:
        """One more row in the transaction that is open; some of the older ones go, but none that others hold."""
        with transaction.atomic(savepoint=False):
            old = self.order_by("pk")
            if connection.features.has_select_for_update_skip_locked:
                old = old.select_for_update(skip_locked=True)
            self.filter(pk__in=list(old.values_list("pk", flat=True)[:FEW])).delete()
            self.create()


class PageTurn(models.Model):
    """The sum of all words is the generation of the kept pages: it changes with every commit that adds a row.

    Rows are added and never changed, so that nobody who publishes waits for anybody else, and in whichever order they
    commit, the sum is another one after each.
    """

    word = models.BigIntegerField(default=word)

    objects = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("turn of the kept pages")
        verbose_name_plural = _("turns of the kept pages")

    def __str__(self) -> str:
        return str(self.pk)


def turn(**_signal: Any) -> None:
    """Begin a new generation with the commit of the open transaction: nothing that was kept before is read again."""
    PageTurn.objects.add()
