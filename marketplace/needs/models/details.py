"""The fields of each kind of need, a table a kind."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.needs.models.needs import Need


class Detail(models.Model):
    need = models.OneToOneField(Need, models.CASCADE, primary_key=True, related_name="%(class)s")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.need_id)


class LegalRelation(models.TextChoices):
    """The legal relation of an engagement (劳动合同法 68 and DOMAIN notes on labour services)."""

    NON_FULL_TIME = "non_full_time", _("non-full-time employment")
    LABOUR_SERVICE = "labour_service", _("labour service")
    WORK_CONTRACT = "work_contract", _("contract for work or technology")


class PartTimeDetail(Detail):
    """A part-time post 兼职; hourly work is at most 24 hours a week with the same employer (劳动合同法 68)."""

    legal_relation = models.CharField(
        _("legal relationship"), max_length=20, choices=LegalRelation.choices, default=LegalRelation.LABOUR_SERVICE
    )
    employer_consent = models.CharField(
        _("consent of the current employer"),
        max_length=10,
        choices=[("needed", _("needed")), ("not_needed", _("not needed"))],
        default="not_needed",
    )

    class Meta:
        verbose_name = _("part-time post")
        verbose_name_plural = _("part-time posts")


class ServiceDetail(Detail):
    """A technical service 技术服务."""

    subject = models.CharField(_("machine or system"), max_length=160, blank=True)
    deliverable = models.CharField(_("what is delivered"), max_length=300, blank=True)
    on_site = models.BooleanField(_("on site"), default=True)

    class Meta:
        verbose_name = _("technical service")
        verbose_name_plural = _("technical services")


class ProblemDetail(Detail):
    """A technical problem 技术攻关 to be taken up (揭榜领题); ground: 渝高技办〔2024〕3号, 二（二）7 and 8."""

    class Reach(models.TextChoices):
        ENTERPRISE = "enterprise", _("within the enterprise")
        GROUP = "group", _("within the group")
        OPEN = "open", _("open to all")

    symptom = models.TextField(_("symptom"), max_length=2000)
    machine = models.CharField(_("machine"), max_length=160, blank=True)
    measure = models.CharField(_("what is measured"), max_length=80, blank=True)
    current_value = models.DecimalField(_("value now"), max_digits=12, decimal_places=4, null=True, blank=True)
    target_value = models.DecimalField(_("value aimed at"), max_digits=12, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    reach = models.CharField(_("who may take it up"), max_length=12, choices=Reach.choices, default=Reach.OPEN)
    closes_on = models.DateField(_("proposals due by"))
    team_min = models.PositiveSmallIntegerField(_("minimum team size"), default=1, validators=[MinValueValidator(1)])
    intellectual_property = models.CharField(_("intellectual property"), max_length=300, blank=True)
    secrecy = models.CharField(_("confidentiality"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("technical problem")
        verbose_name_plural = _("technical problems")


class ProjectDetail(Detail):
    """Project cooperation 项目合作."""

    goal = models.CharField(_("goal"), max_length=300)
    milestones = models.JSONField(_("milestones"), default=list, blank=True)
    acceptance = models.CharField(_("acceptance method"), max_length=300, blank=True)
    team_min = models.PositiveSmallIntegerField(_("minimum team size"), default=1, validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("project cooperation")
        verbose_name_plural = _("project cooperations")


class SharedLabourDetail(Detail):
    """Borrowing workers under shared labour 共享用工 (人社厅发〔2020〕98号): no dispatched workers, no lending on."""

    accepts_dispatched = models.BooleanField(default=False, editable=False)
    lends_on = models.BooleanField(default=False, editable=False)
    injury_split = models.CharField(_("work-injury liability agreed"), max_length=300, blank=True)
    lodging_note = models.CharField(_("accommodation and travel"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("shared labour")
        verbose_name_plural = _("shared labour")
        constraints = [
            models.CheckConstraint(name="no_dispatched_workers", condition=Q(accepts_dispatched=False)),
            models.CheckConstraint(name="no_lending_on", condition=Q(lends_on=False)),
        ]


class InstructorDetail(Detail):
    """Teaching and assessing 授艺与评价: instructor, mentor, assessor, judge, coach."""

    class Role(models.TextChoices):
        INSTRUCTOR = "instructor", _("instructor")
        MENTOR = "mentor", _("mentor")
        ASSESSOR = "assessor", _("assessor")
        JUDGE = "judge", _("judge")
        COACH = "coach", _("coach")

    class Agreement(models.TextChoices):
        THREE_PARTY = "three_party", _("three parties: school, employer, teacher")
        TWO_PARTY = "two_party", _("two parties: school and teacher")

    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.INSTRUCTOR)
    subject = models.CharField(_("field of study"), max_length=120, blank=True)
    class_name = models.CharField(_("class"), max_length=80, blank=True)
    term = models.CharField(_("term"), max_length=60, blank=True)
    lesson_minutes = models.PositiveSmallIntegerField(
        _("minutes per lesson"), default=45, validators=[MinValueValidator(20), MaxValueValidator(90)]
    )
    lessons_total = models.PositiveSmallIntegerField(_("lessons in all"), null=True, blank=True)
    agreement = models.CharField(
        _("agreement"), max_length=12, choices=Agreement.choices, default=Agreement.THREE_PARTY
    )
    teaching_training = models.BooleanField(_("teaching skills training needed"), default=False)

    class Meta:
        verbose_name = _("part-time instructor")
        verbose_name_plural = _("part-time instructors")
