"""What all reference tables share: a name in two languages, a source, aliases."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.keys import name_key


class Named(models.Model):
    """A row with a Chinese name, an English name and the source of the fact."""

    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language, Chinese where there is no English one."""
        language = get_language() or "zh-hans"
        return self.name_en if self.name_en and language.startswith("en") else self.name


class Alias(models.Model):
    """Another name of something: trade talk, an old name, English, an abbreviation.

    `key` is the normalised form (NFKC, lower case, single spaces) by which it is unique under its target.
    """

    alias = models.CharField(_("alias"), max_length=160)
    key = models.CharField(max_length=160, editable=False)
    language = models.CharField(_("language"), max_length=8, default="zh")
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    source = models.CharField(_("source or reason"), max_length=300, blank=True)
    # An officer's own alias survives every reload of the shipped tables.
    is_local = models.BooleanField(_("added locally"), default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.alias

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = name_key(self.alias)
        super().save(*args, **kwargs)


class EditableQuerySet(models.QuerySet[Any]):
    def used(self) -> EditableQuerySet:
        """Those that nobody left out."""
        return self.filter(is_used=True)


class Editable(models.Model):
    """A row that officers add, correct and leave out.

    One that came with the product can only be left out: its other values are those of the shipped table.
    """

    source = models.CharField(_("source or reason"), max_length=300, blank=True)
    # An officer's own row survives every reload of the shipped tables.
    is_local = models.BooleanField(_("added locally"), default=False)
    is_used = models.BooleanField(_("counts"), default=True)

    objects = EditableQuerySet.as_manager()

    class Meta:
        abstract = True


class EditableWord(Editable):
    language = models.CharField(_("language"), max_length=8, default="zh")

    class Meta:
        abstract = True


class Word(EditableWord):
    """A word that speaks for something without naming it; `key` is its normalised form, unique under what it speaks for."""

    word = models.CharField(_("word"), max_length=60)
    key = models.CharField(max_length=60, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.word

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = name_key(self.word)
        super().save(*args, **kwargs)


class SmallTalk(EditableWord):
    """A word that is said around the matter (哪里, 师傅, 靠谱): a search of nothing else asks for nobody in particular."""

    word = models.CharField(
        _("word"), max_length=60, unique=True, error_messages={"unique": _("This word is there already.")}
    )

    class Meta:
        verbose_name = _("word of small talk")
        verbose_name_plural = _("small talk")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.word = name_key(self.word)
        super().save(*args, **kwargs)


class KindWord(models.Model):
    """A word that names a kind of need: 攻关 -> technical_problem.

    A weak one only hints at it (学校 -> instructor): it orders results and shuts nothing out.
    """

    kind = models.CharField(_("kind of need"), max_length=24)
    word = models.CharField(_("word"), max_length=60)
    language = models.CharField(_("language"), max_length=8, default="zh")
    is_weak = models.BooleanField(_("only a hint"), default=False)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("word for a kind of need")
        verbose_name_plural = _("words for kinds of need")
        ordering = ["kind", "word"]
        constraints = [models.UniqueConstraint(fields=["kind", "word"], name="kind_word_once")]

    def __str__(self) -> str:
        return self.word


class TrapWord(models.Model):
    """A word that looks like a level, a permit or an occupation and is something else: 高工 is an engineer."""

    word = models.CharField(_("word"), max_length=60, unique=True)
    meaning = models.CharField(_("meaning"), max_length=160)
    note = models.CharField(_("note"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("misleading word")
        verbose_name_plural = _("misleading words")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


class LoadedTable(models.Model):
    """Which shipped table was loaded last, by its content, so that a second load takes no time."""

    name = models.CharField(max_length=80, primary_key=True)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("loaded table")
        verbose_name_plural = _("loaded tables")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
