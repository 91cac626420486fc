"""Reasons in words: the sentence for each key, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from marketplace.needs.models.choices import NeedKind
from marketplace.workers.models import Credential, EvidenceGrade
from search.reference import Reference
from search.scoring import Part, Reason

TITLES: Mapping[str, Any] = {
    "occupation": _("Occupation"),
    "skills": _("Skills"),
    "level": _("Level"),
    "evidence": _("Evidence"),
    "permit": _("Permit to work"),
    "time": _("Time"),
    "kind": _("Kind of work"),
    "place": _("Place"),
    "terms": _("Terms"),
    "text": _("Wording"),
    "shortage": _("Shortage occupation"),
    "rural": _("Rural craft"),
    "honour": _("Honours"),
    "area": _("Priority area"),
    "grassroots": _("Grassroots"),
}

SENTENCES: Mapping[str, Any] = {
    "occupation_same": _("the occupation asked for: %(held)s"),
    "occupation_minor": _("%(held)s, close to %(asked)s (same minor group)"),
    "occupation_middle": _("%(held)s, related to %(asked)s (same middle group)"),
    "occupation_meant": _("“%(text)s” ≈ %(held)s, close in meaning (%(percent)d%%)"),
    "occupation_said": _("own words ≈ %(held)s, close in meaning (%(percent)d%%)"),
    "occupation_skill": _("%(skill)s, which was asked for, in another occupation"),
    "occupation_craft": _("the craft asked for: %(craft)s"),
    "occupation_none": _("no related occupation"),
    "occupation_not_asked": _("no occupation asked for"),
    "skills_all": _("all the skills asked for: %(has)s"),
    "skills_some": _("%(count)d of the %(asked)d skills asked for: %(has)s; not stated: %(lacks)s"),
    "skills_all_by_type": _("all the skills asked for: %(has)s; the work type stands for %(by_type)s"),
    "skills_some_by_type": _(
        "%(count)d of the %(asked)d skills asked for: %(has)s; the work type stands for %(by_type)s; not stated: %(lacks)s"
    ),
    "skills_none": _("none of the skills asked for: %(lacks)s"),
    "skills_meant": _("%(has)s, close in meaning (%(percent)d%%)"),
    "skills_meant_by_type": _("%(has)s, close in meaning (%(percent)d%%); the work type stands for it"),
    "skills_said": _("own words close in meaning to %(has)s"),
    "skills_none_meant": _("none of the skills that the words may mean, such as %(lacks)s"),
    "skills_not_asked": _("no skills asked for"),
    "level_met": _("%(level)s, as asked for"),
    "level_above": _("%(level)s, above the %(floor)s asked for"),
    "level_below": _("%(level)s, below the preferred %(floor)s"),
    "level_free": _("%(level)s; no level asked for"),
    "level_none": _("no level stated"),
    "level_not_asked": _("no level asked for"),
    "level_open": _("open to all levels"),
    "evidence_grade": _("the level is %(grade)s"),
    "evidence_none": _("no evidence for the level"),
    "permit_held": _("%(permit)s, which such work needs by law"),
    "permit_not_stated": _("states no permit that such work needs by law, such as %(permit)s"),
    "permit_not_needed": _("no further permit to look at"),
    "organisation_verified": _("the organisation is verified"),
    "organisation_unverified": _("the organisation is not verified yet"),
    "time_all_dates": _("free on all %(total)d dates"),
    "time_some_dates": _("free on %(covered)d of %(total)d dates; not free on %(missing)s"),
    "time_all_weeks": _("enough free hours in all %(total)d weeks"),
    "time_some_weeks": _("enough free hours in %(covered)d of %(total)d weeks"),
    "time_none": _("free on none of the %(total)d dates"),
    "time_not_stated": _("at least one side states no times"),
    "period_all": _("covers all %(total)d days"),
    "period_some": _("covers %(covered)d of %(total)d days"),
    "period_none": _("no days in common"),
    "kind_wanted": _("the kind of work asked for: %(kind)s"),
    "kind_meant": _("%(kind)s, which the words seem to ask for (%(percent)d%%)"),
    "kind_any": _("takes any kind of work"),
    "kind_other": _("another kind of work"),
    "kind_not_asked": _("no kind of work asked for"),
    "place_same": _("in %(district)s, where the work is"),
    "place_named": _("willing to work in %(district)s, about %(km)d km from %(home)s"),
    "place_way": _("%(district)s is about %(km)d km from %(home)s"),
    "place_remote": _("remote, as preferred"),
    "place_remote_not_stated": _("the work is remote"),
    "place_not_asked": _("no place asked for"),
    "terms_above": _("pay above the minimum asked for"),
    "terms_met": _("pay meets the minimum asked for"),
    "terms_below": _("pay below the minimum asked for"),
    "terms_not_stated": _("pay cannot be compared"),
    "headcount": _("people offered: %(offered)d; asked for: %(asked)d"),
    "text_shared": _("both say: %(words)s"),
    "text_none": _("no words in common"),
    "text_not_asked": _("no other words to compare"),
    "shortage_1": _("%(occupation)s, severe shortage, %(catalogue)s"),
    "shortage_2": _("%(occupation)s, moderate shortage, %(catalogue)s"),
    "shortage_3": _("%(occupation)s, mild shortage, %(catalogue)s"),
    "rural_1": _("county-level rural craftsman: %(craft)s"),
    "rural_2": _("city-level rural craftsman: %(craft)s"),
    "rural_3": _("national rural craft master: %(craft)s"),
    "rural_4": _("national rural craft grand master: %(craft)s"),
    "rural_need": _("a need for a craft: %(craft)s"),
    "honour": _("%(honour)s (%(year)d)"),
    "area": _("%(district)s, %(list)s"),
    "grassroots_township": _("work in a township"),
    "grassroots_village": _("work in a village"),
    "refused_kind": _("does not want this kind of engagement: %(kind)s"),
    "refused_hidden": _("hidden from this organisation"),
    "refused_occupation": _("no related occupation"),
    "refused_level": _("below the level required"),
    "refused_permit": _("no valid permit: %(permit)s"),
    "refused_skill": _("lacks a required skill: %(skill)s"),
    "refused_credential": _("lacks a required certificate: %(credential)s"),
    "refused_education": _("below the education required"),
    "refused_place": _("not willing to work in %(district)s"),
    "refused_pay": _("pay below the minimum asked for"),
    "refused_same_organisation": _("the same organisation on both sides"),
    "refused_period": _("no days in common"),
}


def part_title(name: str) -> str:
    return str(TITLES[name])


def explain(part: Part, reference: Reference) -> str:
    """The reason of a part in the active language; says when the bound cut the points."""
    text = in_words(part.reason, reference)
    if part.reason.values.get("cut"):
        return gettext("%(reason)s (reduced to the limit in the rules)") % {"reason": text}
    return text


@lru_cache(maxsize=4)
def _sentences(language: str | None) -> Mapping[str, str]:
    """The sentences in the active language; an answer has some hundred of them."""
    return {key: str(sentence) for key, sentence in SENTENCES.items()}


def in_words(reason: Reason, reference: Reference) -> str:
    """The sentence for a reason, its codes and slugs replaced by names."""
    values = {name: _word(name, value, reference) for name, value in reason.values.items()}
    return _sentences(get_language())[reason.key] % values


def listed(words: list[str]) -> str:
    return pgettext("between items of a list", ", ").join(words)


def _word(name: str, value: Any, reference: Reference) -> Any:
    render = _RENDER.get(name)
    return render(value, reference) if render else value


def _one(table: str) -> Callable[[Any, Reference], str]:
    return lambda value, reference: str(getattr(reference, table).get(value, value))


def _many(value: Any, reference: Reference) -> str:
    return listed([str(reference.skills.get(slug, slug)) for slug in value])


def _count_or_occupation(value: Any, reference: Reference) -> Any:
    return str(reference.occupations.get(value, value)) if isinstance(value, str) else value


def _level(value: Any, reference: Reference) -> str:
    return str(reference.levels[value]) if value in reference.levels else gettext("no level")


_RENDER: Mapping[str, Callable[[Any, Reference], Any]] = {
    "asked": _count_or_occupation,
    "held": _one("occupations"),
    "occupation": _one("occupations"),
    "craft": _one("crafts"),
    "district": _one("districts"),
    "home": _one("districts"),
    "permit": _one("permits"),
    "skill": _one("skills"),
    "has": _many,
    "by_type": _many,
    "lacks": _many,
    "level": _level,
    "floor": _level,
    "grade": lambda value, _reference: EvidenceGrade(value).label,
    "kind": lambda value, _reference: NeedKind(value).label,
    "credential": lambda value, _reference: Credential.Kind(value).label,
    "catalogue": lambda value, _reference: str(value),
    "list": lambda value, _reference: str(value),
    "missing": lambda value, _reference: value.missing_in_words(),
    "words": lambda value, _reference: listed(value.named()),
}
