"""What changed and is not in the index yet, the order of writers, the indices on a server."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Value
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SILENCE = datetime.timedelta(seconds=30)
"""A process that builds an index and gives no sign of life for so long is taken to be dead."""


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
            models.CheckConstraint(
                name="index_change_kind", condition=models.Q(kind__in=["worker", "need", "offer", "page"])
            ),
            models.CheckConstraint(
                name="index_change_state", condition=models.Q(state__in=["pending", "claimed", "covered", "dead"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.document}"


class WriteOrder(models.Model):
    """The counter that orders writers where the database has no sequences; one row."""

    version = models.BigIntegerField(_("version"))

    class Meta:
        verbose_name = _("order of writers")
        verbose_name_plural = _("order of writers")

    def __str__(self) -> str:
        return str(self.version)


class IndexBuildQuerySet(models.QuerySet["IndexBuild"]):
    def building(self) -> IndexBuildQuerySet:
        """Under way or left half done."""
        return self.filter(state=IndexBuild.State.BUILDING)

    def live(self) -> IndexBuildQuerySet:
        """Answering searches."""
        return self.filter(state=IndexBuild.State.LIVE)

    def showing_life(self) -> IndexBuildQuerySet:
        """Under way: the process has given a sign of life lately."""
        return self.building().exclude(owner="").filter(heartbeat__gt=timezone.now() - SILENCE)


class IndexBuild(models.Model):
    """One set of indices on a search server, an index a kind: being built, answering, kept for a while, or given up.

    While a row says "building", every change is written to its indices too, whether or not the process that builds them
    lives. `prefix` begins the names of indices and aliases, `owner` is the process at work and `heartbeat` its last sign of
    life. `positions` and `counts` hold by kind the last key that was sent and how many documents were.
    """

    class State(models.TextChoices):
        BUILDING = "building", _("being built")
        LIVE = "live", _("answering")
        OLD = "old", _("replaced")
        FAILED = "failed", _("failed")

    engine = models.CharField(_("engine"), max_length=20)
    prefix = models.CharField(_("prefix of names"), max_length=100)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.BUILDING)
    layout = models.CharField(_("layout"), max_length=20)
    taxonomy = models.CharField(_("version of the taxonomy"), max_length=100, blank=True)
    indices = models.JSONField(_("indices"), default=dict)
    positions = models.JSONField(_("last keys"), default=dict, blank=True)
    counts = models.JSONField(_("documents"), default=dict, blank=True)
    rejected = models.PositiveIntegerField(_("documents that the server refused"), default=0)
    problem = models.CharField(_("problem"), max_length=500, blank=True)
    owner = models.CharField(_("process"), max_length=200, blank=True)
    heartbeat = models.DateTimeField(_("sign of life"), default=timezone.now)
    started = models.DateTimeField(_("started"), default=timezone.now)
    swapped = models.DateTimeField(_("answering since"), null=True, blank=True)
    ended = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = IndexBuildQuerySet.as_manager()

    class Meta:
        verbose_name = _("index build")
        verbose_name_plural = _("index builds")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="index_build_one_building", fields=["engine", "prefix"], condition=models.Q(state="building")
            ),
            models.UniqueConstraint(
                name="index_build_one_live", fields=["engine", "prefix"], condition=models.Q(state="live")
            ),
            models.CheckConstraint(
                name="index_build_state", condition=models.Q(state__in=["building", "live", "old", "failed"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.engine} {self.prefix} {self.state} {self.started:%Y-%m-%d %H:%M:%S}"


class IndexBatch(models.Model):
    """What a build sent of one range of keys, kept until the swap so that the index can be held against it.

    `keys` are those of the documents, ascending; `hashes` are of their digests. Both are arrays of 64-bit numbers.
    """

    build = models.ForeignKey(IndexBuild, models.CASCADE, verbose_name=_("index build"), related_name="batches")
    kind = models.CharField(_("kind of document"), max_length=8)
    last = models.BigIntegerField(_("last key"))
    keys = models.BinaryField(_("keys"))
    hashes = models.BinaryField(_("hashes"))

    class Meta:
        verbose_name = _("batch of an index build")
        verbose_name_plural = _("batches of index builds")
        ordering = ["kind", "last"]
        constraints = [models.UniqueConstraint(name="index_batch_range", fields=["build", "kind", "last"])]

    def __str__(self) -> str:
        return f"{self.kind} to {self.last}"
