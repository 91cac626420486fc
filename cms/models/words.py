"""Words that a text is checked for before it is published; the operator keeps the list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckedWord(models.Model):
    """A wrong word with the right one, or a word that needs a second look."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("wrong: must be mended")
        SENSITIVE = "sensitive", _("sensitive: a reviewer decides")

    word = models.CharField(_("word"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.WRONG)
    instead = models.CharField(_("write instead"), max_length=60, blank=True)
    reason = models.CharField(_("source or reason"), max_length=200)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("checked word")
        verbose_name_plural = _("checked words")
        ordering = ["kind", "word"]
        constraints = [
            models.CheckConstraint(name="checked_word_kind_known", condition=models.Q(kind__in=["wrong", "sensitive"])),
            models.CheckConstraint(name="checked_word_not_empty", condition=~models.Q(word="")),
        ]

    def __str__(self) -> str:
        return self.word
