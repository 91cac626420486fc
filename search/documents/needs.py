"""A need as a document: what it says in public, without the contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from marketplace.needs.models import Need
from marketplace.needs.pay import per_hour
from marketplace.needs.schedule import Schedule
from search.documents.fields import codes, kept, point, present, said_words, seconds, yes
from search.documents.texts import cut
from search.engines.base import Document
from search.facts import need_facts, pack
from search.facts.said import Said
from search.language import Language
from search.reference import Reference
from search.rows import NeedRow

Words = dict[str, Sequence[str | None]]


def shown() -> QuerySet[Need]:
    """Those that the public may find; whether a need is still valid is asked at the time of the search."""
    return Need.objects.filter(state=Need.State.OPEN).exclude(organisation__verification="refused")


def document(need: NeedRow, said: Said, language: Language, reference: Reference) -> Document:
    texts = cut(_title(need), _body(need), language.analyser)
    facts = need_facts(need, texts.marks, said)
    return Document(
        kind="need",
        pk=need.pk,
        keywords=kept(_wanted_words(need) | _frame_words(need) | said_words(facts)),
        numbers=present(_numbers(need)),
        texts=texts.fields,
        point=point(facts.place),
        facts=pack(facts),
    )


def _title(need: NeedRow) -> Iterable[str | None]:
    yield from (need.title, need.title_en)
    for want in need.wants:
        yield from (want.name, want.name_en, want.work_type, want.work_type_en)


def _body(need: NeedRow) -> Iterable[str | None]:
    yield from (need.duties, need.duties_en)
    for skill in need.skills:
        yield from (skill.name, skill.name_en)
    for craft in need.crafts:
        yield from (craft.name, craft.name_en)
    yield from (need.organisation_name, need.organisation_name_en)
    yield from need.details


def _wanted_words(need: NeedRow) -> Words:
    return {
        **codes([row.code for row in need.wants]),
        "work_type": [row.work_type for row in need.wants],
        "skill": [row.slug for row in need.skills],
        "permit": need.permits,
        "craft": [craft.slug for craft in need.crafts],
        "slot": _slots(need),
    }


def _frame_words(need: NeedRow) -> Words:
    return {
        "kind": [need.kind],
        "district": [need.district],
        "remote": yes(need.is_remote),
        "site_level": [need.site_level],
        "cluster": [need.cluster],
        "organisation": [str(need.organisation)],
        "organisation_kind": [need.organisation_kind],
        "verified": yes(need.verification == "verified"),
        "settlement": [need.settlement],
        "board": yes(need.board),
        "lodging": yes(need.lodging),
        "state": [need.state],
    }


def _slots(need: NeedRow) -> Sequence[str]:
    try:
        return Schedule.from_json(
            need.schedule, starts_on=need.starts_on, ends_on=need.ends_on, hours_per_week=need.hours_per_week
        ).week_slots()
    except ValueError:
        return ()


def _numbers(need: NeedRow) -> dict[str, int | None]:
    floors = [row.level_floor if row.must else 0 for row in need.wants]
    return {
        "level_floor": min(floors, default=0),
        "headcount": need.headcount,
        "pay_hour": per_hour(need.pay_max or need.pay_min, need.pay_unit),
        "starts": need.starts_on.toordinal(),
        "ends": need.ends_on.toordinal(),
        "valid_until": need.valid_until.toordinal(),
        "published": seconds(need.published_at),
        "education": need.education_ordinal,
    }
