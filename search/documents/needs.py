"""A need as a document: what it says in public, without the contact."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from marketplace.needs.models import Need
from marketplace.needs.pay import per_hour
from search.documents.fields import codes, kept, present, seconds, yes
from search.documents.texts import cut
from search.engines.base import Document
from search.facts import need_facts, pack
from search.language import Language
from search.reference import Reference

RELATIONS = (
    "occupations__occupation",
    "occupations__work_type",
    "skills__skill",
    "credentials",
    "permits__item",
    "crafts",
)
DETAIL_TEXTS = {
    "servicedetail": ("subject", "deliverable"),
    "problemdetail": ("symptom", "machine", "measure"),
    "projectdetail": ("goal", "acceptance"),
    "instructordetail": ("subject", "class_name"),
}
"""Texts in the table of each kind that are searched; the other kinds have none."""


def rows() -> QuerySet[Need]:
    """Needs with all that a document needs, in a number of queries that does not grow."""
    return Need.objects.select_related(
        "organisation", "district", "cluster", "education__counts_as", *DETAIL_TEXTS
    ).prefetch_related(*RELATIONS)


def shown() -> QuerySet[Need]:
    """Those that the public may find; whether a need is still valid is asked at the time of the search."""
    return rows().filter(state=Need.State.OPEN).exclude(organisation__verification="refused")


def document(need: Need, language: Language, reference: Reference) -> Document:
    texts = cut(_title(need), _body(need), language.analyser)
    return Document(
        kind="need",
        pk=need.pk,
        keywords=kept(_wanted_words(need) | _frame_words(need)),
        numbers=present(_numbers(need)),
        texts=texts.fields,
        point=(need.district.latitude, need.district.longitude) if need.district else None,
        facts=pack(need_facts(need, texts.tokens)),
    )


def _title(need: Need) -> Iterable[str]:
    yield from (need.title, need.title_en)
    for row in need.occupations.all():
        yield from (row.occupation.name, row.occupation.name_en)
        if row.work_type:
            yield from (row.work_type.name, row.work_type.name_en)


def _body(need: Need) -> Iterable[str]:
    yield from (need.duties, need.duties_en)
    for row in need.skills.all():
        yield from (row.skill.name, row.skill.name_en)
    for craft in need.crafts.all():
        yield from (craft.name, craft.name_en)
    yield from (need.organisation.name, need.organisation.name_en)
    yield from _detail(need)


def _detail(need: Need) -> Iterable[str]:
    for relation, names in DETAIL_TEXTS.items():
        try:
            detail = getattr(need, relation)
        except ObjectDoesNotExist:
            continue
        yield from (getattr(detail, name) for name in names)


def _wanted_words(need: Need) -> dict[str, Iterable[str]]:
    return {
        **codes(row.occupation for row in need.occupations.all()),
        "skill": [row.skill.slug for row in need.skills.all()],
        "permit": [row.item.slug for row in need.permits.all()],
        "craft": [craft.slug for craft in need.crafts.all()],
        "slot": _slots(need),
    }


def _frame_words(need: Need) -> dict[str, Iterable[str]]:
    organisation = need.organisation
    return {
        "kind": [need.kind],
        "district": [need.district.slug] if need.district else [],
        "remote": yes(need.is_remote),
        "site_level": [need.site_level],
        "cluster": [need.cluster.slug] if need.cluster else [],
        "organisation": [str(organisation.pk)],
        "organisation_kind": [organisation.kind],
        "verified": yes(organisation.verification == "verified"),
        "settlement": [need.settlement],
        "board": yes(need.board),
        "lodging": yes(need.lodging),
        "state": [need.state],
    }


def _slots(need: Need) -> list[str]:
    try:
        return list(need.schedule_value.week_slots())
    except ValueError:
        return []


def _numbers(need: Need) -> dict[str, int | None]:
    floors = [row.level_floor if row.must else 0 for row in need.occupations.all()]
    return {
        "level_floor": min(floors, default=0),
        "headcount": need.headcount,
        "pay_hour": per_hour(need.pay_max or need.pay_min, need.pay_unit),
        "starts": need.starts_on.toordinal(),
        "ends": need.ends_on.toordinal(),
        "valid_until": need.valid_until.toordinal(),
        "published": seconds(need.published_at),
        "education": need.education.effective_ordinal if need.education else None,
    }
