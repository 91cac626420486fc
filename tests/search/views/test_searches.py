from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.taxonomy.models import KindWord
from search.index_changes.drainer import rebuild
from tests.factories import (
    NeedFactory,
    OccupationFactory,
    OrganisationFactory,
    WorkerFactory,
    WorkerOccupationFactory,
)
from tests.market import TURNER, WELDER, Market, reference, welder


def found(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def links(text: str, name: str) -> int:
    """How many rows lead to a record."""
    return text.count(f'class="row__title"><a href="{reverse(name)}')


def test_words_find_needs_and_every_hit_says_why(client: Client, market: Market) -> None:
    text = found(client, "/needs/?q=焊工")
    assert market.need.title in text
    assert "why__reason" in text


def test_a_hidden_worker_and_a_draft_are_in_no_list(client: Client, market: Market) -> None:
    assert market.hidden.public_id not in found(client, "/workers/")
    assert market.draft.public_id not in found(client, "/needs/")


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/workers/?km=abc&near=yuzhong", "km"),
        ("/workers/?hours=-3", "hours"),
        ("/needs/?pay=much", "pay"),
        ("/needs/?starts=2026-13-40", "starts"),
        ("/needs/?starts=2027-05-01&ends=2027-04-01", "ends"),
        ("/needs/?sort=nearest", "near"),
    ],
)
def test_a_wrong_entry_is_told_at_its_field_and_what_was_typed_stays(
    client: Client, market: Market, path: str, field: str
) -> None:
    response = client.get(path)
    assert response.status_code == 200
    form = response.context["listing"].form
    assert field in form.errors
    text = response.content.decode()
    assert "field--wrong" in text
    typed = form.data.get(field, "")
    assert not typed or form[field].widget_type == "select" or f'value="{typed}"' in text


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=x",
        "after=%7B%7D",
        "after=W3Rydv0",
        "kind=nothing",
        "q=" + "焊" * 300,
        "occ=9",
        "sort=best",
        "priority=1",
    ],
)
def test_no_address_breaks_a_search_page(client: Client, market: Market, query: str) -> None:
    for path in ("/needs/", "/workers/", "/en/needs/"):
        assert client.get(f"{path}?{query}", follow=True).status_code == 200


def test_empty_parameters_lead_to_the_address_without_them(client: Client, market: Market) -> None:
    response = client.get("/needs/?q=&kind=instructor&pay=&unit=hour&priority=on&sort=newest")
    assert response.status_code == 302
    assert set(response.headers["Location"].partition("?")[2].split("&")) == {"kind=instructor", "sort=newest"}


def test_htmx_is_told_the_address_without_empty_parameters(client: Client, market: Market) -> None:
    response = client.get("/needs/?q=&kind=instructor", headers={"HX-Request": "true"})
    assert response.headers["HX-Push-Url"] == "/needs/?kind=instructor"


def test_each_condition_is_a_chip_that_leads_to_the_search_without_it(client: Client, market: Market) -> None:
    listing = client.get("/needs/?q=焊工&kind=instructor&verified=1").context["listing"]
    assert {chip.path for chip in listing.chips} == {
        "/needs/?q=%E7%84%8A%E5%B7%A5&verified=1",
        "/needs/?q=%E7%84%8A%E5%B7%A5&kind=instructor",
    }


def test_without_results_the_page_counts_what_fewer_conditions_would_give(client: Client, market: Market) -> None:
    listing = client.get("/needs/?q=焊工&kind=project").context["listing"]
    assert not listing.cards
    counted = {step.path: step.count for step in listing.relaxations}
    assert counted["/needs/?q=%E7%84%8A%E5%B7%A5"] == 1


def test_without_results_each_word_may_be_left_out_by_itself(client: Client, market: Market) -> None:
    listing = client.get("/needs/?q=焊工 高级工 -实训").context["listing"]
    assert not listing.cards
    counted = {QueryDict(step.path.partition("?")[2]).get("q"): step.count for step in listing.relaxations}
    assert counted == {"焊工 高级工": 1, None: 1}


def test_a_single_word_is_not_offered_twice(client: Client, market: Market) -> None:
    listing = client.get("/needs/?q=asdfgh").context["listing"]
    assert [step.path for step in listing.relaxations] == ["/needs/"]


@pytest.mark.parametrize(("query", "is_told"), [("", True), ("?sort=newest", False), ("?sort=pay", False)])
def test_a_place_is_told_only_where_the_order_is_by_match(
    client: Client, market: Market, query: str, is_told: bool
) -> None:
    response = client.get(f"/workers/{query}")
    panels = [card.panel for card in response.context["listing"].cards]
    assert panels
    assert all(bool(panel.rank) is is_told for panel in panels)
    text = response.content.decode()
    assert "panel__score" in text
    assert ("第 1 名" in text) is is_told


def test_an_unknown_value_of_a_filter_is_told_beside_it(client: Client, market: Market) -> None:
    assert "field--wrong" in found(client, "/needs/?craft=nothing")


def test_what_is_wrong_stands_first_among_the_filters(client: Client, market: Market) -> None:
    groups = client.get("/needs/?pay=much").context["listing"].groups
    assert [group.is_wrong for group in groups][:2] == [True, False]
    assert "pay" in {field.bound.name for field in groups[0].fields}


def test_a_facet_counts_its_other_values_too(client: Client, market: Market) -> None:
    NeedFactory(project=True, occupations=[{"code": WELDER}])
    rebuild()
    groups = {group.name: group for group in client.get("/needs/?kind=instructor").context["listing"].groups}
    assert {option.value: option.count for option in groups["kind"].options} == {"instructor": 1, "project": 1}


def test_priority_off_is_kept_on_the_next_page_and_in_the_form(client: Client, db: Any) -> None:
    reference()
    for _number in range(25):
        NeedFactory(occupations=[{"code": TURNER}])
    rebuild()
    listing = client.get("/needs/?priority=off").context["listing"]
    assert "priority=off" in listing.pager.next_path
    assert ("priority", "off") in listing.hidden
    assert not listing.switch.is_on


def test_pages_by_match_show_everybody_once(client: Client, db: Any) -> None:
    reference()
    made = {NeedFactory(occupations=[{"code": TURNER}]).public_id for _number in range(45)}
    rebuild()
    seen = [
        card.path
        for page in (1, 2, 3)
        for card in client.get(f"/needs/?page={page}", follow=True).context["listing"].cards
    ]
    assert sorted(seen) == sorted(reverse("need", args=[public_id]) for public_id in made)


@pytest.mark.parametrize("sort", ["newest", "pay", "nearest"])
def test_other_orders_page_by_cursor_to_the_end_without_repeating(client: Client, db: Any, sort: str) -> None:
    reference()
    made = {NeedFactory(occupations=[{"code": TURNER}]).public_id for _number in range(45)}
    rebuild()
    path, seen = f"/needs/?near=yuzhong&sort={sort}", []
    while path and len(seen) <= len(made):
        listing = client.get(path).context["listing"]
        seen += [card.path for card in listing.cards]
        path = listing.pager.next_path if listing.pager else ""
    assert sorted(seen) == sorted(reverse("need", args=[public_id]) for public_id in made)


@pytest.mark.parametrize("path", ["/needs/", "/workers/", "/workers/?sort=newest"])
def test_the_queries_of_a_list_do_not_grow_with_its_rows(client: Client, db: Any, path: str) -> None:
    reference()
    counts = []
    for more in (5, 95):
        grow(more)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            text = found(client, path)
        counts.append((len(queries), text.count('class="row__title"')))
    assert counts[0][1] < counts[1][1] == 20
    assert counts[0][0] == counts[1][0]


def grow(number: int) -> None:
    for _number in range(number):
        NeedFactory(organisation=OrganisationFactory(), occupations=[{"code": TURNER, "level_floor": 3}])
        welder()
    rebuild()


def test_the_queries_of_a_record_do_not_grow_with_its_matches(client: Client, market: Market) -> None:
    counts = []
    for more in (0, 12):
        for _number in range(more):
            welder()
        rebuild()
        path = reverse("need", args=[market.need.public_id])
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            text = found(client, path)
        counts.append((len(queries), links(text, "workers")))
    assert counts[1][1] > counts[0][1]
    assert counts[0][0] == counts[1][0]


@pytest.mark.parametrize("path", ["/workers/?q=焊工", "/workers/?sort=newest", "/workers/?occ=6-18-02-04"])
def test_without_an_index_the_database_answers_and_the_page_says_so(
    client: Client, market: Market, settings: Any, tmp_path: Any, path: str
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    text = found(client, path)
    assert "notice--attention" in text
    assert market.worker.public_id in text
    assert market.hidden.public_id not in text


def test_the_api_names_the_database_when_it_answers(
    client: Client, market: Market, settings: Any, tmp_path: Any
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    answered = client.get("/api/v1/needs", {"q": "焊工"}).json()
    assert answered["engine"] == "database"
    assert [row["need"]["id"] for row in answered["results"]] == [market.need.public_id]


def listed(client: Client, path: str) -> tuple[list[str], list[str]]:
    """Where the rows of a page lead, and its notices."""
    listing = client.get(path).context["listing"]
    return [card.path for card in listing.cards], listing.notices


@pytest.fixture
def _kind_words(db: None) -> None:
    KindWord.objects.create(kind="shared_labour", word="共享用工")


@pytest.mark.usefixtures("_kind_words")
def test_where_hardly_anything_fits_all_that_was_typed_the_rest_follows_and_is_told(
    client: Client, market: Market
) -> None:
    paths, notices = listed(client, "/workers/?q=焊工 共享用工")
    assert paths == [reverse("worker", args=[market.worker.public_id])]
    assert notices == ["没有完全符合的结果。以下结果在工种、地点或用工方式上有所不符。"]


@pytest.mark.usefixtures("_kind_words")
def test_what_fits_stands_before_what_misses_a_condition_whatever_its_score(client: Client, market: Market) -> None:
    beginner = WorkerFactory(kinds=["shared_labour"])
    WorkerOccupationFactory(worker=beginner, occupation=OccupationFactory(code=WELDER), level=1)
    rebuild()
    paths, notices = listed(client, "/workers/?q=焊工 共享用工")
    assert paths == [reverse("worker", args=[row.public_id]) for row in (beginner, market.worker)]
    assert notices == ["只有前 1 条完全符合，其后的结果在工种、地点或用工方式上有所不符。"]


@pytest.mark.usefixtures("_kind_words")
@pytest.mark.parametrize(("fitting", "following"), [(6, 1), (19, 1), (20, 0)])
def test_the_rest_follows_until_a_page_is_full(client: Client, market: Market, fitting: int, following: int) -> None:
    welder = OccupationFactory(code=WELDER)
    for _ in range(fitting):
        WorkerOccupationFactory(worker=WorkerFactory(kinds=["shared_labour"]), occupation=welder, level=1)
    rebuild()
    paths, notices = listed(client, "/workers/?q=焊工 共享用工")
    other = reverse("worker", args=[market.worker.public_id])
    assert [place for place, path in enumerate(paths) if path == other] == [fitting] * following
    assert len(notices) == following
    answered = client.get("/api/v1/workers", {"q": "焊工 共享用工", "limit": 5}).json()
    assert (answered["fitting"], answered["total"]) == (fitting, fitting)


@pytest.mark.usefixtures("_kind_words")
def test_the_rest_follows_in_the_order_by_match_only(client: Client, market: Market) -> None:
    assert listed(client, "/workers/?q=焊工 共享用工&sort=newest") == ([], [])


@pytest.mark.parametrize("typed", ["hangong", "汗工"])
def test_a_name_is_found_by_its_sound(client: Client, market: Market, typed: str) -> None:
    assert market.worker.public_id in found(client, f"/workers/?q={typed}")
