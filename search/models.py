"""Rows of the search itself: what changed and is not in the index yet, the order of writers, the indices on a server,
recommendations, searches that linked to nothing or weakly."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.needs.models import Need
from marketplace.organisations.models import Organisation
from marketplace.workers.models import Worker

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
            models.CheckConstraint(name="index_change_kind", condition=models.Q(kind__in=["worker", "need", "offer"])),
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


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def shown(self) -> RecommendationQuerySet:
        """Of needs that are still open, workers whom the organisation may still find, as the database says now."""
        everyone = models.Q(worker__visibility__in=Worker.FOUND_BY_ANYONE)
        verified = models.Q(
            worker__visibility__in=Worker.FOUND_BY_VERIFIED,
            need__organisation__verification=Organisation.Verification.VERIFIED,
        )
        own = models.Q(worker__hide_from_employer=True, worker__employer=models.F("need__organisation"))
        unwanted = models.Q(worker__hidden_from=models.F("need__organisation"))
        return self.filter(everyone | verified, need__in=Need.objects.open()).exclude(own).exclude(unwanted)


class Recommendation(models.Model):
    """One of the best workers for an open need, as the match ranked them at night. `cents` are hundredths of a point."""

    need = models.ForeignKey(Need, models.CASCADE, verbose_name=_("need"), related_name="recommendations")
    worker = models.ForeignKey(Worker, models.CASCADE, verbose_name=_("worker"), related_name="recommendations")
    rank = models.PositiveSmallIntegerField(_("rank"))
    cents = models.PositiveIntegerField(_("hundredths of a point"))
    day = models.DateField(_("day"))

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["need", "rank"]
        constraints = [
            models.UniqueConstraint(name="recommendation_once", fields=["need", "worker"]),
            models.UniqueConstraint(name="recommendation_rank", fields=["need", "rank"]),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} {self.rank}: {self.worker_id}"


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
