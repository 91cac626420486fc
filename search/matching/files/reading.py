"""Read and check a file, then hand it to the record it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from search.facts import NeedFacts, OfferFacts, WorkerFacts
from search.matching.files.names import Names
from search.matching.files.problems import FileProblem, at, unknown
from search.matching.files.records import need_from, offer_from, worker_from

SCHEMA = "docs/match.schema.json"
RECORDS: Mapping[str, Callable[[Mapping[str, Any], Names], NeedFacts | WorkerFacts | OfferFacts]] = {
    "need": need_from,
    "worker": worker_from,
    "offer": offer_from,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file asks: its record, a title and the facts."""

    record: str
    title: str
    facts: NeedFacts | WorkerFacts | OfferFacts


def read_file(path: Path) -> Asked:
    """Read one need, worker or offer. FileProblem, in one line, for anything that is wrong."""
    data = _parse(path)
    record = data.get("record")
    if record not in RECORDS:
        raise unknown("record", record, RECORDS)
    _check(data, str(record))
    return Asked(str(record), str(data.get("title", "")), RECORDS[str(record)](data, Names()))


def _parse(path: Path) -> Mapping[str, Any]:
    try:
        size = path.stat().st_size
        if size > settings.LIMITS.json_bytes:
            raise FileProblem(
                gettext("%(file)s is larger than %(most)d bytes") % _named(path, most=settings.LIMITS.json_bytes)
            )
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileProblem(gettext("%(file)s cannot be read: %(why)s") % _named(path, why=error.strerror)) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise FileProblem(gettext("%(file)s is not UTF-8 text") % _named(path)) from error
    except json.JSONDecodeError as error:
        raise FileProblem(gettext("%(file)s is not JSON: line %(line)d") % _named(path, line=error.lineno)) from error
    if not isinstance(data, dict):
        raise FileProblem(gettext("%(file)s does not hold one JSON object") % _named(path))
    return data


def _named(path: Path, **values: Any) -> dict[str, Any]:
    return {"file": path.name, **values}


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    return json.loads((Path(settings.BASE_DIR) / SCHEMA).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _check(data: Mapping[str, Any], record: str) -> None:
    """Refuse what the schema does not allow, naming the field and the nearest valid values."""
    whole = schema()
    validator = Draft202012Validator({"$defs": whole["$defs"], "$ref": f"#/$defs/{record}"})
    error = best_match(validator.iter_errors(data))
    if error is not None:
        raise _problem(error)


def _problem(error: ValidationError) -> FileProblem:
    field = _path(error) or "record"
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        wrong = next(name for name in error.instance if name not in known)
        return unknown(f"{_path(error)}.{wrong}".strip("."), wrong, known)
    if error.validator == "enum":
        return unknown(field, error.instance, map(str, error.validator_value))
    if error.validator == "required":
        missing = next(name for name in error.validator_value if name not in error.instance)
        return at(f"{_path(error)}.{missing}".strip("."), gettext("is missing"))
    return at(
        field, gettext("is not valid: %(value)s") % {"value": json.dumps(error.instance, ensure_ascii=False)[:80]}
    )


def _path(error: ValidationError) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path]
    return "".join(parts).lstrip(".")
