"""What to do next on a page without matches: which own condition to widen, and where to search further. All counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from msgspec.structs import replace

from marketplace.taxonomy.codes import middle
from marketplace.taxonomy.models import OccupationGroup
from search.facts import NeedFacts, OfferFacts, Wanted, WorkerFacts
from search.matching import Search, count
from search.reference import Reference
from search.views.lexicon import joined
from search.views.listing import Step

URLS = {"need": "needs", "worker": "workers"}


class Widening(NamedTuple):
    """A condition that can be opened: how it is said, whether the facts state it, and the facts without it."""

    label: Any
    is_stated: Callable[[Any], Any]
    without: Callable[[Any], Any]


def _levels_open(facts: NeedFacts) -> NeedFacts:
    return replace(facts, wanted=tuple(Wanted(row.code, row.level, False, row.work_type) for row in facts.wanted))


OF_WORKERS: Mapping[str, Widening] = {
    "place": Widening(
        pgettext_lazy("widened", "any place"),
        lambda facts: not facts.anywhere,
        lambda facts: replace(facts, anywhere=True),
    ),
    "pay": Widening(
        pgettext_lazy("widened", "any pay"), lambda facts: facts.floors, lambda facts: replace(facts, floors={})
    ),
    "kind": Widening(
        pgettext_lazy("widened", "any kind of engagement"),
        lambda facts: facts.kinds,
        lambda facts: replace(facts, kinds=()),
    ),
}
OF_NEEDS: Mapping[str, Widening] = {
    "level": Widening(
        pgettext_lazy("widened", "any level"),
        lambda facts: any(row.must and row.level for row in facts.wanted),
        _levels_open,
    ),
    "skills": Widening(
        pgettext_lazy("widened", "required skills waived"),
        lambda facts: facts.skills_must,
        lambda facts: replace(facts, skills_must=()),
    ),
    "papers": Widening(
        pgettext_lazy("widened", "required certificates waived"),
        lambda facts: facts.credentials_must,
        lambda facts: replace(facts, credentials_must=()),
    ),
    "education": Widening(
        pgettext_lazy("widened", "any education"),
        lambda facts: facts.education,
        lambda facts: replace(facts, education=0),
    ),
    "place": Widening(
        pgettext_lazy("widened", "people who do not name this place"),
        lambda facts: facts.place and not facts.remote,
        lambda facts: replace(facts, place=None),
    ),
    "pay": Widening(
        pgettext_lazy("widened", "people who ask for more pay"),
        lambda facts: facts.pay_max,
        lambda facts: replace(facts, pay_min=0, pay_max=0),
    ),
}
OF_OFFERS: Mapping[str, Widening] = {
    "place": Widening(
        pgettext_lazy("widened", "any place"),
        lambda facts: facts.place,
        lambda facts: replace(facts, place=None, districts=()),
    ),
}


def widenings_of(facts: WorkerFacts | NeedFacts | OfferFacts) -> dict[str, Widening]:
    """What these facts state and may open. A permit that the law asks for is never among them."""
    kinds = {WorkerFacts: OF_WORKERS, NeedFacts: OF_NEEDS, OfferFacts: OF_OFFERS}
    return {name: way for name, way in kinds[type(facts)].items() if way.is_stated(facts)}


def searches_of(facts: WorkerFacts | NeedFacts | OfferFacts, names: Reference) -> list[Step]:
    """The same occupations, the trades beside them and the same crafts in the search of the other side, if they say more."""
    kind = "worker" if isinstance(facts, NeedFacts) else "need"
    steps = [_step(kind, field, label, values) for field, label, values in _ways(facts, names) if values]
    counts = [step.count for step in steps]
    return [step for place, step in enumerate(steps) if step.count and step.count not in counts[:place]]


def _ways(facts: Any, names: Reference) -> Iterator[tuple[str, str, Sequence[str]]]:
    codes, crafts = _trades(facts)
    groups = OccupationGroup.objects.filter(code__in=set(map(middle, codes))).order_by("code")
    labels = [(row.code, row.label) for row in groups]
    occupations = joined([str(names.occupations[code]) for code in codes])
    yield "occ", _("Same occupation: %(names)s") % {"names": occupations}, codes
    yield (
        "occ_middle",
        _("Related trades: %(names)s") % {"names": joined([label for _code, label in labels])},
        [code for code, _label in labels],
    )
    yield "craft", _("Same craft: %(names)s") % {"names": joined([str(names.crafts[slug]) for slug in crafts])}, crafts


def _trades(facts: Any) -> tuple[list[str], list[str]]:
    """The occupations and crafts of either side."""
    if isinstance(facts, WorkerFacts):
        codes, crafts = [row.code for row in facts.trades], [row.slug for row in facts.crafts_held]
    elif isinstance(facts, NeedFacts):
        codes, crafts = [row.code for row in facts.wanted], list(facts.crafts)
    else:
        codes, crafts = [facts.code], []
    return list(dict.fromkeys(codes)), list(dict.fromkeys(crafts))


def _step(kind: str, field: str, label: str, values: Sequence[str]) -> Step:
    path = f"{reverse(URLS[kind])}?{urlencode([(field, value) for value in values])}"
    return Step(label, path, count=count(Search(kind=kind, values={field: list(values)})))
