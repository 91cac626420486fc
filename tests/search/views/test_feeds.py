"""Feeds of needs: open ones only, as everybody may see them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from marketplace.needs.models import Need
from tests.factories import DistrictFactory, MembershipFactory, NeedFactory, OrganisationFactory
from tests.feed_reader import Feed

pytestmark = pytest.mark.django_db
HOST = "http://127.0.0.1:8000"
KINDS = ("atom", "rss")


def ask(client: Client, kind: str = "atom", query: str = "", prefix: str = "") -> Any:
    return client.get(f"{prefix}/feeds/needs.{kind}{query}")


def need(**given: Any) -> Need:
    made: Need = NeedFactory(
        **{"district": DistrictFactory(slug="fuling"), "title": "焊工", "title_en": "Welder", **given}
    )
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_it_lists_open_needs_newest_first_with_pay_and_place(client: Client, kind: str) -> None:
    now = timezone.now()
    need(title="旧", published_at=now - datetime.timedelta(days=2))
    newest = need(title="新", published_at=now - datetime.timedelta(days=1))
    feed = Feed(ask(client, kind))
    assert [entry.title for entry in feed.entries] == ["新", "旧"]
    assert feed.entries[0].link == f"{HOST}/needs/{newest.public_id}/"
    assert newest.district is not None
    assert newest.district.label in feed.entries[0].text
    assert Feed(ask(client, kind, prefix="/en")).entries[0].title == "Welder"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_open_to_everybody_is_in_no_feed_not_even_for_its_owner(client: Client, kind: str) -> None:
    need(valid_until=timezone.localdate() - datetime.timedelta(1))
    need(organisation=OrganisationFactory(verification="refused"))
    draft = need(draft=True)
    client.force_login(MembershipFactory(organisation=draft.organisation).user)
    assert Feed(ask(client, kind)).entries == []


def test_the_contact_is_in_no_feed(client: Client) -> None:
    need(contact_name="秘密联系人", contact_phone="13900001111", contact_shown=True)
    text = ask(client).content.decode()
    assert "秘密联系人" not in text
    assert "13900001111" not in text


def test_it_is_narrowed_by_district_and_by_occupation(client: Client) -> None:
    need(title="涪陵焊工", occupations=[{"code": "6-18-02-04"}])
    need(title="渝中焊工", occupations=[{"code": "6-18-02-04"}], district=DistrictFactory(slug="yuzhong"))
    narrowed = Feed(ask(client, query="?district=fuling&occupation=6-18-02-04"))
    assert [entry.title for entry in narrowed.entries] == ["涪陵焊工"]
    assert len(Feed(ask(client, query="?occupation=6-18-02-04")).entries) == 2


@pytest.mark.parametrize("query", ["?district=nowhere", "?occupation=焊工", "?district=%00"])
def test_what_there_is_not_gives_no_feed(client: Client, query: str) -> None:
    assert ask(client, query=query).status_code in (400, 404)


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_strangers_is_only_text(client: Client, kind: str) -> None:
    need(title="\x0b<b>&", duties="]]><script>x()</script>\x01", is_demo=True)
    entry = Feed(ask(client, kind)).entries[0]
    assert entry.title == "[演示] <b>&"
    assert "<script>" not in entry.text
    assert "<p>]]&gt;&lt;script&gt;x()&lt;/script&gt;</p>" in entry.text


def test_it_holds_fifty_entries_in_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    house, place = OrganisationFactory(), DistrictFactory(slug="fuling")
    for _number in range(52):
        need(organisation=house, district=place, occupations=[{"code": "6-18-02-04"}])
    with django_assert_max_num_queries(6):
        assert len(Feed(ask(client)).entries) == 50
