"""The SQL of the triggers, made from the declarations in search/documents/sources.py.

SQLite has a trigger a row, PostgreSQL one a statement that reads the changed rows from transition tables; before a
TRUNCATE, which has none, it reads the table. All triggers of one table and event append the keys of all documents concerned to
the table of `IndexChange`; PostgreSQL also wakes who listens (search/index_changes/watching.py), once a transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db.models import Model

from search.documents import SOURCES, Beneath, Copied, Own
from search.documents.sources import Further, Kin, Table
from search.models import IndexChange

EVENTS = ("INSERT", "UPDATE", "DELETE")
TRUNCATE = "TRUNCATE"
CHANNEL = "index_change"
PREFIX = "index_change_"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: its name carries a hash of its body, so that a changed declaration has another name."""

    table: str
    event: str
    body: str

    @property
    def name(self) -> str:
        mark = blake2b(f"{self.table} {self.event} {self.body}".encode(), digest_size=6).hexdigest()
        return f"{PREFIX}{self.event.lower()}_{mark}"


def wanted(vendor: str) -> tuple[Trigger, ...]:
    """The triggers that the declarations ask for."""
    bodies: dict[tuple[str, str], list[str]] = defaultdict(list)
    select = SELECTS[vendor]
    for kind, source in SOURCES.items():
        for table in source.tables:
            for event in _events(table, vendor):
                bodies[table.model._meta.db_table, event] += [_append(kind, found) for found in select(table, event)]
    return tuple(
        Trigger(table, event, "; ".join(dict.fromkeys(body))) for (table, event), body in sorted(bodies.items())
    )


def _events(table: Table, vendor: str) -> tuple[str, ...]:
    """A row that is copied by named columns concerns documents only when these change; without names, always.

    Emptying such a table empties those that point to it, so these tell of it. SQLite has no TRUNCATE.
    """
    if isinstance(table, Copied) and table.fields:
        return ("UPDATE",)
    return (*EVENTS, TRUNCATE) if vendor == "postgresql" else EVENTS


def _append(kind: str, keys: str) -> str:
    target = IndexChange._meta.db_table
    named = f"SELECT '{kind}', found.document FROM ({keys}) AS found WHERE found.document IS NOT NULL"  # noqa: S608
    return f"INSERT INTO {target} (kind, document) {named}"


def column(model: type[Model], field: str) -> str:
    """The column of a field, quoted by nobody: Django's own names need no quotes."""
    found: Any = model._meta.pk if field == "pk" else model._meta.get_field(field)
    return str(found.column)


def _sides(event: str) -> tuple[str, ...]:
    return {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}[event]


def of_sqlite(table: Table, event: str) -> Iterator[str]:
    """Selects of document keys for one changed row."""
    if isinstance(table, Own):
        key = column(table.model, table.key)
        yield " UNION ".join(f"SELECT {side}.{key} AS document" for side in _sides(event))
        return
    if isinstance(table, Beneath):
        key = column(table.model, table.key)
        yield " UNION ".join(_beneath(table, f"= {side}.{key}") for side in _sides(event))
        return
    changed = [f"OLD.{name} IS NOT NEW.{name}" for name in _columns(table)]
    when = f" AND ({' OR '.join(changed)})" if changed else ""
    for side in _sides(event)[: 1 if changed else 2]:
        yield _through(table, f"t.{column(table.through, table.by)} = {side}.{column(table.model, table.on)}{when}")


def of_postgresql(table: Table, event: str) -> Iterator[str]:
    """Selects of document keys for all rows that a statement changed."""
    if event == TRUNCATE:
        yield _all_of(table)
        return
    if isinstance(table, Own):
        key = column(table.model, table.key)
        yield " UNION ".join(f"SELECT {key}::bigint AS document FROM {side.lower()}_rows" for side in _sides(event))  # noqa: S608
        return
    if isinstance(table, Beneath):
        key = column(table.model, table.key)
        nodes = [f"IN (SELECT {key} FROM {side.lower()}_rows)" for side in _sides(event)]  # noqa: S608
        yield " UNION ".join(_beneath(table, condition) for condition in nodes)
        return
    names, own = _columns(table), column(table.model, "pk")
    if names:
        differ = f"({_row('n', names)}) IS DISTINCT FROM ({_row('o', names)})"
        both = f"new_rows n JOIN old_rows o ON n.{own} = o.{own} AND {differ}"
        rows = f"(SELECT n.{column(table.model, table.on)} FROM {both})"  # noqa: S608
        yield _through(table, f"t.{column(table.through, table.by)} IN {rows}")
        return
    for side in _sides(event):
        rows = f"(SELECT {column(table.model, table.on)} FROM {side.lower()}_rows)"  # noqa: S608
        yield _through(table, f"t.{column(table.through, table.by)} IN {rows}")


def _beneath(table: Beneath, condition: str) -> str:
    """The node whose key meets the condition, with all beneath it: their places begin with its own."""
    tree, key, path = table.tree._meta.db_table, column(table.tree, "pk"), column(table.tree, table.path)
    begins = f"substr(below.{path}, 1, length(top.{path})) = top.{path}"
    return f"SELECT below.{key} AS document FROM {tree} top JOIN {tree} below ON {begins} WHERE top.{key} {condition}"  # noqa: S608


def _all_of(table: Table) -> str:
    """The documents of all rows of a table that is about to be emptied."""
    owner, field = _owner(table)
    found = f"SELECT DISTINCT {column(owner, field)}::bigint AS document FROM {owner._meta.db_table}"  # noqa: S608
    kin = [step for step in table.further if isinstance(step, Kin)] if isinstance(table, Copied) else []
    return _beyond(kin[-1], found) if kin and table.further[-1] is kin[-1] else found  # type: ignore[union-attr]


def _owner(table: Table) -> tuple[type[Model], str]:
    """The table that names the documents, and its field with their keys."""
    if isinstance(table, Beneath):
        return table.tree, "pk"
    if isinstance(table, Own):
        return table.model, table.key
    steps = [step for step in table.further if isinstance(step, Further)]
    return (steps[-1].model, steps[-1].key) if steps else (table.through, table.key)


def _columns(table: Copied) -> list[str]:
    return [column(table.model, field) for field in table.fields]


def _row(side: str, names: list[str]) -> str:
    return ", ".join(f"{side}.{name}" for name in names)


def _through(table: Copied, condition: str) -> str:
    key, rows = column(table.through, table.key), table.through._meta.db_table
    found = f"SELECT DISTINCT t.{key} AS document FROM {rows} t WHERE {condition}"  # noqa: S608
    for step in table.further:
        found = _beyond(step, found)
    return found


def _beyond(step: Further | Kin, found: str) -> str:
    """The documents to which a step leads from those found."""
    rows = step.model._meta.db_table
    if isinstance(step, Kin):
        key, shared = column(step.model, "pk"), column(step.model, step.shared)
        own = f"SELECT own.{shared} FROM {rows} own WHERE own.{key} IN ({found})"  # noqa: S608
        return f"SELECT DISTINCT kin.{key} AS document FROM {rows} kin WHERE kin.{shared} IN ({own})"  # noqa: S608
    by, key = column(step.model, step.by), column(step.model, step.key)
    return f"SELECT DISTINCT f.{key} AS document FROM {rows} f WHERE f.{by} IN ({found})"  # noqa: S608


def create_sqlite(trigger: Trigger) -> str:
    return (
        f"CREATE TRIGGER {trigger.name} AFTER {trigger.event} ON {trigger.table} FOR EACH ROW BEGIN {trigger.body}; END"
    )


def create_postgresql(trigger: Trigger) -> str:
    """A function and the trigger that calls it; dropping the function drops both."""
    when, rows = "BEFORE", ""
    if trigger.event != TRUNCATE:
        sides = " ".join(f"{side} TABLE AS {side.lower()}_rows" for side in _sides(trigger.event))
        when, rows = "AFTER", f"REFERENCING {sides}"
    body = f"{trigger.body}; PERFORM pg_notify('{CHANNEL}', ''); RETURN NULL;"
    return (
        f"CREATE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$; "
        f"CREATE TRIGGER {trigger.name} {when} {trigger.event} ON {trigger.table} {rows} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {trigger.name}()"
    )


def drop_sqlite(name: str) -> str:
    return f"DROP TRIGGER IF EXISTS {name}"


def drop_postgresql(name: str) -> str:
    return f"DROP FUNCTION IF EXISTS {name}() CASCADE"


SELECTS = {"sqlite": of_sqlite, "postgresql": of_postgresql}
CREATE = {"sqlite": create_sqlite, "postgresql": create_postgresql}
DROP = {"sqlite": drop_sqlite, "postgresql": drop_postgresql}
INSTALLED: Mapping[str, str] = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'index\\_change\\_%' ESCAPE '\\'",
    "postgresql": "SELECT DISTINCT tgname FROM pg_trigger WHERE tgname LIKE 'index\\_change\\_%' AND NOT tgisinternal",
}
