import json
import logging
from urllib.parse import quote
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from config.settings.logs import WithoutQuery, logging_settings
from config.transactions import AtomicWrites
from marketplace.accounts.models import User

UNREADABLE = [
    "q=%00",
    "q=a%00b",
    "%00=1",
    "q=%FF%FE",
    "q=%ED%A0%80",
    "q=%C3%28",
    "q=" + quote("焊工".encode("gb18030")),
]


@pytest.mark.parametrize("query", UNREADABLE)
@pytest.mark.parametrize("path", ["/", "/en/", "/healthz", "/admin/login/", "/no/such/page/"])
def test_a_query_string_that_is_no_text_is_refused_with_a_readable_page(client, path, query):
    response = client.get(f"{path}?{query}")
    assert response.status_code == 400
    assert "<h1>" in response.text


@pytest.mark.parametrize(("path", "home"), [("/needs/", 'href="/"'), ("/en/needs/", 'href="/en/"')])
def test_the_page_of_an_error_leads_home_in_its_language(client, path, home):
    assert home in client.get(f"{path}?q=%00").text


@pytest.mark.parametrize("query", UNREADABLE)
def test_the_api_refuses_it_in_json(client, query):
    response = client.get(f"/api/v1/openapi.json?{query}")
    assert response.status_code == 400
    assert response.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/api/v1/needs", "/api/v1/occupations/6-18-02-04"])
def test_the_api_refuses_a_method_in_json_and_says_which_it_takes(client, path, method):
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET"
    assert "GET" in response.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v1/nothing", "/api/v1/nothing/", "/api/v2/needs"])
def test_the_api_refuses_an_unknown_address_in_json(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["detail"]


@pytest.mark.django_db
def test_a_page_refuses_a_method_as_ever(client):
    response = client.get("/look/")
    assert response.status_code == 405
    assert not response.headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize("query", ["q=焊工", "q=%E7%84%8A%E5%B7%A5", "q=", "q=100%25", "q=%", "q=a&q=b"])
def test_every_readable_query_string_passes(client, query):
    assert client.get(f"/healthz?{query}").status_code == 200


@pytest.mark.django_db
def test_a_nul_in_the_path_is_no_fault_of_ours(client):
    assert client.get("/needs/%00/").status_code in {400, 404}


def test_each_response_carries_an_id_of_its_own(client):
    first, second = (UUID(client.get("/healthz").headers["X-Request-ID"]) for _ in range(2))
    assert first != second


def test_an_id_sent_by_a_stranger_is_not_believed(client):
    answer = client.get("/healthz", headers={"x-request-id": "forged"}).headers["X-Request-ID"]
    assert answer != "forged"


def test_an_id_sent_by_our_own_proxy_is_kept(client, settings):
    settings.DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = True
    assert client.get("/healthz", headers={"x-request-id": "from-proxy"}).headers["X-Request-ID"] == "from-proxy"


def test_the_log_has_the_id_and_the_path_but_never_the_query_string(client, caplog):
    with caplog.at_level(logging.INFO, logger="django_structlog"):
        response = client.get("/healthz?q=13800000000")
    lines = [record.msg for record in caplog.records]
    assert {line["request_id"] for line in lines} == {response.headers["X-Request-ID"]}
    assert any(line["request"] == "GET /healthz" for line in lines)
    assert "13800000000" not in str(lines)


def test_a_log_line_is_one_json_object_with_its_chinese_readable():
    settings = logging_settings(json=True, level="INFO")
    formatter = settings["formatters"]["lines"].copy()
    line = formatter.pop("()")(**formatter).format(logging.makeLogRecord({"msg": "索引", "levelname": "INFO"}))
    assert json.loads(line)["event"] == "索引"
    assert "索引" in line


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("GET /needs/?q=x HTTP/1.1", "GET /needs/ HTTP/1.1"),
        ("/needs/?q=x", "/needs/"),
        ("GET /needs/ HTTP/1.1", "GET /needs/ HTTP/1.1"),
    ],
)
def test_other_loggers_lose_the_query_string_too(said, logged):
    record = logging.makeLogRecord({"msg": "%s", "args": (said,)})
    WithoutQuery().filter(record)
    assert record.getMessage() == logged


def test_a_page_may_load_nothing_from_elsewhere_and_nothing_inline(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.django_db
def test_the_admin_may_use_its_own_inline_scripts(client):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "object-src 'none'" in policy


@pytest.mark.django_db
def test_a_view_needs_a_sign_in_unless_it_says_otherwise(client, settings):
    settings.ROOT_URLCONF = "tests.config.private_urls"
    assert client.get("/private/").status_code == 302
    assert client.get("/public/").status_code == 200


class TestTransactions:
    """A request that may write is one transaction; one that reads opens none."""

    @staticmethod
    def write(request):
        User.objects.create_user(email="welder@example.com")
        if request.path == "/refuse/":
            raise PermissionDenied
        return HttpResponse(status=500 if request.path == "/fail/" else 200)

    def send(self, method, path, django_handler):
        return django_handler(getattr(RequestFactory(), method)(path))

    @pytest.fixture
    def handler(self, transactional_db):
        def get_response(request):
            try:
                return self.write(request)
            except PermissionDenied as refusal:
                middleware.process_exception(request, refusal)
                return HttpResponse(status=403)

        middleware = AtomicWrites(get_response)
        return middleware

    @pytest.mark.parametrize(("path", "kept"), [("/ok/", 1), ("/fail/", 0), ("/refuse/", 0)])
    def test_what_a_failed_or_refused_post_wrote_is_taken_back(self, handler, path, kept):
        self.send("post", path, handler)
        assert User.objects.count() == kept

    def test_a_get_opens_no_transaction(self, transactional_db):
        seen = []
        AtomicWrites(lambda request: seen.append(connection.in_atomic_block))(RequestFactory().get("/"))
        assert seen == [False]
