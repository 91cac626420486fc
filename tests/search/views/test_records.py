from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from search.index_changes.drainer import rebuild
from tests.market import WELDER, Market, welder

SECRETS = ("陈秘密", "SECRET123", "13900001111", "秘密联系人")


def page(client: Client, name: str, public_id: str, query: str = "") -> str:
    response = client.get(reverse(name, args=[public_id]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_need_shows_its_best_workers_with_reason_points_and_both_ranks(client: Client, market: Market) -> None:
    text = page(client, "need", market.need.public_id)
    assert reverse("worker", args=[market.worker.public_id]) in text
    assert 'class="part__fill"' in text
    assert 'fill="url(#hatch)"' in text
    assert "panel__score" in text


def test_a_worker_shows_the_needs_that_fit_best(client: Client, market: Market) -> None:
    assert reverse("need", args=[market.need.public_id]) in page(client, "worker", market.worker.public_id)


def test_a_worker_without_needs_is_told_which_condition_to_relax_and_where_to_search(
    client: Client, market: Market
) -> None:
    worker = welder()
    worker.pay_floors.update(amount=9000)
    rebuild()
    path = reverse("worker", args=[worker.public_id])
    best = client.get(path).context["best"]
    assert not best.cards
    assert [(step.path, step.count) for step in best.relaxations] == [(f"{path}?wide=pay#best", 1)]
    assert (f"{reverse('needs')}?occ={WELDER}", 1) in [(step.path, step.count) for step in best.searches]
    assert reverse("need", args=[market.need.public_id]) in page(client, "worker", worker.public_id, "?wide=pay")


def test_a_need_without_workers_is_told_which_condition_to_relax(client: Client, market: Market) -> None:
    market.need.pay_min = market.need.pay_max = Decimal(1)
    market.need.save()
    rebuild()
    path = reverse("need", args=[market.need.public_id])
    best = client.get(path).context["best"]
    assert not best.cards
    assert f"{path}?wide=pay#best" in [step.path for step in best.relaxations]
    wide = client.get(f"{path}?wide=pay").context["best"]
    assert wide.cards
    assert wide.widened
    assert wide.narrow_path == f"{path}#best"


def test_an_unknown_condition_to_relax_changes_nothing(client: Client, market: Market) -> None:
    path = reverse("need", args=[market.need.public_id])
    best = client.get(f"{path}?wide=nothing").context["best"]
    assert best.cards
    assert not best.widened


def test_an_offer_shows_what_is_lent(client: Client, market: Market) -> None:
    assert market.offer.title in page(client, "offer", market.offer.public_id)


@pytest.mark.parametrize("name", ["need", "worker"])
def test_no_page_tells_a_contact_a_legal_name_or_a_number(client: Client, market: Market, name: str) -> None:
    text = page(client, name, getattr(market, name).public_id)
    assert not [secret for secret in SECRETS if secret in text]


def test_a_hidden_worker_is_not_there(client: Client, market: Market) -> None:
    assert client.get(reverse("worker", args=[market.hidden.public_id])).status_code == 404


def test_a_draft_is_not_there(client: Client, market: Market) -> None:
    assert client.get(reverse("need", args=[market.draft.public_id])).status_code == 404


def test_a_worker_hidden_since_the_last_indexing_is_on_no_page(client: Client, market: Market) -> None:
    type(market.worker).objects.filter(pk=market.worker.pk).update(visibility="hidden")
    assert market.worker.public_id not in page(client, "need", market.need.public_id)
    assert market.worker.public_id not in client.get(reverse("workers")).content.decode()


def test_with_priority_off_no_priority_part_is_left_and_the_switch_turns_it_on(client: Client, market: Market) -> None:
    text = page(client, "need", market.need.public_id, "?priority=off")
    assert 'width="20" height="12" fill="url(#hatch)"' not in text
    assert "switch--off" in text
    assert "why__reason" in text
    assert "紧缺" not in re.findall(r'why__reason">([^<]*)<', text)[0]
    assert f'href="{reverse("need", args=[market.need.public_id])}#best"' in text


def test_the_english_page_speaks_english(client: Client, market: Market) -> None:
    text = client.get(f"/en/needs/{market.need.public_id}/").content.decode()
    assert 'lang="en"' in text
    assert "Welding instructor" in text
    assert "Demo technician college" in text
    assert "Master Chen" in text


def test_without_an_index_a_record_says_so_and_shows_who_the_database_finds(
    client: Client, market: Market, settings, tmp_path
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    text = page(client, "need", market.need.public_id)
    assert market.need.title in text
    assert "notice--attention" in text
    assert market.worker.public_id in text
