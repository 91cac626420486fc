"""Readers of pages: so many connections that ask again and again, as browsers ask."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection

from bench.pages_servers import Server

CONNECTIONS = 4
ASKED = "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n"
LENGTH = b"content-length: "


@dataclass(frozen=True, slots=True)
class Answer:
    """Bytes of a page, plain and packed."""

    plain: int
    packed: int


def look(server: Server, path: str) -> Answer:
    """One page; fails unless it is there."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers={"Host": "127.0.0.1"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.status == 200, (server, path, response.status)
    return Answer(len(body), len(gzip.compress(body, 6)))


def rate(server: Server, path: str, *, seconds: float) -> float:
    """Pages a second over all connections."""
    counts, end = [0] * CONNECTIONS, time.perf_counter() + seconds
    begun = time.perf_counter()
    readers = [threading.Thread(target=_read, args=(server.port, path, end, counts, one)) for one in range(CONNECTIONS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert all(counts), f"{server} did not answer every reader"
    return sum(counts) / (time.perf_counter() - begun)


def _read(port: int, path: str, end: float, counts: list[int], one: int) -> None:
    request = ASKED.format(path=path).encode()
    connection: socket.socket | None = None
    while time.perf_counter() < end:
        connection = connection or socket.create_connection(("127.0.0.1", port), timeout=30)
        connection.sendall(request)
        kept = _answer(connection)
        counts[one] += 1
        if not kept:
            connection.close()
            connection = None
    if connection:
        connection.close()


def _answer(connection: socket.socket) -> bool:
    """Read one answer to its end; whether the connection stays open. Fails on anything but 200."""
    data = connection.recv(65536)
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head[:80]
    lower = head.lower()
    place = lower.index(LENGTH) + len(LENGTH)
    missing = int(lower[place:].partition(b"\r\n")[0]) - len(body)
    while missing > 0:
        missing -= len(connection.recv(65536))
    return b"connection: close" not in lower
