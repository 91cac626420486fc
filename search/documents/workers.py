"""A worker as a document: what the profile says in public, without names, numbers of certificates or addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import orjson
from django.db.models import QuerySet

from marketplace.needs.pay import per_hour
from marketplace.workers.availability import Availability
from marketplace.workers.models import EvidenceGrade, Worker
from search.documents.fields import codes, kept, point, present, said_words, seconds, yes
from search.documents.texts import cut
from search.engines.base import Document
from search.facts import Place, WorkerFacts, pack, worker_facts
from search.facts.said import Said
from search.language import Language
from search.reference import Reference
from search.rows import WorkerRow

Words = dict[str, Sequence[str | None]]


VERIFIED = EvidenceGrade.VERIFIED.value


def shown() -> QuerySet[Worker]:
    """Those who may be in an index at all; `visibility` then says who may find them."""
    return Worker.objects.exclude(visibility=Worker.Visibility.HIDDEN)


def document(worker: WorkerRow, said: Said, language: Language, reference: Reference) -> Document:
    texts = cut(_title(worker), _body(worker), language.analyser)
    facts = worker_facts(worker, texts.marks, said)
    return Document(
        kind="worker",
        pk=worker.pk,
        keywords=kept(_trade_words(worker) | _wish_words(worker, facts, reference) | said_words(facts)),
        numbers=present(_numbers(worker)),
        texts=texts.fields,
        point=point(facts.place),
        facts=pack(facts),
    )


def _title(worker: WorkerRow) -> Iterable[str | None]:
    for trade in worker.trades:
        yield from (trade.name, trade.name_en, trade.work_type, trade.work_type_en)
    for craft in worker.crafts:
        yield from (craft.name, craft.name_en)


def _body(worker: WorkerRow) -> Iterable[str]:
    for skill in worker.skills:
        yield from (skill.name, skill.name_en)
    for craft in worker.crafts:
        yield from (craft.heritage_item, craft.works, craft.works_en)
    for honour in worker.honours:
        yield from (honour.name, honour.name_en)
    yield from (row.name for row in worker.credentials)
    yield from (worker.introduction, worker.introduction_en)


def _trade_words(worker: WorkerRow) -> Words:
    trades = worker.trades
    main = next((row for row in trades if row.is_main), None)
    return {
        **codes([row.code for row in trades]),
        "occ_level": [token for row in trades for token in held(row.code, row.level)],
        "work_type": [row.work_type for row in trades],
        "cluster": worker.clusters,
        "verified": yes(main is not None and main.grade == VERIFIED),
        "skill": [row.slug for row in worker.skills],
        "permit": [slug for row in worker.credentials for slug in row.allows],
        "credential": [row.kind for row in worker.credentials if not row.permit],
        "craft": [row.slug for row in worker.crafts],
        "craft_offer": [offer for row in worker.crafts for offer in row.offers],
    }


@lru_cache(maxsize=16_384)
def held(code: str, level: int) -> tuple[str, ...]:
    """Tokens of an occupation with each level up to the one that is held."""
    return tuple(f"{code}@{below}" for below in range(1, level + 1))


def _wish_words(worker: WorkerRow, facts: WorkerFacts, reference: Reference) -> Words:
    return {
        "district": [worker.home],
        "district_willing": _willing(worker, reference),
        "kind": worker.kinds or ["*"],
        "visibility": [worker.visibility],
        "employer": [str(worker.employer)] if worker.employer and worker.hide_from_employer else [],
        "hidden_from": list(map(str, worker.hidden_from)),
        "slot": free_slots(facts.availability),
        "language": worker.languages,
        "education": [worker.education],
        "remote": yes(worker.remote_ok),
    }


def _willing(worker: WorkerRow, reference: Reference) -> list[str]:
    """Home, the places named, those near enough, and "*" for anywhere."""
    home = Place(worker.home, worker.latitude, worker.longitude)
    near = reference.within(home, worker.max_distance_km) if worker.max_distance_km else []
    anywhere = ["*"] if worker.anywhere else []
    return [worker.home, *worker.districts, *near, *anywhere]


@lru_cache(maxsize=4096)
def free_slots(stated: str) -> tuple[str, ...]:
    """Free slots of the week; "*" where dates decide, which the coverage of the scoring reads exactly."""
    try:
        availability = Availability.from_json(orjson.loads(stated) if stated else {})
    except ValueError:
        return ()
    return (*availability.week_slots(), *(("*",) if availability.has_dates else ()))


def _numbers(worker: WorkerRow) -> dict[str, int | None]:
    trades = worker.trades
    hourly = [per_hour(row.amount, row.unit) for row in worker.floors]
    return {
        "level": max([row.level for row in trades], default=0),
        "years": max([row.years for row in trades], default=0),
        "hours": worker.hours_per_week,
        # Policy counts what was verified only, and these two numbers serve policy.
        "rural": max([row.tier for row in worker.crafts if row.grade == VERIFIED], default=0),
        "honour": max([row.tier for row in worker.honours if row.grade == VERIFIED], default=0),
        "evidence": max([row.grade for row in trades], default=0),
        "updated": seconds(worker.updated_at),
        "pay_hour": min([amount for amount in hourly if amount is not None], default=None),
    }
