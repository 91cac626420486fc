"""A worker as a document: what the profile says in public, without names, numbers of certificates or addresses."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from marketplace.needs.pay import per_hour
from marketplace.workers.availability import Availability
from marketplace.workers.models import EvidenceGrade, Worker
from search.documents.fields import codes, kept, present, seconds, yes
from search.documents.texts import cut
from search.engines.base import Document
from search.facts import pack, worker_facts
from search.facts.places import Place
from search.language import Language
from search.reference import Reference

RELATIONS = (
    "occupations__occupation__clusters",
    "occupations__work_type",
    "skills__skill",
    "credentials__occupation",
    "credentials__permit_item__covers__covered",
    "honours",
    "crafts__craft",
    "pay_floors",
    "districts",
    "hidden_from",
)


def rows() -> QuerySet[Worker]:
    """Workers with all that a document needs, in a number of queries that does not grow."""
    return Worker.objects.select_related("home_district", "education__counts_as").prefetch_related(*RELATIONS)


def shown() -> QuerySet[Worker]:
    """Those who may be in an index at all; `visibility` then says who may find them."""
    return rows().exclude(visibility=Worker.Visibility.HIDDEN)


def document(worker: Worker, language: Language, reference: Reference) -> Document:
    texts = cut(_title(worker), _body(worker), language.analyser)
    home = worker.home_district
    return Document(
        kind="worker",
        pk=worker.pk,
        keywords=kept(_trade_words(worker) | _wish_words(worker, reference)),
        numbers=present(_numbers(worker)),
        texts=texts.fields,
        point=(home.latitude, home.longitude),
        facts=pack(worker_facts(worker, texts.tokens)),
    )


def _title(worker: Worker) -> Iterable[str]:
    for row in worker.occupations.all():
        yield from (row.occupation.name, row.occupation.name_en)
        if row.work_type:
            yield from (row.work_type.name, row.work_type.name_en)
    for craft in worker.crafts.all():
        yield from (craft.craft.name, craft.craft.name_en)


def _body(worker: Worker) -> Iterable[str]:
    for row in worker.skills.all():
        yield from (row.skill.name, row.skill.name_en)
    for craft in worker.crafts.all():
        yield from (craft.heritage_item, craft.works, craft.works_en)
    for honour in worker.honours.all():
        yield from (honour.name, honour.name_en)
    yield from (row.name for row in worker.credentials.all())
    yield from (worker.introduction, worker.introduction_en)


def _trade_words(worker: Worker) -> dict[str, Iterable[str]]:
    trades = list(worker.occupations.all())
    credentials = list(worker.credentials.all())
    main = next((row for row in trades if row.is_main), None)
    return {
        **codes(row.occupation for row in trades),
        "occ_level": [f"{row.occupation.code}@{level}" for row in trades for level in range(1, row.level + 1)],
        "work_type": [row.work_type.name for row in trades if row.work_type],
        "cluster": [cluster.slug for row in trades for cluster in row.occupation.clusters.all()],
        "verified": yes(main is not None and main.grade == EvidenceGrade.VERIFIED),
        "skill": [row.skill.slug for row in worker.skills.all()],
        "permit": [slug for row in credentials if row.permit_item for slug in row.permit_item.allows],
        "credential": [row.kind for row in credentials if not row.permit_item],
        "craft": [row.craft.slug for row in worker.crafts.all()],
        "craft_offer": [offer for row in worker.crafts.all() for offer in row.offers],
    }


def _wish_words(worker: Worker, reference: Reference) -> dict[str, Iterable[str]]:
    hidden = [str(organisation.pk) for organisation in worker.hidden_from.all()]
    return {
        "district": [worker.home_district.slug],
        "district_willing": _willing(worker, reference),
        "kind": worker.kinds or ["*"],
        "visibility": [worker.visibility],
        "employer": [str(worker.employer_id)] if worker.employer_id and worker.hide_from_employer else [],
        "hidden_from": hidden,
        "slot": _slots(worker),
        "language": worker.languages,
        "education": [worker.education.slug] if worker.education else [],
        "remote": yes(worker.remote_ok),
    }


def _willing(worker: Worker, reference: Reference) -> list[str]:
    """Home, the places named, those near enough, and "*" for anywhere."""
    home = worker.home_district
    place = Place(home.slug, home.latitude, home.longitude)
    near = reference.within(place, worker.max_distance_km) if worker.max_distance_km else []
    anywhere = ["*"] if worker.anywhere else []
    return [home.slug, *(district.slug for district in worker.districts.all()), *near, *anywhere]


def _slots(worker: Worker) -> list[str]:
    """Free slots of the week; "*" where dates decide, which the coverage of the scoring reads exactly."""
    try:
        availability = Availability.from_json(worker.availability)
    except ValueError:
        return []
    return [*availability.week_slots(), *(["*"] if availability.has_dates else [])]


def _numbers(worker: Worker) -> dict[str, int | None]:
    trades = list(worker.occupations.all())
    hourly = [per_hour(row.amount, row.unit) for row in worker.pay_floors.all()]
    return {
        "level": max((row.level for row in trades), default=0),
        "years": max((row.years for row in trades), default=0),
        "hours": worker.hours_per_week,
        # Policy counts what was verified only, and these two numbers serve policy.
        "rural": max((row.tier for row in worker.crafts.all() if row.grade == EvidenceGrade.VERIFIED), default=0),
        "honour": max((row.tier for row in worker.honours.all() if row.grade == EvidenceGrade.VERIFIED), default=0),
        "evidence": max((row.grade for row in trades), default=0),
        "updated": seconds(worker.updated_at),
        "pay_hour": min((amount for amount in hourly if amount is not None), default=None),
    }
