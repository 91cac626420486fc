"""Loading shipped tables: idempotent, in one transaction, nothing written twice."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from marketplace.taxonomy.models import LoadedTable
from marketplace.taxonomy.reference.problems import Problem, ReferenceDataError, RowError
from marketplace.taxonomy.reference.rows import Lookups, RowReader, read_rows
from marketplace.taxonomy.reference.tables import ReferenceTable
from marketplace.taxonomy.vocabulary import vocabulary_changed

# Raise it when the same file would load differently: every table is then loaded again.
LOADER = b"1"
BATCH = 500
Report = Callable[[str], None]


@dataclass(slots=True)
class Rows:
    """The wanted rows of one table by key."""

    plain: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict)
    late: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict)
    many: dict[tuple[Any, ...], dict[str, list[int]]] = field(default_factory=dict)


@transaction.atomic
def load_tables(tables: Sequence[ReferenceTable], directory: Path, *, report: Report, force: bool = False) -> int:
    """Load every table of a directory that changed; returns how many did. Raises ReferenceDataError, having changed nothing."""
    known = {} if force else dict(LoadedTable.objects.values_list("name", "sha256"))
    lookups, problems, changed = Lookups(), [], 0
    for table in tables:
        path = directory / table.file
        if not path.exists():
            report(_("%(file)s: not found") % {"file": table.file})
            continue
        digest = digest_of(path)
        if known.get(loaded_name(path)) == digest:
            continue
        changed += 1
        problems += _load(table, path, lookups, report)
        remember(path, digest, rows=table.model._default_manager.count())
    if problems:
        raise ReferenceDataError(problems)
    if changed:
        vocabulary_changed()
    return changed


def digest_of(*paths: Path | None) -> str:
    """SHA-256 over the loader's version and the files."""
    return hashlib.sha256(LOADER + b"".join(path.read_bytes() for path in paths if path)).hexdigest()


def loaded_name(path: Path) -> str:
    """App and file, such as `taxonomy/skills.csv`."""
    return f"{path.parent.parent.name}/{path.name}"


def remember(path: Path, digest: str, *, rows: int) -> None:
    LoadedTable.objects.update_or_create(name=loaded_name(path), defaults={"sha256": digest, "rows": rows})


def _load(table: ReferenceTable, path: Path, lookups: Lookups, report: Report) -> list[Problem]:
    rows, problems = _wanted(table, path, lookups)
    if problems:
        return problems
    created, updated, removed = _write(table, rows)
    lookups.forget(table.model)
    problems = _write_late(table, rows, lookups)
    _write_many(table, rows)
    message = _("%(file)s: %(rows)d rows, %(created)d new, %(updated)d changed, %(removed)d removed")
    counts = {"rows": len(rows.plain), "created": created, "updated": updated, "removed": removed}
    report(message % {"file": table.file, **counts})
    return problems


def _wanted(table: ReferenceTable, path: Path, lookups: Lookups) -> tuple[Rows, list[Problem]]:
    reader, rows, problems = RowReader(table, lookups), Rows(), []
    for number, texts in read_rows(path):
        try:
            plain, late, many = reader.values(texts)
            key = _key(table, plain)
            if key in rows.plain and not table.repeats:
                raise RowError(_("the same key appears in an earlier row"))
        except RowError as error:
            problems.append(Problem(table.file, number, str(error)))
            continue
        rows.plain.setdefault(key, plain)
        rows.late.setdefault(key, late)
        rows.many.setdefault(key, many)
    return rows, problems


def _key(table: ReferenceTable, values: dict[str, Any]) -> tuple[Any, ...]:
    try:
        return tuple(values.get(name) for name in _key_names(table))
    except KeyError as error:
        raise RowError(_("the column %(column)s is missing") % {"column": error.args[0]}) from error


def _key_names(table: ReferenceTable) -> list[str]:
    fields = {field.name: field.attname for field in table.model._meta.concrete_fields}
    return [fields[name] for name in table.key]


def _write(table: ReferenceTable, rows: Rows) -> tuple[int, int, int]:
    """Create, update and prune; returns the three counts."""
    manager = table.model._default_manager
    names = _key_names(table)
    existing = {tuple(getattr(row, name) for name in names): row for row in manager.all()}
    new = [table.model(**values) for key, values in rows.plain.items() if key not in existing]
    manager.bulk_create(new, batch_size=BATCH)
    changed = [] if table.frozen else _changed(existing, rows)
    fields = sorted({name for values in rows.plain.values() for name in values} - {*names, "id"})
    if changed and fields:
        manager.bulk_update(changed, fields, batch_size=BATCH)
    gone = [row.pk for key, row in existing.items() if table.prune and key not in rows.plain and not _is_local(row)]
    manager.filter(pk__in=gone).delete()
    return len(new), len(changed), len(gone)


def _changed(existing: dict[tuple[Any, ...], Model], rows: Rows) -> list[Model]:
    changed = []
    for key, values in rows.plain.items():
        row = existing.get(key)
        if row is None or _is_local(row):
            continue
        if any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    return changed


def _is_local(row: Model) -> bool:
    return bool(getattr(row, "is_local", False))


def _write_late(table: ReferenceTable, rows: Rows, lookups: Lookups) -> list[Problem]:
    """References inside the table, once all its rows are there."""
    if not any(rows.late.values()):
        return []
    names, changed, fields, problems = _key_names(table), [], set(), []
    for row in table.model._default_manager.all():
        for name, (by, text) in rows.late.get(tuple(getattr(row, n) for n in names), {}).items():
            try:
                value = lookups.find(table.model, by or "slug", text) if text else None
            except RowError as error:
                problems.append(Problem(table.file, 0, str(error)))
                continue
            if getattr(row, name) != value:
                setattr(row, name, value)
                changed.append(row)
                fields.add(name)
    if changed:
        table.model._default_manager.bulk_update(changed, sorted(fields), batch_size=BATCH)
    return problems


def _write_many(table: ReferenceTable, rows: Rows) -> None:
    """Sets of references, such as the members of a group."""
    if not any(rows.many.values()):
        return
    names = _key_names(table)
    for row in table.model._default_manager.all():
        for name, pks in rows.many.get(tuple(getattr(row, n) for n in names), {}).items():
            getattr(row, name).set(pks)
