"""Choices that needs, offers and workers' wishes share."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.needs.pay import PayUnit, Settlement

__all__ = ["NeedKind", "PayUnit", "Settlement", "SiteLevel", "State"]


class NeedKind(models.TextChoices):
    """Six kinds of need; ground: 渝高技办〔2024〕3号, 二（二）7 and 9."""

    PART_TIME = "part_time", _("part-time post")
    TECHNICAL_SERVICE = "technical_service", _("technical service")
    TECHNICAL_PROBLEM = "technical_problem", _("technical problem")
    PROJECT = "project", _("project cooperation")
    SHARED_LABOUR = "shared_labour", _("shared labour")
    INSTRUCTOR = "instructor", _("part-time instructor")


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    OPEN = "open", _("open")
    PAUSED = "paused", _("paused")
    FILLED = "filled", _("filled")
    CLOSED = "closed", _("closed")
    EXPIRED = "expired", _("expired")


class SiteLevel(models.TextChoices):
    CITY = "city", _("town or city")
    TOWNSHIP = "township", _("township")
    VILLAGE = "village", _("village")
