from __future__ import annotations

import pytest
from django.test import Client

from cms.look import COOKIE

pytestmark = pytest.mark.django_db


def choose(client: Client, **data: str):
    return client.post("/look/", {"scheme": "dark", "size": "large", "next": "/needs/?q=1", **data})


def test_a_choice_is_kept_in_one_cookie_and_leads_back(client: Client) -> None:
    response = choose(client)
    assert response.headers["Location"] == "/needs/?q=1"
    assert client.cookies[COOKIE].value == "dark.large"


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_it_never_leads_to_another_host(client: Client, back: str) -> None:
    assert choose(client, next=back).headers["Location"] == "/"


def test_an_unknown_choice_is_not_kept(client: Client) -> None:
    choose(client, scheme="neon")
    assert COOKIE not in client.cookies


def test_reading_the_address_is_refused(client: Client) -> None:
    assert client.get("/look/").status_code == 405


def test_a_broken_cookie_gives_the_standard_look(client: Client) -> None:
    client.cookies[COOKIE] = "<script>.huge"
    assert 'data-scheme="device" data-text="standard"' in client.get("/how-ranking-works/").content.decode()


def test_pages_set_no_cookie_of_their_own(client: Client) -> None:
    assert not client.get("/").cookies
