from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.needs.models import NeedPermit
from search.documents import SOURCES, asking, build, every_document, read
from search.engines.base import KINDS, Document
from search.facts import unpack
from search.facts.marks import mark, marks_of
from search.index_fields import check
from search.scoring.terms import tells
from tests.factories.needs import NeedFactory, SurplusOfferFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.taxonomy import (
    CraftFactory,
    DistrictFactory,
    OccupationFactory,
    PermitItemFactory,
    SkillFactory,
)
from tests.factories.workers import (
    CredentialFactory,
    HonourFactory,
    PayFloorFactory,
    RuralCraftFactory,
    WorkerFactory,
    WorkerOccupationFactory,
    WorkerSkillFactory,
)
from tests.pages import about_person, about_work, every_type_of_page, story

pytestmark = pytest.mark.django_db
SENTINEL = "哨兵9937"


def full_story() -> Any:
    page = about_work(story(body=["焊花飞溅。"]), "6-18-02-04")
    about_person(page, WorkerFactory(), "周师傅")
    return page


def document(kind: str, row: Any) -> Document:
    (made,) = build(kind, [row.pk])
    return made


def full_worker() -> Any:
    worker = WorkerFactory(
        home_district=DistrictFactory(slug="yuzhong"),
        districts=[DistrictFactory(slug="wanzhou")],
        kinds=["part_time", "instructor"],
        availability={"week": ["5am", "6eve"]},
        languages=["zh", "en"],
        introduction="能做氩弧焊",
        hours_per_week=12,
        remote_ok=True,
        employer=OrganisationFactory(),
        hidden_from=[OrganisationFactory()],
    )
    WorkerOccupationFactory(worker=worker, occupation=OccupationFactory(code="6-18-02-04"), level=3, verified=True)
    WorkerOccupationFactory(
        worker=worker, occupation=OccupationFactory(code="6-31-01-03"), level=0, years=2, is_main=False
    )
    WorkerSkillFactory(worker=worker, skill=SkillFactory(slug="tig"))
    CredentialFactory(worker=worker, permit=True, permit_item=PermitItemFactory(slug="welding"))
    CredentialFactory(worker=worker, skill_level=True)
    PayFloorFactory(worker=worker, unit="hour", amount=60)
    PayFloorFactory(worker=worker, unit="day", amount=400)
    PayFloorFactory(worker=worker, unit="project", amount=9000)
    RuralCraftFactory(worker=worker, craft=CraftFactory(slug="ceramics"), tier=2, verified=True, offers=["study_tour"])
    HonourFactory(worker=worker, tier=4)
    return worker


MAKERS = {"worker": full_worker, "need": NeedFactory, "offer": SurplusOfferFactory, "page": full_story}


def test_a_worker_is_found_by_trade_group_and_every_level_up_to_his_own() -> None:
    keywords = document("worker", full_worker()).keywords
    assert keywords["occ"] == ("6-18-02-04", "6-31-01-03")
    assert keywords["occ_minor"] == ("6-18-02", "6-31-01")
    assert keywords["occ_middle"] == ("6-18", "6-31")
    assert keywords["occ_level"] == ("6-18-02-04@1", "6-18-02-04@2", "6-18-02-04@3")


def test_a_worker_carries_what_he_can_show_and_wants() -> None:
    worker = full_worker()
    keywords = document("worker", worker).keywords
    assert keywords["permit"] == ("welding",)
    assert keywords["credential"] == ("skill_level",)
    assert keywords["verified"] == ("1",)
    assert keywords["craft_offer"] == ("study_tour",)
    assert keywords["district"] == ("yuzhong",)
    assert keywords["district_willing"] == ("wanzhou", "yuzhong")
    assert keywords["kind"] == ("instructor", "part_time")
    assert keywords["slot"] == ("5am", "6eve")
    assert keywords["remote"] == ("1",)
    assert keywords["employer"] == (str(worker.employer_id),)
    assert keywords["hidden_from"] == tuple(str(organisation.pk) for organisation in worker.hidden_from.all())


def test_numbers_of_a_worker_count_verified_honours_only_and_the_lowest_hourly_floor() -> None:
    numbers = document("worker", full_worker()).numbers
    assert numbers["level"] == 3
    assert numbers["years"] == 10
    assert numbers["hours"] == 12
    assert numbers["rural"] == 2
    assert numbers["honour"] == 0
    assert numbers["evidence"] == 3
    assert numbers["pay_hour"] == 5000


def test_what_is_not_stated_has_no_number_and_no_token() -> None:
    made = document("worker", WorkerFactory())
    assert "pay_hour" not in made.numbers
    assert "hours" not in made.numbers
    assert made.keywords["kind"] == ("*",)
    assert not {"slot", "employer", "remote", "verified", "education"} & made.keywords.keys()


def test_who_goes_so_far_is_willing_in_every_district_within() -> None:
    for slug in ("yuzhong", "jiulongpo", "wanzhou"):
        DistrictFactory(slug=slug)
    worker = WorkerFactory(home_district=DistrictFactory(slug="yuzhong"), max_distance_km=30)
    assert document("worker", worker).keywords["district_willing"] == ("jiulongpo", "yuzhong")


def test_dates_decide_where_a_shift_was_stated() -> None:
    worker = WorkerFactory(availability={"week": ["5am"], "free": ["2027-01-01/2027-01-03"]})
    assert document("worker", worker).keywords["slot"] == ("*", "5am")


def test_broken_availability_does_not_keep_a_worker_out() -> None:
    assert "slot" not in document("worker", WorkerFactory(availability={"week": "broken"})).keywords


def test_a_worker_is_found_by_the_names_of_his_trades_and_his_own_words() -> None:
    texts = document("worker", full_worker()).texts
    assert {"焊工", "welder", "电工"} <= set(texts["title"].split())
    assert "能" in texts["exact"].split()
    assert "hangong" in texts["pinyin"].split()


def test_a_need_carries_its_conditions_and_its_frame() -> None:
    need = NeedFactory(
        organisation=OrganisationFactory(verified=True),
        district=DistrictFactory(slug="wanzhou"),
        occupations=[{"code": "6-18-02-04", "level_floor": 4}, {"code": "6-31-01-03", "level_floor": 3}],
        skills=[SkillFactory(slug="tig")],
        crafts=[CraftFactory(slug="ceramics")],
        schedule={"week": ["5am", "6am"]},
        pay_min=60,
        pay_max=80,
        lodging=True,
    )
    NeedPermit.objects.create(need=need, item=PermitItemFactory(slug="welding"))
    made = document("need", need)
    assert made.keywords["permit"] == ("welding",)
    assert made.keywords["slot"] == ("5am", "6am")
    assert made.keywords["verified"] == made.keywords["lodging"] == ("1",)
    assert made.keywords["state"] == ("open",)
    assert "board" not in made.keywords
    assert made.numbers["level_floor"] == 3
    assert made.numbers["pay_hour"] == 8000
    assert made.numbers["valid_until"] == (timezone.localdate() + datetime.timedelta(30)).toordinal()
    assert made.point == (need.district.latitude, need.district.longitude)


def test_the_fields_of_its_kind_are_searched_with_a_need() -> None:
    need = NeedFactory(technical_problem=True, details={"symptom": "振刀严重", "machine": "VMC850"})
    assert {"振", "刀", "vmc850"} <= set(document("need", need).texts["exact"].split())


def test_an_offer_carries_its_places_and_its_cost_per_hour() -> None:
    offer = SurplusOfferFactory(district=DistrictFactory(slug="yuzhong"), cost_month=8700)
    offer.districts.add(DistrictFactory(slug="wanzhou"))
    made = document("offer", offer)
    assert made.keywords["district_willing"] == ("wanzhou", "yuzhong")
    assert made.numbers["pay_hour"] == 5000


@pytest.mark.parametrize("kind", KINDS)
def test_facts_are_packed_as_scoring_reads_them(kind: str) -> None:
    row = MAKERS[kind]()
    made = document(kind, row)
    assert unpack(kind, made.facts).pk == row.pk
    words = [word for word in dict.fromkeys(f"{made.texts['title']} {made.texts['body']}".split()) if tells(word)]
    assert asking(made).words == words
    assert list(marks_of(unpack(kind, made.facts))) == list(map(mark, words))


def test_every_field_of_a_document_is_declared() -> None:
    NeedFactory(), SurplusOfferFactory(), full_worker(), every_type_of_page()
    for made in every_document():
        check(made.kind, [*made.keywords, *made.numbers])


HIDDEN: list[tuple[str, str, Callable[[], Any]]] = [
    ("a hidden worker", "worker", lambda: WorkerFactory(hidden=True)),
    ("a draft", "need", lambda: NeedFactory(draft=True)),
    ("a paused need", "need", lambda: NeedFactory(state="paused")),
    ("a need of a refused organisation", "need", lambda: NeedFactory(organisation=OrganisationFactory(refused=True))),
    ("a draft of an offer", "offer", lambda: SurplusOfferFactory(draft=True)),
    ("an offer of a refused organisation", "offer",
     lambda: SurplusOfferFactory(organisation=OrganisationFactory(refused=True))),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "make"), [case[1:] for case in HIDDEN], ids=[case[0] for case in HIDDEN])
def test_what_the_public_may_not_find_is_no_document(kind: str, make: Callable[[], Any]) -> None:
    row = make()
    assert list(read(kind, [row.pk])) == []
    assert row.pk not in {made.pk for made in every_document([kind])}
    assert [made.pk for made in build(kind, [row.pk])] == [row.pk]


def test_nothing_private_reaches_a_document() -> None:
    worker = WorkerFactory(legal_name=SENTINEL, public_name=SENTINEL, public_name_en=SENTINEL)
    CredentialFactory(worker=worker, number=SENTINEL, issuer=SENTINEL, permit=True)
    CredentialFactory(worker=worker, number=SENTINEL + "2", verified=True, verified_by=SENTINEL)
    WorkerOccupationFactory(worker=worker, verified=True, verified_by=SENTINEL)
    NeedFactory(contact_name=SENTINEL, contact_phone=SENTINEL, contact_shown=True)
    SurplusOfferFactory()
    about_person(
        story(f"{SENTINEL}的一天", body=[f"{SENTINEL}说。"], summary=SENTINEL), worker, SENTINEL, consents=False
    )
    made = list(every_document())
    assert {document.kind for document in made} == set(KINDS)
    for document_ in made:
        shown = repr((document_.keywords, document_.numbers, document_.texts, unpack(document_.kind, document_.facts)))
        assert "9937" not in shown
        assert "哨" not in shown


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_queries_does_not_grow_with_the_rows(kind: str) -> None:
    make = MAKERS[kind]
    make()
    list(every_document([kind]))
    with CaptureQueriesContext(connection) as one:
        list(every_document([kind]))
    before = len(list(every_document([kind])))
    for _ in range(3):
        row = WorkerFactory() if kind == "worker" else make()
        if kind == "worker":
            WorkerOccupationFactory(worker=row)
    with CaptureQueriesContext(connection) as several:
        assert len(list(every_document([kind]))) == before + 3
    assert len(several) == len(one)


def test_every_declared_table_names_fields_that_exist() -> None:
    for source in SOURCES.values():
        for table in source.tables:
            names = (table.key,) if not hasattr(table, "fields") else table.fields
            assert all(table.model._meta.get_field(name) for name in names)
