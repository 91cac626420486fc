"""Searches over HTTP. The parameters are those of the search pages, read by the same forms."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils import translation
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from marketplace.needs.api import with_brief as with_need_brief
from marketplace.needs.models import Need
from marketplace.workers.api import with_brief as with_worker_brief
from marketplace.workers.models import Worker
from search.api.schemas import Language, NeedAnswer, WorkerAnswer, explained
from search.forms import NeedSearchForm, SearchForm, WorkerSearchForm
from search.matching import Results, Search, browse
from search.reference import reference
from search.views import cursors

router = Router(tags=["search"])
LIMITS = settings.LIMITS


class Asked(Schema):
    """What both searches take. By match, `offset` counts from the best; in other orders `after` leads on."""

    q: str = Field("", max_length=LIMITS.query_characters)
    kind: list[str] = Field([], max_length=LIMITS.filter_values)
    occ: list[str] = Field([], max_length=LIMITS.filter_values, description="occupation codes")
    cluster: list[str] = Field([], max_length=LIMITS.filter_values)
    craft: list[str] = Field([], max_length=LIMITS.filter_values)
    slot: list[str] = Field([], max_length=LIMITS.filter_values)
    near: str = ""
    km: str = ""
    level: int | None = Field(None, ge=1, le=8)
    pay: int | None = Field(None, ge=1, le=1_000_000)
    unit: str = ""
    verified: bool = False
    shortage: bool = False
    sort: Literal["match", "newest", "nearest", "pay"] = "match"
    priority: Literal["on", "off"] = "on"
    after: str = Field("", max_length=400)
    offset: int = Field(0, ge=0, le=LIMITS.candidates)
    limit: int = Field(LIMITS.page_size, ge=1, le=LIMITS.page_size_max)
    lang: Language = "zh-hans"

    def form_data(self) -> QueryDict:
        """The values as an address would hold them."""
        data = QueryDict(mutable=True)
        for name, value in self.model_dump(exclude_none=True).items():
            for single in value if isinstance(value, list) else [value]:
                data.appendlist(name, "1" if single is True else "" if single is False else str(single))
        return data


class NeedQuery(Asked):
    district: list[str] = Field([], max_length=LIMITS.filter_values)
    site_level: list[str] = Field([], max_length=LIMITS.filter_values)
    organisation_kind: list[str] = Field([], max_length=LIMITS.filter_values)
    starts: datetime.date | None = None
    ends: datetime.date | None = None
    remote: bool = False
    board: bool = False
    lodging: bool = False


class WorkerQuery(Asked):
    district_willing: list[str] = Field([], max_length=LIMITS.filter_values)
    permit: list[str] = Field([], max_length=LIMITS.filter_values)
    credential: list[str] = Field([], max_length=LIMITS.filter_values)
    language: list[str] = Field([], max_length=LIMITS.filter_values)
    hours: int | None = Field(None, ge=1, le=84)
    rural: int | None = Field(None, ge=1, le=4)
    honours: bool = False


@router.get("/needs", response=NeedAnswer, summary="Search needs")
def needs(request: HttpRequest, query: Query[NeedQuery]) -> Any:
    rows = with_need_brief(Need.objects.visible_to(request.user))
    return answer("need", query, NeedSearchForm(query.form_data()), rows)


@router.get("/workers", response=WorkerAnswer, summary="Search workers")
def workers(request: HttpRequest, query: Query[WorkerQuery]) -> Any:
    rows = with_worker_brief(Worker.objects.visible_to(request.user))
    return answer("worker", query, WorkerSearchForm(query.form_data()), rows)


def answer(kind: str, query: Asked, form: SearchForm, rows: Any) -> dict[str, Any]:
    """Search, load what may be seen, and explain every hit in the language asked for."""
    with translation.override(query.lang):
        found = run(kind, query, form)
        loaded = rows.in_bulk([row.pk for row in found.rows])
        names = reference()
        return {
            "engine": found.engine,
            "total": found.total,
            "fitting": found.fitting,
            "considered": found.considered,
            "rule_version": found.rules.version,
            "catalogues": [str(name) for name in found.rules.catalogues],
            "after": cursors.write(found.after),
            "results": [{kind: loaded[row.pk], **explained(row, names)} for row in found.rows if row.pk in loaded],
        }


def run(kind: str, query: Asked, form: SearchForm) -> Results:
    """The search that the query describes; 422 names each wrong value."""
    if not form.is_valid():
        raise HttpError(422, faults(form.errors))  # type: ignore[arg-type]
    try:
        after = cursors.read(query.after)
    except cursors.BadCursor:
        raise HttpError(422, [{"field": "after", "reason": "unknown place in the list"}]) from None  # type: ignore[arg-type]
    values = {name: value for name, value in form.cleaned_data.items() if value}
    return browse(
        Search(
            kind=kind,
            text=query.q,
            values=values,
            sort=query.sort,
            limit=query.limit,
            offset=query.offset,
            after=after,
            priority=query.priority == "on",
            facets=False,
        )
    )


def faults(errors: dict[str, list[str | ValidationError]]) -> list[dict[str, str]]:
    return [{"field": name, "reason": " ".join(map(str, reasons))} for name, reasons in errors.items()]
