"""What the server that `make services` starts lets the product do, and what it keeps from it."""

import re

import pytest
from django.conf import settings
from elasticsearch import AuthenticationException, AuthorizationException, Elasticsearch, helpers

from tests.conftest import elasticsearch_client

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def client(elasticsearch_url):
    with elasticsearch_client(elasticsearch_url) as client:
        yield client


@pytest.fixture
def index(client):
    name = f"{settings.ELASTICSEARCH_PREFIX}-roles-1"
    client.indices.create(index=name, mappings={"properties": {"trade": {"type": "keyword"}}})
    yield name
    client.indices.delete(index=name)


def without_user(address):
    return re.sub("//[^/]*@", "//", address)


def test_nobody_is_let_in_without_a_password(elasticsearch_url):
    with Elasticsearch(without_user(elasticsearch_url)) as stranger, pytest.raises(AuthenticationException) as refusal:
        stranger.cluster.health()
    assert refusal.value.status_code == 401


def test_a_wrong_password_is_refused(elasticsearch_url):
    wrong = Elasticsearch(without_user(elasticsearch_url), basic_auth=("bayu", "wrong"))
    with wrong, pytest.raises(AuthenticationException):
        wrong.cluster.health()


def test_inside_its_prefix_the_role_builds_fills_and_swaps(client, index):
    alias = f"{settings.ELASTICSEARCH_PREFIX}-roles"
    lines = ({"_index": index, "_id": number, "trade": "welder"} for number in range(3))
    assert helpers.bulk(client, lines, refresh=True) == (3, [])
    client.indices.update_aliases(actions=[{"add": {"index": index, "alias": alias}}])
    assert client.count(index=alias)["count"] == 3
    assert client.cluster.health()["status"] in {"green", "yellow"}


@pytest.mark.parametrize(
    "attempt",
    [
        lambda client, index: client.indices.create(index="elsewhere"),
        lambda client, index: client.index(index="elsewhere", document={"trade": "welder"}),
        lambda client, index: client.search(index="elsewhere"),
        lambda client, index: client.indices.update_aliases(actions=[{"add": {"index": index, "alias": "elsewhere"}}]),
        lambda client, index: client.indices.put_index_template(name="every", index_patterns=["*"]),
        lambda client, index: client.cluster.put_settings(persistent={"cluster.max_shards_per_node": 1}),
    ],
    ids=["create", "write", "read", "alias", "template", "settings"],
)
def test_outside_its_prefix_the_role_may_do_nothing(client, index, attempt):
    with pytest.raises(AuthorizationException) as refusal:
        attempt(client, index)
    assert refusal.value.status_code == 403
