"""Names, creation, swap and removal of indices.

The alias `<prefix>-<kind>` is what searches ask; an index is `<prefix>-<kind>-<time>-<layout>`. Writers reach an index by an
alias of its own, `<index>-write`, and demand an alias, so that a late writer never makes a removed index anew.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from search.engines.base import KINDS
from search.engines.elastic.client import ADMIN_SECONDS, RETRIES, told
from search.engines.elastic.schema import LAYOUT, index_settings, mapping

STAMP = "%Y%m%d%H%M%S"
# While an index is filled: nobody searches it, and copies are made of the finished one.
FILLING = {"number_of_replicas": 0, "refresh_interval": "-1"}
WAIT_SECONDS = 300

Names = Mapping[str, str]


def write_alias(index: str) -> str:
    return f"{index}-write"


def layout_of(index: str) -> str:
    return index.rpartition("-")[2]


class Indices:
    """The indices of one prefix."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self._client = client.options(request_timeout=ADMIN_SECONDS)
        self._quick = client
        self.prefix = prefix

    def alias(self, kind: str) -> str:
        return f"{self.prefix}-{kind}"

    @property
    def aliases(self) -> dict[str, str]:
        return {kind: self.alias(kind) for kind in KINDS}

    def create(self, now: datetime.datetime, *, taken: Collection[str] = ()) -> dict[str, str]:
        """New empty indices, one a kind; returns their names, none of them taken."""
        names = self._unused(now, taken)
        with told():
            for kind, name in names.items():
                self._client.indices.create(
                    index=name,
                    mappings=mapping(kind),
                    settings={**index_settings(), **FILLING},
                    aliases={write_alias(name): {}},
                )
        return names

    def _unused(self, now: datetime.datetime, taken: Collection[str]) -> dict[str, str]:
        while True:
            names = {kind: f"{self.alias(kind)}-{now.strftime(STAMP)}-{LAYOUT}" for kind in KINDS}
            if not set(taken) & set(names.values()) and not self.present(names):
                return names
            now += datetime.timedelta(seconds=1)

    def present(self, names: Names) -> list[str]:
        """Those of the names that are there."""
        with told():
            return [name for name in names.values() if self._client.indices.exists(index=name)]

    def open_to_searches(self, names: Names) -> None:
        """Settings of an index that answers, and everything written so far can be found."""
        asked = index_settings()
        with told():
            self._client.indices.put_settings(
                index=list(names.values()), settings={name: asked[name] for name in FILLING}
            )
        self.refresh(names)

    def refresh(self, names: Names) -> None:
        with told():
            self._client.indices.refresh(index=list(names.values()))

    def await_copies(self, names: Names, alive: Callable[[], None]) -> None:
        """Wait while copies are being made; those that no node can take are not waited for."""
        for _ in range(WAIT_SECONDS // 5):
            with told():
                health = self._client.cluster.health(
                    index=list(names.values()), wait_for_no_initializing_shards=True, timeout="5s"
                )
            alive()
            if not health["timed_out"]:
                return

    def swap(self, names: Names) -> None:
        """Let these answer, all at one moment."""
        actions: list[dict[str, Any]] = []
        for kind, name in names.items():
            alias = self.alias(kind)
            actions.append({"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}})
            actions.append({"add": {"index": name, "alias": alias}})
        with told():
            self._client.indices.update_aliases(actions=actions)

    def tidy(self, names: Names) -> None:
        """Begin to merge the parts that the filling left, dozens in each shard, into one; nobody waits for it.

        A search asks every part for every term, so that few parts make small searches twice as quick.
        """
        with told():
            self._client.indices.forcemerge(index=list(names.values()), max_num_segments=1, wait_for_completion=False)

    def serving(self, *, retries: int = RETRIES) -> dict[str, str]:
        """The index behind each alias; a kind without one is left out."""
        wanted = {alias: kind for kind, alias in self.aliases.items()}
        with told():
            try:
                found = self._quick.options(max_retries=retries).indices.get_alias(name=",".join(wanted)).body
            except NotFoundError as error:
                # What there is of the aliases comes with the complaint about the others.
                found = {name: value for name, value in _mapping(error.body).items() if _is_index(value)}
        return {wanted[alias]: index for index, its in found.items() for alias in its["aliases"] if alias in wanted}

    def everything(self) -> dict[str, datetime.datetime]:
        """All indices of the prefix that were made here, with the time of their making."""
        pattern = re.compile(rf"{re.escape(self.prefix)}-(?:{'|'.join(KINDS)})-(\d{{14}})-\w+")
        with told():
            found = self._client.indices.get(index=f"{self.prefix}-*", filter_path="*.settings.index.uuid").body
        made = {name: pattern.fullmatch(name) for name in found}
        return {
            name: datetime.datetime.strptime(match[1], STAMP).replace(tzinfo=datetime.UTC)
            for name, match in sorted(made.items())
            if match
        }

    def remove(self, names: list[str]) -> None:
        """Delete indices; those that are gone already are no error."""
        if names:
            with told():
                self._client.indices.delete(index=names, ignore_unavailable=True)


def _mapping(body: Any) -> Mapping[str, Any]:
    return body if isinstance(body, Mapping) else {}


def _is_index(value: Any) -> bool:
    return isinstance(value, Mapping) and "aliases" in value
