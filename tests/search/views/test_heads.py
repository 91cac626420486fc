"""What machines read on the pages of needs, workers and searches."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from tests.factories import ConsentFactory, DistrictFactory, MembershipFactory, NeedFactory
from tests.head_reader import Seen
from tests.market import Market

HOST = "http://127.0.0.1:8000"


def need_seen(client: Client, need: Need, prefix: str = "") -> Seen:
    return Seen(client.get(f"{prefix}/needs/{need.public_id}/"))


def test_a_part_time_post_is_a_job_posting_of_what_the_need_states(client: Client, market: Market) -> None:
    Need.objects.filter(pk=market.need.pk).update(
        published_at=datetime.datetime(2026, 11, 24, 17, 0, tzinfo=datetime.UTC),
        valid_until=timezone.localdate() + datetime.timedelta(5),
        pay_min=Decimal(80),
        pay_max=Decimal("120.50"),
        pay_unit="hour",
        headcount=2,
        hours_per_week=8,
    )
    posting = need_seen(client, market.need).data["JobPosting"]
    last = timezone.localdate() + datetime.timedelta(5)
    assert posting["title"] == "焊工实训指导教师"
    assert (posting["datePosted"], posting["validThrough"]) == ("2026-11-25", f"{last}T23:59:59+08:00")
    assert posting["employmentType"] == "PART_TIME"
    assert posting["hiringOrganization"] == {"@type": "Organization", "name": "演示技师学院"}
    assert posting["jobLocation"]["address"]["addressLocality"] == market.need.district.name  # type: ignore[union-attr]
    assert posting["totalJobOpenings"] == 2
    assert posting["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "CNY",
        "value": {"@type": "QuantitativeValue", "minValue": 80.0, "maxValue": 120.5, "unitText": "HOUR"},
    }


def test_what_a_need_does_not_state_is_not_said(client: Client, market: Market) -> None:
    Need.objects.filter(pk=market.need.pk).update(pay_max=None, district=None, is_remote=True, hours_per_week=None)
    posting = need_seen(client, market.need).data["JobPosting"]
    assert posting["baseSalary"]["value"] == {"@type": "QuantitativeValue", "value": 120.0, "unitText": "LESSON"}
    assert posting["jobLocationType"] == "TELECOMMUTE"
    assert not {"jobLocation", "workHours", "applicantLocationRequirements"} & set(posting)


@pytest.mark.parametrize(
    ("traits", "wanted"),
    [
        ({"instructor": True}, "PART_TIME"),
        ({"instructor": True, "detail": {"role": "judge"}}, "TEMPORARY"),
        ({"part_time": True, "detail": {"legal_relation": "non_full_time"}}, "PART_TIME"),
        ({"part_time": True, "detail": {"legal_relation": "labour_service"}}, "CONTRACTOR"),
        ({"part_time": True, "detail": {"legal_relation": "work_contract"}}, None),
        ({"technical_service": True}, None),
        ({"technical_problem": True}, None),
        ({"project": True}, None),
        ({"shared_labour": True}, None),
    ],
)
def test_only_posts_are_job_postings(client: Client, db: None, traits: dict[str, Any], wanted: str | None) -> None:
    need = made(**traits)
    assert need_seen(client, need).data.get("JobPosting", {}).get("employmentType") == wanted


def made(detail: dict[str, str] | None = None, **traits: bool) -> Need:
    need: Need = NeedFactory(district=DistrictFactory(), **traits)
    for name, value in (detail or {}).items():
        row = getattr(need, "instructordetail", None) or need.parttimedetail
        setattr(row, name, value)
        row.save()
    return need


def test_a_draft_is_no_posting_for_those_who_may_see_it(client: Client, market: Market) -> None:
    client.force_login(MembershipFactory(organisation=market.draft.organisation).user)
    seen = need_seen(client, market.draft)
    assert seen.metas["og:title"].startswith("未发布的需求")
    assert "JobPosting" not in seen.data


def test_a_demonstration_says_so_in_its_title(client: Client, market: Market) -> None:
    Need.objects.filter(pk=market.need.pk).update(is_demo=True)
    assert "demonstration" in need_seen(client, market.need, "/en").data["JobPosting"]["title"]


def test_the_contact_is_in_no_part_of_the_head(client: Client, market: Market) -> None:
    text = need_seen(client, market.need).text
    assert "秘密联系人" not in text
    assert "13900001111" not in text


def test_duties_cannot_end_the_data(client: Client, market: Market) -> None:
    Need.objects.filter(pk=market.need.pk).update(title="</script><b>", duties="</script><script>x()</script>")
    seen = need_seen(client, market.need)
    assert "<script>x()" not in seen.text
    assert seen.data["JobPosting"]["description"] == "<p>&lt;/script&gt;&lt;script&gt;x()&lt;/script&gt;</p>"


def test_a_worker_is_a_person_only_with_an_open_profile_and_a_consent_that_stands(
    client: Client, market: Market
) -> None:
    path = f"/workers/{market.worker.public_id}/"
    assert "Person" not in Seen(client.get(path)).data
    consent = ConsentFactory(subject_id=market.worker.pk)
    person = Seen(client.get(path)).data["Person"]
    assert set(person) == {"@context", "@type", "name", "url", "jobTitle", "homeLocation"}
    assert person["name"] == "陈师傅"
    consent.revoked_at = timezone.now()
    consent.save()
    assert "Person" not in Seen(client.get(path)).data


def test_a_profile_for_organisations_is_no_person_for_them_either(client: Client, market: Market) -> None:
    ConsentFactory(subject_id=market.worker.pk)
    Worker.objects.filter(pk=market.worker.pk).update(visibility="organisations")
    client.force_login(MembershipFactory(organisation=market.need.organisation).user)
    seen = Seen(client.get(f"/workers/{market.worker.public_id}/"))
    assert seen.metas["og:type"] == "profile"
    assert "Person" not in seen.data


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_each_page_has_one_address_and_both_languages(client: Client, market: Market, prefix: str) -> None:
    paths = (
        "/needs/",
        "/workers/",
        "/how-ranking-works/",
        f"/needs/{market.need.public_id}/",
        f"/workers/{market.worker.public_id}/",
        f"/offers/{market.offer.public_id}/",
    )
    for path in paths:
        seen = Seen(client.get(f"{prefix}{path}"))
        assert seen.canonical == [f"{HOST}{prefix}{path}"]
        assert seen.alternates == {
            "zh-hans": f"{HOST}{path}",
            "en": f"{HOST}/en{path}",
            "x-default": f"{HOST}{path}",
        }


def test_a_narrowed_search_stands_for_itself_without_the_switch(client: Client, market: Market) -> None:
    seen = Seen(client.get("/workers/?q=焊工&priority=off"))
    assert seen.canonical == [f"{HOST}/workers/?q=%E7%84%8A%E5%B7%A5"]
    assert (seen.metas["robots"], seen.alternates) == ("noindex, follow", {})
