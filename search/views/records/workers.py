"""The page of one worker: trades, proofs, craft and wishes. Never a legal name, a number, a telephone or an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from marketplace.needs.pay import in_words
from marketplace.workers.availability_words import describe
from marketplace.workers.models import Credential, Honour, RuralCraft, Worker, WorkerOccupation
from search.forms import LANGUAGES
from search.views.cards import hours_of, with_worker_parts, years_of
from search.views.lexicon import Lexicon, day, joined

Facts = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Proof:
    """Something stated, with the grade of its evidence."""

    title: str
    grade: int
    level: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkerRecord:
    introduction: str
    work_status: str
    trades: list[Proof]
    skills: list[str]
    credentials: list[Proof]
    crafts: list[Proof]
    honours: list[Proof]
    wants: Facts
    slots: tuple[str, ...]


def with_worker_record(workers: QuerySet[Worker]) -> QuerySet[Worker]:
    return (
        with_worker_parts(workers)
        .select_related("education")
        .prefetch_related(
            "skills__skill", "credentials__permit_item", "credentials__occupation", "honours", "districts"
        )
    )


def worker_record(worker: Worker, lexicon: Lexicon) -> WorkerRecord:
    availability = worker.availability_value
    return WorkerRecord(
        introduction=worker.introduction_text,
        work_status=worker.get_work_status_display(),
        trades=[trade_proof(row, lexicon) for row in worker.occupations.all()],
        skills=[row.skill.label for row in worker.skills.all()],
        credentials=[credential_proof(row, lexicon) for row in worker.credentials.all()],
        crafts=[craft_proof(row) for row in worker.crafts.all()],
        honours=[honour_proof(row) for row in worker.honours.all()],
        wants=wants_of(worker, lexicon),
        slots=availability.week_slots(),
    )


def trade_proof(row: WorkerOccupation, lexicon: Lexicon) -> Proof:
    names = [row.occupation.label, lexicon.level(row.level)]
    return Proof(
        title=" · ".join(name for name in names if name),
        grade=row.grade,
        level=row.level,
        note=joined([text for text in (row.work_type.label if row.work_type else "", years_of(row.years)) if text]),
    )


def credential_proof(row: Credential, lexicon: Lexicon) -> Proof:
    """The document without its number: what it covers, who issued it, until when it holds."""
    about = row.permit_item or row.occupation
    title = " · ".join(str(text) for text in (row.get_kind_display(), about, lexicon.level(row.level)) if text)
    ends = min((end for end in (row.valid_to, row.next_review) if end), default=None)
    if ends is None:
        until = ""
    elif ends < lexicon.today:
        until = _("lapsed on %(day)s") % {"day": day(ends)}
    else:
        until = _("valid until %(day)s") % {"day": day(ends)}
    return Proof(title, row.grade, note=joined([text for text in (row.issuer, until) if text]))


def craft_proof(row: RuralCraft) -> Proof:
    english = (get_language() or "").startswith("en")
    offers = [str(RuralCraft.Offer(slug).label) for slug in row.offers if slug in RuralCraft.Offer.values]
    notes = [
        row.issuing_body,
        row.heritage_item,
        row.works_en if english and row.works_en else row.works,
        _("offers: %(offers)s") % {"offers": joined(offers)} if offers else "",
    ]
    title = f"{row.craft.label} · {row.get_tier_display()}" if row.tier else row.craft.label
    return Proof(title, row.grade, note=pgettext("between statements", "; ").join(note for note in notes if note))


def honour_proof(row: Honour) -> Proof:
    english = (get_language() or "").startswith("en")
    name = row.name_en if english and row.name_en else row.name
    return Proof(
        name, row.grade, note=joined([text for text in (str(row.year), row.get_tier_display(), row.body) if text])
    )


def wants_of(worker: Worker, lexicon: Lexicon) -> Facts:
    named = dict(LANGUAGES)
    facts: Facts = [
        (_("Engagements"), joined(lexicon.kinds(worker.kinds))),
        (_("Places"), joined(places_of(worker))),
        (_("Hours"), hours_of(worker.hours_per_week)),
        (_("Availability"), describe(worker.availability_value)),
        (_("Minimum pay"), joined([in_words(row.amount, None, row.unit) for row in worker.pay_floors.all()])),
        (_("Education"), worker.education.label if worker.education else ""),
        (_("Languages"), joined([str(named.get(slug, slug)) for slug in worker.languages])),
        (_("Profile updated"), day(worker.updated_at.date())),
    ]
    return [(name, value) for name, value in facts if value]


def places_of(worker: Worker) -> list[str]:
    if worker.anywhere:
        return [_("anywhere")]
    names = [district.label for district in worker.districts.all()] or [worker.home_district.label]
    if worker.max_distance_km:
        names.append(_("up to %(km)d km from home") % {"km": worker.max_distance_km})
    return [*names, _("remote")] if worker.remote_ok else names
