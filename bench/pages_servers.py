"""Both sites under gunicorn on the loopback address, each with its own database and its own part of Redis."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import psycopg.sql
from django.conf import settings

from bench.pages_content import write_content

ROOT = Path(__file__).resolve().parents[1]
STOCK = Path(__file__).parent / "stock_wagtail"
PROCESSES, THREADS = 2, 2
PATIENCE = 90.0


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    port: int


@contextmanager
def ours(*, cached: bool, **variables: str) -> Iterator[Server]:
    """The product as it runs, with or without its cache of pages; `variables` are added to its environment."""
    environment = {"PAGE_CACHE": "yes" if cached else "no", "LOG_LEVEL": "WARNING", **variables}
    with _served(f"ours, cached={cached}", "config.wsgi", ROOT, environment) as server:
        yield server


@contextmanager
def stock(*, cached: bool) -> Iterator[Server]:
    """Stock Wagtail, made and filled where that is still to do, with or without the per-site cache."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "stock.settings",
        "STOCK_DATABASE_URL": _database(),
        "STOCK_MEDIA_ROOT": str(_folder() / "media"),
        "PER_SITE_CACHE": "yes" if cached else "no",
    }
    _fill(environment)
    with _served(f"stock, cached={cached}", "stock.wsgi", STOCK, environment) as server:
        yield server


def _folder() -> Path:
    folder = Path(settings.SEARCH_INDEX_DIR).parent / "stock"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _database() -> str:
    """A database beside ours, made when it is missing."""
    server = urlsplit(os.environ["DATABASE_URL"])
    name = f"{server.path.lstrip('/')}_stock"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    return urlunsplit(server._replace(path=f"/{name}"))


def _fill(environment: dict[str, str]) -> None:
    content = _folder() / "content.json"
    write_content(content)
    for arguments in (["migrate", "-v0"], ["load_stories", str(content)]):
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=STOCK, env=os.environ | environment, check=True)


@contextmanager
def _served(name: str, module: str, folder: Path, environment: dict[str, str]) -> Iterator[Server]:
    server = Server(name, _free_port())
    address = f"127.0.0.1:{server.port}"
    arguments = [f"--workers={PROCESSES}", f"--threads={THREADS}", f"--bind={address}", "--timeout=120", "--preload"]
    run = [
        sys.executable,
        "-m",
        "gunicorn",
        f"{module}:application",
        *arguments,
        "--config=/dev/null",
        "--log-level=error",
    ]
    process = subprocess.Popen(run, cwd=folder, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        _await(server, process)
        yield server
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def _await(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{server} did not start")
