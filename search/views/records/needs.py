"""The page of one need: terms, what is asked, and the fields of its kind. Never the contact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marketplace.needs.models import (
    InstructorDetail,
    Need,
    PartTimeDetail,
    ProblemDetail,
    ProjectDetail,
    ServiceDetail,
    SharedLabourDetail,
)
from marketplace.workers.models import Credential
from search.views.cards import hours_of, with_need_parts
from search.views.lexicon import Lexicon, day, joined

Facts = list[tuple[str, Any]]
DETAILS = {
    "part_time": "parttimedetail",
    "technical_service": "servicedetail",
    "technical_problem": "problemdetail",
    "project": "projectdetail",
    "shared_labour": "sharedlabourdetail",
    "instructor": "instructordetail",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for: an occupation with its level, or something with an icon."""

    label: str
    level: int = 0
    icon: str = "check"
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskedGroup:
    title: str
    wishes: list[Asked]


@dataclass(frozen=True, slots=True)
class NeedRecord:
    duties: str
    settlement: str
    organisation_verification: str
    wishes: list[AskedGroup]
    details_title: str
    details: Facts
    terms: Facts
    slots: tuple[str, ...]


def with_need_record(needs: QuerySet[Need]) -> QuerySet[Need]:
    return (
        with_need_parts(needs)
        .select_related("cluster", "education", *DETAILS.values())
        .prefetch_related("skills__skill", "credentials", "permits__item", "crafts")
    )


def need_record(need: Need, lexicon: Lexicon) -> NeedRecord:
    return NeedRecord(
        duties=need.duties_text,
        settlement=_("paid %(when)s") % {"when": need.get_settlement_display()},
        organisation_verification=need.organisation.get_verification_display(),
        wishes=asked_groups(need, lexicon),
        details_title=need.get_kind_display(),
        details=details_of(need),
        terms=terms_of(need),
        slots=need.schedule_value.week_slots(),
    )


def asked_groups(need: Need, lexicon: Lexicon) -> list[AskedGroup]:
    """Conditions first, wishes after; a permit is always a condition."""
    groups = [
        AskedGroup(_("Conditions"), [*_occupations(need, lexicon, must=True), *_others(need, must=True)]),
        AskedGroup(_("Wishes"), [*_occupations(need, lexicon, must=False), *_others(need, must=False)]),
    ]
    return [group for group in groups if group.wishes]


def _occupations(need: Need, lexicon: Lexicon, *, must: bool) -> list[Asked]:
    rows = (row for row in need.occupations.all() if row.must == must)
    return [
        Asked(
            row.occupation.label,
            row.level_floor,
            icon="tool",
            note=_("%(level)s or above") % {"level": lexicon.level(row.level_floor)} if row.level_floor else "",
        )
        for row in rows
    ]


def _others(need: Need, *, must: bool) -> list[Asked]:
    skills = [Asked(row.skill.label) for row in need.skills.all() if row.must == must]
    papers = [
        Asked(str(Credential.Kind(row.kind).label), icon="document")
        for row in need.credentials.all()
        if row.must == must
    ]
    if not must:
        return skills + papers
    permits = [Asked(row.item.label, icon="permit", note=_("valid permit to work")) for row in need.permits.all()]
    crafts = [Asked(craft.label, icon="sprout") for craft in need.crafts.all()]
    school = [Asked(need.education.label, icon="teach", note=_("or equivalent"))] if need.education else []
    return permits + crafts + skills + papers + school


def terms_of(need: Need) -> Facts:
    given = [
        (need.board, _("meals")),
        (need.lodging, _("accommodation")),
        (need.transport, _("transport")),
    ]
    facts: Facts = [
        (_("Hours"), hours_of(need.hours_per_week)),
        (_("Shift"), need.shift),
        (_("Provided"), joined([word for true, word in given if true])),
        (_("Insurance"), need.insurance),
        (_("Kind of place"), need.get_site_level_display() if need.is_grassroots else ""),
        (_("Cluster"), need.cluster.label if need.cluster else ""),
        (pgettext("day", "Published"), day(need.published_at.date()) if need.published_at else ""),
        (_("Valid until"), day(need.valid_until)),
    ]
    return [(name, value) for name, value in facts if value]


def details_of(need: Need) -> Facts:
    """The fields of the need's kind that say something."""
    detail = getattr(need, DETAILS[need.kind], None)
    facts = _DETAIL_FACTS[type(detail)](detail) if detail else []
    return [(name, value) for name, value in facts if value]


def _part_time(detail: PartTimeDetail) -> Facts:
    return [
        (_("Legal relationship"), detail.get_legal_relation_display()),
        (_("Consent of the current employer"), detail.get_employer_consent_display()),
    ]


def _service(detail: ServiceDetail) -> Facts:
    return [
        (_("Machine or system"), detail.subject),
        (_("Result"), detail.deliverable),
        (_("Where"), _("on site") if detail.on_site else _("remote")),
    ]


def _problem(detail: ProblemDetail) -> Facts:
    values = [value for value in (detail.current_value, detail.target_value) if value is not None]
    aim = " → ".join(f"{value.normalize():f} {detail.unit}".strip() for value in values)
    return [
        (_("Symptom"), detail.symptom),
        (pgettext("at work", "Machine"), detail.machine),
        (detail.measure or _("Aim"), aim),
        (_("Proposals due by"), day(detail.closes_on)),
        (_("Who may take it up"), detail.get_reach_display()),
        (_("Intellectual property"), detail.intellectual_property),
        (_("Confidentiality"), detail.secrecy),
    ]


def _project(detail: ProjectDetail) -> Facts:
    return [(_("Goal"), detail.goal), (_("Acceptance"), detail.acceptance)]


def _shared_labour(detail: SharedLabourDetail) -> Facts:
    return [
        (_("Employment relationship"), _("stays with the lending enterprise, which pays wages and insurance")),
        (_("Not accepted"), _("agency workers; onward lending")),
        (_("Work-injury liability"), detail.injury_split),
        (_("Accommodation and travel"), detail.lodging_note),
    ]


def _instructor(detail: InstructorDetail) -> Facts:
    lessons = ""
    if detail.lessons_total:
        lessons = _("%(count)d lessons of %(minutes)d minutes") % {
            "count": detail.lessons_total,
            "minutes": detail.lesson_minutes,
        }
    return [
        (_("Role"), detail.get_role_display()),
        (_("Field of study"), detail.subject),
        (_("Class"), detail.class_name),
        (_("Term"), detail.term),
        (_("Lessons"), lessons),
        (_("Agreement"), detail.get_agreement_display()),
        (_("Teaching skills training"), _("required before starting") if detail.teaching_training else ""),
    ]


_DETAIL_FACTS: dict[type, Any] = {
    PartTimeDetail: _part_time,
    ServiceDetail: _service,
    ProblemDetail: _problem,
    ProjectDetail: _project,
    SharedLabourDetail: _shared_labour,
    InstructorDetail: _instructor,
}
