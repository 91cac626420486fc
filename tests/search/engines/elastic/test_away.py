"""Servers that are away, slow or strange: what a search, a write and a probe say, and how the breaker opens and closes."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from elasticsearch import Elasticsearch

from search.criteria import Criteria
from search.engines.base import EngineUnavailable
from search.engines.elastic.client import Address, Breaker, Down, address, client_to
from search.engines.elastic.engine import ElasticsearchEngine
from search.index_changes.versions import turn
from search.models import IndexBuild
from tests.search.engines.corpus import found, worker
from tests.search.engines.elastic.conftest import Table

pytestmark = pytest.mark.elasticsearch


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def fail(breaker: Breaker) -> None:
    with pytest.raises(Down), breaker.guarding():
        raise Down("no answer")


def passes(breaker: Breaker) -> bool:
    with suppress(Down), breaker.guarding():
        return True
    return False


def test_a_breaker_lets_one_try_after_its_time_and_all_after_an_answer() -> None:
    clock = Clock()
    breaker = Breaker(30, clock)
    assert passes(breaker)
    fail(breaker)
    clock.now = 29
    assert breaker.is_open
    assert not passes(breaker)
    clock.now = 31
    assert not breaker.is_open
    with breaker.guarding():
        assert not passes(breaker)
    assert passes(breaker)


def test_a_try_that_fails_opens_the_breaker_again() -> None:
    clock = Clock()
    breaker = Breaker(30, clock)
    fail(breaker)
    clock.now = 31
    fail(breaker)
    clock.now = 60
    assert not passes(breaker)
    clock.now = 62
    assert passes(breaker)


def test_of_many_threads_one_tries() -> None:
    clock = Clock()
    breaker = Breaker(30, clock)
    fail(breaker)
    clock.now = 31
    start, tried = threading.Barrier(8), []

    def call() -> None:
        start.wait()
        with suppress(Down), breaker.guarding():
            tried.append(1)
            time.sleep(0.2)

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tried) == 1


def test_a_mistake_in_the_program_passes_and_opens_nothing() -> None:
    breaker = Breaker()
    with pytest.raises(ZeroDivisionError), breaker.guarding():
        raise ZeroDivisionError
    assert not breaker.is_open


@contextmanager
def listening(target: tuple[str, int], port: int, *, tls: ssl.SSLContext | None = None) -> Iterator[None]:
    """A port that hands all on to another server; with `tls` it speaks that to those who call."""
    with socket.create_server(("127.0.0.1", port)) as plain, speaking(plain, tls) as server:
        threading.Thread(target=accept, args=(server, target), daemon=True).start()
        yield


def speaking(server: socket.socket, tls: ssl.SSLContext | None) -> AbstractContextManager[socket.socket]:
    return tls.wrap_socket(server, server_side=True) if tls else nullcontext(server)


def accept(server: socket.socket, target: tuple[str, int]) -> None:
    while True:
        try:
            near, _ = server.accept()
        except ssl.SSLError:
            continue
        except OSError:
            return
        threading.Thread(target=join, args=(near, socket.create_connection(target)), daemon=True).start()
        del near


def join(near: socket.socket, far: socket.socket) -> None:
    """Hand on what comes from either side until both have ended, and close both."""
    with near, far:
        back = threading.Thread(target=pump, args=(far, near), daemon=True)
        back.start()
        pump(near, far)
        back.join()


def pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def moved(port: int, seconds: float = 1.0) -> tuple[Address, tuple[str, int]]:
    """The address as it would be with the first server on another port, and where that server really is."""
    real = urlsplit(address().hosts[0])
    user = real.netloc.rpartition("@")[0]
    host = urlunsplit(real._replace(netloc=f"{user}@127.0.0.1:{port}" if user else f"127.0.0.1:{port}"))
    return replace(address(), hosts=(host,), seconds=seconds), (real.hostname or "", real.port or 9200)


def test_the_search_comes_back_with_the_server(prefix: str, engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 4))
    engine.rebuild(table.keys, table.read)
    port = free_port()
    where, real = moved(port, seconds=5)
    distant = ElasticsearchEngine(where, prefix, turn=turn)
    distant._breaker = Breaker(0.5)
    with pytest.raises(EngineUnavailable, match="away"):
        distant.search(Criteria("worker"))
    with pytest.raises(EngineUnavailable, match="a moment ago"):
        distant.apply("worker", [1], table.read)
    with listening(real, port):
        with pytest.raises(EngineUnavailable, match="a moment ago"):
            distant.search(Criteria("worker"))
        time.sleep(0.6)
        assert found(distant) == {1, 2, 3}
        client_to(where).close()


def certified(folder: Path, name: str) -> Path:
    """A certificate of its own authority for this machine, with its key in one file."""
    made = folder / f"{name}.pem"
    asked = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    asked += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(made), "-out", str(folder / name)]
    subprocess.run(["/usr/bin/openssl", "req", *asked], check=True, capture_output=True)
    with made.open("a") as file:
        file.write((folder / name).read_text())
    return made


def test_a_server_is_believed_only_with_a_certificate_of_the_named_authority(
    prefix: str, engine: ElasticsearchEngine, table: Table, tmp_path: Path
) -> None:
    table.fill(range(1, 4))
    engine.rebuild(table.keys, table.read)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certified(tmp_path, "ours"))
    certified(tmp_path, "somebody else")
    where, real = moved(free_port(), seconds=5)
    secure = where.hosts[0].replace("http://", "https://")
    with listening(real, urlsplit(secure).port or 0, tls=tls):
        for authority, believed in (("ours", True), ("somebody else", False)):
            there = replace(where, hosts=(secure,), authority=str(tmp_path / authority))
            distant = ElasticsearchEngine(there, prefix, turn=turn)
            distant._breaker = Breaker()
            if believed:
                assert found(distant) == {1, 2, 3}
            else:
                with pytest.raises(EngineUnavailable, match="away"):
                    distant.search(Criteria("worker"))
            client_to(there).close()


def test_a_server_that_does_not_answer_is_given_up_after_two_time_outs(
    prefix: str, engine: ElasticsearchEngine
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        where, _ = moved(silent.getsockname()[1], seconds=0.3)
        distant = ElasticsearchEngine(where, prefix, turn=turn)
        distant._breaker = Breaker()
        start = time.monotonic()
        with pytest.raises(EngineUnavailable, match="in time"):
            distant.search(Criteria("worker"))
        assert 0.5 < time.monotonic() - start < 2
        start = time.monotonic()
        with pytest.raises(EngineUnavailable):
            distant.search(Criteria("worker"))
        assert time.monotonic() - start < 0.1
        assert distant.health().problem == "Elasticsearch does not answer in time"


def test_a_wrong_password_means_unavailable(prefix: str, db: None) -> None:
    real = urlsplit(address().hosts[0])
    where = replace(address(), hosts=(f"http://127.0.0.1:{real.port}",), user="bayu", password="wrong")
    engine = ElasticsearchEngine(where, prefix, turn=turn)
    with pytest.raises(EngineUnavailable, match="does not know our user"):
        engine.search(Criteria("worker"))
    assert not engine.health().ready


def test_without_an_address_the_engine_is_unavailable(settings: object) -> None:
    settings.ELASTICSEARCH_URL = []  # type: ignore[attr-defined]
    with pytest.raises(EngineUnavailable, match="ELASTICSEARCH_URL"):
        address()


def test_health_tells_what_is_wrong(
    prefix: str, engine: ElasticsearchEngine, table: Table, client: Elasticsearch
) -> None:
    assert not engine.health().ready
    assert "never built" in engine.health().problem
    table.fill(range(1, 3))
    engine.rebuild(table.keys, table.read)
    health = engine.health()
    assert (health.ready, health.problem) == (True, "")
    assert set(health.details["indices"].split(", ")) == set(engine.indices.serving().values())
    other = ElasticsearchEngine(address(), prefix, turn=turn, taxonomy=lambda: "newer")
    assert (other.health().ready, other.health().problem) == (True, "built with another vocabulary: rebuild")
    client.indices.update_aliases(actions=[{"remove": {"index": f"{prefix}-need-*", "alias": f"{prefix}-need"}}])
    assert "never built" in engine.health().problem


def test_an_index_of_another_layout_does_not_answer(
    prefix: str, engine: ElasticsearchEngine, table: Table, client: Elasticsearch
) -> None:
    engine.rebuild(table.keys, table.read)
    strange = f"{prefix}-worker-20200101000000-ffffffff"
    client.indices.create(index=strange)
    alias = f"{prefix}-worker"
    client.indices.update_aliases(
        actions=[{"remove": {"index": f"{alias}-*", "alias": alias}}, {"add": {"index": strange, "alias": alias}}]
    )
    assert "another layout" in engine.health().problem
    with pytest.raises(EngineUnavailable, match="another layout"):
        engine.search(Criteria("worker"))
    engine.rebuild(table.keys, table.read)
    assert engine.health().ready
    assert engine.search(Criteria("worker")).total == 0


def test_an_index_that_the_database_does_not_know_is_told(engine: ElasticsearchEngine, table: Table) -> None:
    table.rows[1] = worker(1)
    engine.rebuild(table.keys, table.read)
    IndexBuild.objects.all().delete()
    assert "does not know the index" in engine.health().problem
    engine.rebuild(table.keys, table.read)
    assert engine.health().problem == ""
