"""Signing in and asking for a new password: limited by name and by address before anything costly happens."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import hashers
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.test import Client

from cms.sign_in.tries import Limit, address_of
from marketplace.accounts.models import User

pytestmark = pytest.mark.django_db
DESK, READERS, RESET = "/admin/login/", "/_util/login/", "/admin/password_reset/"
NAME, PASSWORD, WRONG = "writer@example.com", "let-me-in-please", "let-me-in-now"
ACCOUNT, ADDRESS = settings.LIMITS.sign_in_account_tries, settings.LIMITS.sign_in_address_tries
NOON = datetime.datetime(2027, 3, 1, 12, 0, 30, tzinfo=datetime.UTC)


class Counting(MD5PasswordHasher):
    """The hasher of the suite, which says how often it was asked."""

    algorithm = "counting"
    asked = 0

    def encode(self, password: str, salt: str) -> str:
        Counting.asked += 1
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def writer() -> User:
    return User.objects.create_superuser(NAME, PASSWORD)


@pytest.fixture
def hashes(settings: Any) -> Iterator[type[Counting]]:
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    hashers.get_hashers.cache_clear()
    Counting.asked = 0
    yield Counting
    hashers.get_hashers.cache_clear()


def sign_in(name: str = NAME, password: str = WRONG, at: str = DESK, **meta: str) -> HttpResponse:
    return Client(**meta).post(at, {"username": name, "password": password})


def wear_out(name: str = NAME, tries: int = ACCOUNT, at: str = DESK) -> None:
    for _try in range(tries):
        assert sign_in(name, at=at).status_code == 200


@pytest.mark.parametrize("at", [DESK, READERS])
def test_a_name_is_refused_after_too_many_tries_with_the_time_to_wait(writer: User, at: str) -> None:
    wear_out(at=at)
    refused = sign_in(password=PASSWORD, at=at)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == str(14 * 60 + 30)
    assert "尝试次数过多，请 15 分钟后再试" in refused.content.decode()


def test_both_ways_to_sign_in_count_together(writer: User) -> None:
    wear_out(tries=ACCOUNT, at=READERS)
    assert sign_in(password=PASSWORD).status_code == 429


def test_the_window_ends(writer: User) -> None:
    wear_out()
    with time_machine.travel(NOON + datetime.timedelta(minutes=14, seconds=30), tick=False):
        assert sign_in(password=PASSWORD).status_code == 302


def test_a_refused_try_hashes_no_password(writer: User, hashes: type[Counting]) -> None:
    wear_out()
    before = hashes.asked
    assert before >= ACCOUNT
    assert sign_in(password=PASSWORD).status_code == 429
    assert hashes.asked == before


def test_a_name_without_an_account_is_refused_in_the_same_words(writer: User) -> None:
    wear_out()
    wear_out("nobody@example.com")
    known, unknown = sign_in(), sign_in("nobody@example.com")
    assert (known.status_code, known.headers["Retry-After"]) == (unknown.status_code, unknown.headers["Retry-After"])
    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_the_right_password_begins_anew(writer: User) -> None:
    wear_out(tries=ACCOUNT - 1)
    assert sign_in(password=PASSWORD).status_code == 302
    wear_out()


@pytest.mark.parametrize(
    "spelling", ["WRITER@EXAMPLE.COM", " writer@example.com ", "ｗriter@example.com", "wrıter@example.com"]
)
def test_other_spellings_of_a_name_count_for_the_same_account(writer: User, spelling: str) -> None:
    wear_out()
    assert sign_in(spelling).status_code == 429


def test_an_address_is_refused_whatever_names_it_tries(writer: User) -> None:
    for number in range(ADDRESS):
        assert sign_in(f"person{number}@example.com").status_code == 200
    assert sign_in(password=PASSWORD).status_code == 429
    assert sign_in(password=PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_an_address_that_is_refused_shuts_no_account(writer: User) -> None:
    for number in range(ADDRESS):
        sign_in(f"person{number}@example.com")
    for _try in range(ACCOUNT):
        assert sign_in().status_code == 429
    assert sign_in(password=PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_empty_fields_are_no_try(writer: User) -> None:
    for _try in range(ACCOUNT + 1):
        assert sign_in(password="").status_code == 200
    assert sign_in(password=PASSWORD).status_code == 302


def test_nobody_signs_in_while_tries_cannot_be_counted(writer: User, settings: Any, hashes: type[Counting]) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "config.cache.OpenRedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"socket_connect_timeout": 0.2},
        }
    }
    refused = sign_in(password=PASSWORD)
    assert refused.status_code == 503
    assert "暂时无法" in refused.content.decode()
    assert hashes.asked == 0
    signed_in = Client()
    signed_in.force_login(writer)
    assert signed_in.get("/admin/").status_code == 200


def request(**meta: str) -> HttpRequest:
    found = HttpRequest()
    found.META = meta
    return found


@pytest.mark.parametrize(
    ("behind_proxy", "meta", "address"),
    [
        (False, {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "192.0.2.7"),
        (True, {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "203.0.113.9"),
        (True, {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.9"}, "203.0.113.9"),
        (True, {"REMOTE_ADDR": "10.0.0.1"}, "10.0.0.1"),
        (True, {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "not an address"}, "unknown"),
        (False, {"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}, "2001:db8:1:2::/64"),
        (False, {"REMOTE_ADDR": "::ffff:192.0.2.7"}, "192.0.2.7"),
        (False, {"REMOTE_ADDR": ""}, "unknown"),
    ],
)
def test_the_address_is_what_nobody_can_make_up(
    settings: Any, behind_proxy: bool, meta: dict[str, str], address: str
) -> None:
    settings.TRUSTED_PROXY = behind_proxy
    assert address_of(request(**meta)) == address


def test_the_cache_holds_no_name() -> None:
    assert NAME not in Limit("sign-in-account", 1, 1)._key(NAME, 0)


def ask(email: str, **meta: str) -> HttpResponse:
    return Client(**meta).post(RESET, {"email": email})


def test_a_letter_leads_to_the_site_whatever_host_was_asked(
    writer: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = "https://bayu.example.cn"
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(NAME, HTTP_HOST="localhost").status_code == 302
    assert "https://bayu.example.cn/admin/password_reset/confirm/" in mail.outbox[0].body


def test_the_page_is_the_same_whether_somebody_has_the_address(
    writer: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        known, unknown = ask(NAME), ask("nobody@example.com")
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [letter.to for letter in mail.outbox] == [[NAME]]


@pytest.mark.parametrize("email", [NAME, "nobody@example.com"])
def test_letters_are_limited_by_name(writer: User, email: str) -> None:
    for _try in range(settings.LIMITS.reset_account_tries):
        assert ask(email).status_code == 302
    refused = ask(email)
    assert refused.status_code == 429
    assert "尝试次数过多，请 60 分钟后再试" in refused.content.decode()


def test_letters_are_limited_by_address() -> None:
    for number in range(settings.LIMITS.reset_address_tries):
        assert ask(f"person{number}@example.com").status_code == 302
    assert ask("another@example.com").status_code == 429
    assert ask("another@example.com", REMOTE_ADDR="192.0.2.7").status_code == 302
