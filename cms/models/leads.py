"""What became of a lead: a story was begun, or an editor left it for now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from marketplace.workers.models import Worker


class StoryLead(models.Model):
    """A verified honour or paper that editors have dealt with. What nobody dealt with has no row."""

    class Source(models.TextChoices):
        HONOUR = "honour", _("honour")
        PAPER = "paper", _("certificate or appointment")

    class State(models.TextChoices):
        BEGUN = "begun", _("a story was begun")
        NOT_NOW = "not_now", _("not now")

    source = models.CharField(_("source"), max_length=8, choices=Source.choices)
    source_id = models.BigIntegerField(_("source id"))
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="+", verbose_name=_("worker"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices)
    page = models.ForeignKey(Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)

    class Meta:
        verbose_name = _("lead for a story")
        verbose_name_plural = _("leads for stories")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="lead_decided_once"),
            models.CheckConstraint(name="lead_source_known", condition=Q(source__in=["honour", "paper"])),
            models.CheckConstraint(name="lead_state_known", condition=Q(state__in=["begun", "not_now"])),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.source_id}: {self.get_state_display()}"
