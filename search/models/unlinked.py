"""Searches that linked to nothing or weakly."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnlinkedSearchQuerySet(models.QuerySet["UnlinkedSearch"]):
    def open(self) -> UnlinkedSearchQuerySet:
        """Those that nobody has settled and that link to nothing or weakly."""
        return self.filter(state=UnlinkedSearch.State.OPEN)

    def old(self, today: datetime.date) -> UnlinkedSearchQuerySet:
        """Those that nobody types any more."""
        return self.filter(last_day__lt=today - datetime.timedelta(days=settings.LIMITS.unlinked_days))

    def typed_again(self, text: str, **latest: Any) -> bool:
        """Count a known text once more; one that was linked and is not any more is open again. False where it is not known."""
        dismissed = models.When(state=UnlinkedSearch.State.NO_TRADE, then=Value(UnlinkedSearch.State.NO_TRADE))
        state = models.Case(dismissed, default=Value(UnlinkedSearch.State.OPEN))
        return bool(self.filter(text=text).update(times=models.F("times") + 1, state=state, **latest))


class UnlinkedSearch(models.Model):
    """A text that was typed on a public search page and whose words were linked to nothing, or weakly (`search.unlinked`).

    Nothing says who typed it. `kind`, `percent`, `occupation_code` and `results` are those of the last time: on the page for
    which kind of document, the best weight in hundredths (0: nothing), the occupation that had it, how many results there were.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("state of an unlinked search", "open")
        LINKED = "linked", _("linked meanwhile")
        NO_TRADE = "no_trade", _("no trade")

    class Page(models.TextChoices):
        WORKER = "worker", _("Skilled people")
        NEED = "need", _("Needs")
        OFFER = "offer", _("Offers")

    text = models.CharField(_("text"), max_length=80, unique=True)
    kind = models.CharField(_("page"), max_length=8, choices=Page.choices)
    times = models.PositiveIntegerField(_("times"), default=1)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    percent = models.PositiveSmallIntegerField(_("best weight in percent"), default=0)
    occupation_code = models.CharField(_("occupation with the best weight"), max_length=12, blank=True)
    results = models.PositiveIntegerField(_("results"), default=0)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)

    objects = UnlinkedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("unlinked search")
        verbose_name_plural = _("unlinked searches")
        ordering = ["-times", "-last_day", "text"]
        # Whoever may change an occupation, and so its aliases, may settle these.
        default_permissions = ()
        indexes = [models.Index(fields=["state", "-times"], name="unlinked_search_report")]
        constraints = [
            models.CheckConstraint(
                name="unlinked_search_state", condition=models.Q(state__in=["open", "linked", "no_trade"])
            ),
            models.CheckConstraint(
                name="unlinked_search_kind", condition=models.Q(kind__in=["worker", "need", "offer"])
            ),
        ]

    def __str__(self) -> str:
        return self.text
