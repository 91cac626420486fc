"""Skills below the occupation: what an HR desk asks for by equipment, process, material, control system or software."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.taxonomy.models.names import Alias, Editable, Named, Word
from marketplace.taxonomy.models.occupations import Occupation, WorkType


class Skill(Named):
    class Kind(models.TextChoices):
        EQUIPMENT = "equipment", _("equipment")
        PROCESS = "process", _("process")
        MATERIAL = "material", _("material")
        CONTROL_SYSTEM = "control_system", _("control system")
        SOFTWARE = "software", _("software")

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    occupations: models.ManyToManyField[Occupation, SkillOccupation] = models.ManyToManyField(
        Occupation, through="taxonomy.SkillOccupation", related_name="skills"
    )

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["slug"]


class SkillAlias(Alias):
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name = _("alias of a skill")
        verbose_name_plural = _("aliases of skills")
        ordering = ["skill_id", "alias"]
        constraints = [models.UniqueConstraint(fields=["skill", "key"], name="skill_alias_once")]


class SkillWord(Word):
    """What people say of the tasks, faults and things of a skill, or call those who have it, without naming the skill."""

    class Kind(models.TextChoices):
        TASK = "task", _("task")
        FAULT = "fault", _("fault")
        THING = "thing", _("thing worked with")
        TALK = "talk", _("trade talk")

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="words", verbose_name=_("skill"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)

    class Meta:
        verbose_name = _("word of a skill")
        verbose_name_plural = _("words of skills")
        ordering = ["skill_id", "word"]
        constraints = [
            models.UniqueConstraint(
                fields=["skill", "key"],
                name="skill_word_once",
                violation_error_message=_("This skill already has that word."),
            )
        ]


class SkillOccupation(models.Model):
    skill = models.ForeignKey(Skill, models.CASCADE)
    occupation = models.ForeignKey(Occupation, models.CASCADE)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("skill of an occupation")
        verbose_name_plural = _("skills of occupations")
        ordering = ["skill_id", "occupation_id"]
        constraints = [models.UniqueConstraint(fields=["skill", "occupation"], name="skill_occupation_once")]

    def __str__(self) -> str:
        return f"{self.skill_id} {self.occupation_id}"


class WorkTypeSkill(Editable):
    """A work type stands for a skill: who is registered in it does that every day, so nobody asks back (数控车工, 数控车床)."""

    work_type = models.ForeignKey(WorkType, models.CASCADE, related_name="stands_for", verbose_name=_("work type"))
    skill = models.ForeignKey(Skill, models.CASCADE, verbose_name=_("skill"))

    class Meta:
        verbose_name = _("skill of a work type")
        verbose_name_plural = _("skills of work types")
        ordering = ["work_type_id", "skill_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["work_type", "skill"],
                name="work_type_skill_once",
                violation_error_message=_("This work type stands for that skill already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.work_type} – {self.skill}"
