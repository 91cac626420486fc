"""`python -m bench`: the tables of figures that this machine can make."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

import django

FOLDER = Path(__file__).resolve().parents[1] / "var" / "bench"


def options() -> Namespace:
    parser = ArgumentParser(prog="python -m bench")
    parser.add_argument("--engine", choices=["embedded", "elasticsearch"], default="embedded")
    parser.add_argument("--workers", type=int, default=100_000)
    parser.add_argument("--needs", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asked", type=int, default=200, help="how many needs are matched in a round")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    if asked.engine == "elasticsearch" and not os.environ.get("ELASTICSEARCH_URL"):
        parser.error("set ELASTICSEARCH_URL, for example by `make services` and `. .services/env`")
    return asked


def settle(asked: Namespace) -> None:
    """A database and an index of this size of their own, beside those of the demonstration."""
    name = f"{asked.workers}-{asked.needs}-{asked.seed}"
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
    os.environ["SEARCH_INDEX_DIR"] = str(folder / "search")
    os.environ["SEARCH_ENGINE"] = asked.engine
    os.environ["ELASTICSEARCH_PREFIX"] = f"bayu-bench-{name}"
    # A slow request is a figure here, not a fault.
    os.environ.setdefault("ELASTICSEARCH_TIMEOUT", "60")
    django.setup()


def main() -> None:
    asked = options()
    settle(asked)
    # Only after `django.setup()` can the product be imported.
    from bench import demonstration, match_engine, recall  # noqa: PLC0415

    demonstration.ensure(workers=asked.workers, needs=asked.needs, seed=asked.seed)
    print(match_engine.table(needs=asked.asked, rounds=asked.rounds))
    print()
    print(recall.table(needs=asked.asked))


if __name__ == "__main__":
    main()
