"""`python -m bench TABLE...`: the tables of figures that this machine can make. docs/performance.md tells what they mean."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg
import psycopg.sql

FOLDER = Path(__file__).resolve().parents[1] / "var" / "bench"
TABLES = {
    "match": "(a) the engine request of a match beside the bare one, and the whole match",
    "by_hand": "(b) the same beside PostgreSQL as a team would first write it",
    "recall": "(c) how many of the best 20 are among the candidates",
    "rebuild": "(d) a rebuild beside ready NDJSON and beside django-elasticsearch-dsl",
    "lag": "(e) from a commit until it is found, and what triggers cost who saves",
    "nightly": "(f) recommendations for all needs beside a match for each",
    "typing": "help while typing",
    "pages": "(g) the list of stories and one story beside stock Wagtail with the same content",
    "weight": "HTML, first view and largest paint of every type of page, in a browser on a slow network",
}
ON_SERVERS = ("by_hand", "rebuild", "lag", "pages")


def options() -> Namespace:
    described = "; ".join(f"{name}: {text}" for name, text in TABLES.items())
    parser = ArgumentParser(prog="python -m bench", epilog=described)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help="default: match recall", default=["match", "recall"])
    parser.add_argument("--engine", choices=["embedded", "elasticsearch"], default="embedded")
    parser.add_argument("--workers", type=int, default=100_000)
    parser.add_argument("--needs", type=int, default=2_000)
    parser.add_argument("--organisations", type=int, default=0, help="a fifth of the needs by default, 80 at least")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asked", type=int, default=200, help="how many needs are matched in a round")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    asked.organisations = asked.organisations or max(80, asked.needs // 5)
    if unknown := set(asked.tables) - set(TABLES):
        parser.error(f"no such table: {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    if asked.engine == "embedded" and set(asked.tables) & set(ON_SERVERS):
        parser.error(f"{', '.join(ON_SERVERS)}: --engine elasticsearch")
    if "pages" in asked.tables and not os.environ.get("REDIS_URL"):
        parser.error("pages: set REDIS_URL")
    if asked.engine == "elasticsearch" and not (os.environ.get("ELASTICSEARCH_URL") and os.environ.get("DATABASE_URL")):
        parser.error("set ELASTICSEARCH_URL and DATABASE_URL, for example by `make services` and `. .services/env`")
    return asked


def settle(asked: Namespace) -> None:
    """A database and an index of this size of their own, beside those of the demonstration.

    SQLite for the embedded engine; for Elasticsearch a database of the PostgreSQL server that DATABASE_URL names.
    """
    name = f"{asked.workers}-{asked.needs}-{asked.seed}"
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    on_servers = asked.engine == "elasticsearch"
    os.environ["DATABASE_URL"] = on_postgresql(name) if on_servers else f"sqlite:///{folder / 'db.sqlite3'}"
    os.environ["SEARCH_INDEX_DIR"] = str(folder / "search")
    os.environ["MEDIA_ROOT"] = str(folder / "public" / "media")
    os.environ["STATIC_ROOT"] = str(folder / "static")
    os.environ["SEARCH_ENGINE"] = asked.engine
    os.environ["ELASTICSEARCH_PREFIX"] = f"bayu-bench-{name}"
    os.environ.setdefault("ELASTICSEARCH_REPLICAS", "0")
    # A slow request is a figure here, not a fault.
    os.environ.setdefault("ELASTICSEARCH_TIMEOUT", "60")
    django.setup()


def on_postgresql(name: str) -> str:
    """The address of a database for this size, made when it is missing."""
    server = urlsplit(os.environ["DATABASE_URL"])
    database = f"bayu_bench_{name.replace('-', '_')}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(database)))
    return urlunsplit(server._replace(path=f"/{database}"))


def main() -> None:
    asked = options()
    settle(asked)
    # Only after `django.setup()` can the product be imported.
    demonstration = import_module("bench.demonstration")
    demonstration.ensure(asked)
    for name in asked.tables:
        module = import_module(f"bench.{'match_engine' if name == 'match' else name}")
        print(module.table(asked), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
