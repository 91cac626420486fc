"""Writers that arrive in the wrong order, documents that a server refuses, indices that are gone."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.engines.base import KINDS, EngineUnavailable, Rejected
from search.engines.elastic.engine import ElasticsearchEngine
from search.engines.elastic.indices import Indices
from search.engines.elastic.writing import CHUNK_BYTES, chunks, entries, send
from search.models import IndexBuild
from tests.search.engines.corpus import found, worker
from tests.search.engines.elastic.conftest import Table

pytestmark = pytest.mark.elasticsearch
TOO_LONG = "x" * 40_000
"""Longer than a term of Lucene may be."""


@pytest.fixture
def index(client: Elasticsearch, prefix: str) -> str:
    return Indices(client, prefix).create(timezone.now())["worker"]


def held(client: Elasticsearch, index: str) -> dict[str, int]:
    """Versions by key of all that an index holds, tombstones too."""
    client.indices.refresh(index=index)
    answer = client.search(index=index, version=True, stored_fields="_id", size=100)
    return {hit["_id"]: hit["_version"] for hit in answer["hits"]["hits"]}


def test_a_late_write_does_not_bring_back_what_was_removed(client: Elasticsearch, index: str) -> None:
    send(client, index, entries([worker(1), worker(2)]), version=5)
    send(client, index, entries([], gone=[1]), version=7)
    assert send(client, index, entries([worker(1)]), version=6) == {}
    assert held(client, index) == {"1": 7, "2": 5}
    removed = client.search(index=index, query={"term": {"deleted": True}}, stored_fields="_id")
    assert [hit["_id"] for hit in removed["hits"]["hits"]] == ["1"]


def test_an_older_version_changes_nothing_and_is_no_error(client: Elasticsearch, index: str) -> None:
    send(client, index, entries([worker(1, level=4)]), version=5)
    assert send(client, index, entries([worker(1, level=3), worker(2)]), version=4) == {}
    assert held(client, index) == {"1": 5, "2": 4}
    assert client.count(index=index, query={"term": {"level": 4}})["count"] == 1


def test_the_same_version_may_be_sent_again(client: Elasticsearch, index: str) -> None:
    for _ in range(2):
        assert send(client, index, entries([worker(1)]), version=5) == {}
    assert held(client, index) == {"1": 5}


def test_one_document_that_the_server_refuses_does_not_hold_up_the_others(
    engine: ElasticsearchEngine, table: Table
) -> None:
    table.fill(range(1, 6))
    table.rows[3] = worker(3, occ=(TOO_LONG,))
    engine.rebuild(Table().keys, table.read)
    with pytest.raises(Rejected) as refusal:
        engine.apply("worker", [1, 2, 3, 4, 5], table.read)
    assert list(refusal.value.reasons) == [3]
    assert "immense term" in refusal.value.reasons[3]
    assert set(dict(engine.digests("worker"))) == {1, 2, 4, 5}


def test_a_rebuild_leaves_out_what_the_server_refuses_and_counts_it(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 25))
    table.rows[13] = worker(13, occ=(TOO_LONG,))
    assert engine.rebuild(table.keys, table.read) == 23
    assert IndexBuild.objects.get().rejected == 1
    assert 13 not in dict(engine.digests("worker"))


def test_an_unbuilt_index_takes_no_changes(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 3))
    with pytest.raises(EngineUnavailable, match="rebuild"):
        engine.apply("worker", [1, 2], table.read)


def test_a_late_writer_does_not_make_a_removed_index_anew(client: Elasticsearch, index: str, prefix: str) -> None:
    client.indices.delete(index=index)
    with pytest.raises(EngineUnavailable):
        send(client, index, entries([worker(1)]), version=1)
    assert index not in client.indices.get(index=f"{prefix}-*")


def test_what_was_applied_is_found_after_a_second(engine: ElasticsearchEngine, table: Table) -> None:
    engine.rebuild(table.keys, table.read)
    table.fill(range(1, 4))
    engine.apply("worker", [1, 2, 3, 4], table.read)
    del table.rows[2]
    engine.apply("worker", [2], table.read)
    engine.indices.refresh(engine.indices.aliases)
    assert found(engine) == {1, 3}
    assert engine.counts() == {"worker": 2, "need": 0, "offer": 0, "page": 0}
    assert dict(engine.digests("worker")) == table.digests


def test_a_request_is_cut_where_it_grows_too_large() -> None:
    body = b"x" * (CHUNK_BYTES // 2)
    sizes = [len(chunk) for chunk in chunks([(pk, body) for pk in range(5)] + [(9, b"x" * 2 * CHUNK_BYTES), (10, b"")])]
    assert sizes == [2, 2, 1, 1, 1]


def test_indices_that_nobody_needs_go_after_a_week(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 3))
    engine.rebuild(table.keys, table.read)
    orphans = Indices(engine.indices._client, engine.indices.prefix).create(timezone.now() - datetime.timedelta(days=8))
    engine.rebuild(table.keys, table.read)
    old, live = IndexBuild.objects.order_by("pk")
    assert (old.state, live.state) == ("old", "live")
    assert not engine.indices.present(orphans)
    assert len(engine.indices.present(old.indices)) == len(KINDS)
    IndexBuild.objects.filter(pk=old.pk).update(ended=timezone.now() - datetime.timedelta(days=8))
    assert set(engine.clean()) == set(old.indices.values())
    assert engine.indices.present(old.indices) == []
    assert found(engine) == {1, 2}
    assert list(IndexBuild.objects.all()) == [live]


def test_of_indices_that_were_replaced_three_builds_are_kept(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 3))
    for _ in range(6):
        engine.rebuild(table.keys, table.read)
    *old, live = IndexBuild.objects.order_by("pk")
    assert [build.state for build in (*old, live)] == ["old", "old", "old", "live"]
    there = {name for build in (*old, live) for name in build.indices.values()}
    assert set(engine.indices.everything()) == there
    assert found(engine) == {1, 2}
