"""Rows of the search itself: what changed and is not in the index yet."""

from __future__ import annotations

from django.db import models
from django.db.models import Value
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class IndexChange(models.Model):
    """A document may differ from its rows. Appended by database triggers in the transaction of the change.

    Never updated by those who save (no unique key on the document: an upsert would make a saver wait for a drainer), so
    several rows may name one document; the drainer reads it once.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        CLAIMED = "claimed", _("being written")
        COVERED = "covered", _("part of a running rebuild")
        DEAD = "dead", _("given up")

    kind = models.CharField(_("kind of document"), max_length=8)
    document = models.BigIntegerField(_("key"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, db_default=Value("pending"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), db_default=Value(0))
    # For a claimed row: when the claim ends and another drainer may take it.
    next_try = models.DateTimeField(_("next try"), db_default=Now())
    last_error = models.CharField(_("last error"), max_length=500, db_default=Value(""))
    created = models.DateTimeField(_("created"), db_default=Now())

    class Meta:
        verbose_name = _("change to index")
        verbose_name_plural = _("changes to index")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "next_try"], name="index_change_due")]
        constraints = [
            models.CheckConstraint(name="index_change_kind", condition=models.Q(kind__in=["worker", "need", "offer"])),
            models.CheckConstraint(
                name="index_change_state", condition=models.Q(state__in=["pending", "claimed", "covered", "dead"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.document}"
