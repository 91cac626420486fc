"""The best workers for a need, worked out at night."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.needs.models import Need
from marketplace.organisations.models import Organisation
from marketplace.workers.models import Worker


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
