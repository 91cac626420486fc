"""The classification of occupations (中华人民共和国职业分类大典, 2022 edition, and what was added since)."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.codes import middle, minor
from marketplace.taxonomy.models.names import Alias, Named, Word

OCCUPATION_CODE = RegexValidator(r"^[1-8]-\d{2}-\d{2}-\d{2}$", _("An occupation code looks like 6-18-02-04."))


class OccupationGroup(Named):
    """A major (6), middle (6-18) or minor (6-18-02) group."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        verbose_name = _("group of occupations")
        verbose_name_plural = _("groups of occupations")
        ordering = ["code"]

    @property
    def depth(self) -> int:
        """1 for a major, 2 for a middle, 3 for a minor group."""
        return self.code.count("-") + 1


class OccupationQuerySet(models.QuerySet["Occupation"]):
    def within(self, code: str) -> OccupationQuerySet:
        """Those at or under a code of any depth: `6`, `6-18`, `6-18-02` or a full one."""
        return self.filter(models.Q(code=code) | models.Q(code__startswith=f"{code}-"))

    def current(self) -> OccupationQuerySet:
        return self.filter(is_current=True)


class Occupation(Named):
    """One occupation (职业) by its code `M-mm-ss-dd`."""

    code = models.CharField(_("code"), max_length=12, unique=True, validators=[OCCUPATION_CODE])
    group = models.ForeignKey(OccupationGroup, models.PROTECT, related_name="occupations")
    edition = models.CharField(_("edition"), max_length=12, default="2022")
    is_digital = models.BooleanField(_("digital occupation (S)"), default=False)
    is_green = models.BooleanField(_("green occupation (L)"), default=False)
    is_current = models.BooleanField(_("in the current classification"), default=True)

    objects = OccupationQuerySet.as_manager()

    class Meta:
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")
        ordering = ["code"]

    @property
    def minor(self) -> str:
        return minor(self.code)

    @property
    def middle(self) -> str:
        return middle(self.code)


class OccupationAlias(Alias):
    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name = _("alias of an occupation")
        verbose_name_plural = _("aliases of occupations")
        ordering = ["occupation_id", "alias"]
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "key"],
                name="occupation_alias_once",
                violation_error_message=_("This occupation already has that alias."),
            )
        ]


class OccupationWord(Word):
    """A word of work: what people say of its tasks, faults, things and places without naming the occupation.

    Unlike an alias it names nobody; together such words make an occupation likely (search/linking).
    """

    class Kind(models.TextChoices):
        TASK = "task", _("task")
        FAULT = "fault", _("fault")
        THING = "thing", _("thing worked with")
        PLACE = "place", _("place of work")
        TEACHING = "teaching", _("course")

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="words", verbose_name=_("occupation"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)

    class Meta:
        verbose_name = _("word of work")
        verbose_name_plural = _("words of work")
        ordering = ["occupation_id", "word"]
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "key"],
                name="occupation_word_once",
                violation_error_message=_("This occupation already has that word."),
            )
        ]


class WorkType(Named):
    """A work type (工种) under an occupation; certificates and catalogues name both."""

    PATH = ("occupation__code", "name")

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="work_types")

    class Meta:
        verbose_name = _("work type")
        verbose_name_plural = _("work types")
        ordering = ["occupation_id", "name"]
        constraints = [models.UniqueConstraint(fields=["occupation", "name"], name="work_type_once")]
