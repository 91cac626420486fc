"""The engines by name, and the one that the settings choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from marketplace.forking import processes
from marketplace.taxonomy.vocabulary import taxonomy_version
from search.engines.base import Engine
from search.engines.elastic.client import Address, address
from search.engines.elastic.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.index_changes import versions


class UnknownEngine(LookupError):
    """No engine has that name; the message lists those there are."""


# One engine a folder and process, so that its indexes are opened once.
@lru_cache(maxsize=4)
def _embedded(folder: Path) -> Engine:
    return EmbeddedEngine(folder, taxonomy=taxonomy_version)


@lru_cache(maxsize=4)
def _elasticsearch(where: Address, prefix: str) -> Engine:
    engine = ElasticsearchEngine(where, prefix, turn=versions.turn, taxonomy=taxonomy_version)
    engine.processes = processes()
    return engine


ENGINES: Mapping[str, Callable[[], Engine]] = {
    "embedded": lambda: _embedded(Path(settings.SEARCH_INDEX_DIR)),
    "elasticsearch": lambda: _elasticsearch(address(), settings.ELASTICSEARCH_PREFIX),
}


def current_engine() -> Engine:
    """The engine that the settings name."""
    return engine_named(settings.SEARCH_ENGINE)


def engine_named(name: str) -> Engine:
    """The engine of that name; `UnknownEngine` if there is none."""
    if name not in ENGINES:
        raise UnknownEngine(f"{name}: there are {', '.join(sorted(ENGINES))}")
    return ENGINES[name]()
