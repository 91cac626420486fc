"""What texts mean, by their hashes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TextLink(models.Model):
    """What a text of a need, an introduction or an offer means (search/linking/texts.py).

    `key` is the hash of the text, which itself is not kept; the lists hold codes or slugs with weights in percent.
    """

    key = models.CharField(_("hash of the text"), max_length=32, primary_key=True)
    occupations = models.JSONField(_("occupations"), default=list)
    skills = models.JSONField(_("skills"), default=list)
    version = models.CharField(_("version of the taxonomy"), max_length=100)
    linked_on = models.DateField(_("linked on"))

    class Meta:
        verbose_name = _("link of a text")
        verbose_name_plural = _("links of texts")
        ordering = ["key"]
        indexes = [models.Index(fields=["version"], name="text_link_version")]

    def __str__(self) -> str:
        return self.key
