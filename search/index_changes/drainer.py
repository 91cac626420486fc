"""From changed rows to the engine. Nothing a user does waits for this; several drainers at once are safe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import structlog
from django.conf import settings
from django.db import connection

from search.documents import read, shown_keys
from search.engines import current_engine
from search.engines.base import Engine, EngineUnavailable, Rejected, unwatched
from search.index_changes import claims
from search.index_changes.texts import Link, link, link_a_few
from search.models import IndexBuild, IndexChange

logger = structlog.get_logger(__name__)
BATCH = 500
MANY = 5_000
MOST_NOTED = 2_000


def drain(engine: Engine | None = None, *, batches: int = 10_000, link: Link = link) -> int:
    """Bring the index up to date with all due changes; returns how many rows were worked off.

    When all is written, `link` links what the documents say in their own words: nobody waits for that to be found.

    `EngineUnavailable` leaves them waiting. A document that cannot be built or written is tried again later, alone.
    """
    target, total = engine or current_engine(), 0
    written: dict[str, set[int]] = defaultdict(set)
    _release_what_a_dead_rebuild_covered(target)
    for _ in range(batches):
        rows = claims.claim(BATCH)
        if rows:
            total += _write(target, rows)
            _note(written, rows)
        elif not _linked(written, link):
            break
    return total


def _note(written: dict[str, set[int]], rows: Iterable[IndexChange]) -> None:
    """Remember what was written, as far as there is hope to link it before the night."""
    for row in rows:
        if len(written[row.kind]) < MOST_NOTED:
            written[row.kind].add(row.document)


def _linked(written: dict[str, set[int]], link: Link) -> bool:
    """Whether texts of what was written were linked, so that it is to be written once more."""
    found = sum([link(kind, sorted(written.pop(kind))) for kind in sorted(written)])
    return found > 0


def drain_if_due() -> None:
    """Before a search, where the settings ask for it: what was just saved is found at once. Never raises for the engine."""
    if not settings.SEARCH_DRAIN_ON_SEARCH or _inside_a_transaction() or not claims.due().exists():
        return
    try:
        drain(batches=2, link=link_a_few)
    except EngineUnavailable as problem:
        logger.warning("drain_postponed", problem=str(problem))


def rebuild(engine: Engine | None = None, *, watch: Callable[[int], None] = unwatched) -> int:
    """Build the whole index anew; returns the number of documents. Interrupted, the old index stays and nothing is lost.

    `watch` is told how many documents have been read, for showing progress.
    """
    target = engine or current_engine()
    covering, built = _covers_what_waits(target), False
    if covering:
        claims.cover()
    try:
        total = target.rebuild(shown_keys, read, watch=watch)
        built = True
    finally:
        if covering or built:
            claims.covered(built=built)
    return total


def _covers_what_waits(engine: Engine) -> bool:
    """Whether a rebuild settles the changes that wait, since it reads everything after them.

    One that goes on where another stopped does not: it has read a part before them. And where an index answers, a few changes
    are not held back until the swap, since drainers write them meanwhile.
    """
    builds = IndexBuild.objects.filter(engine=engine.name)
    if builds.building().exists():
        return False
    return not builds.live().exists() or claims.tally()["pending"] > MANY


def _release_what_a_dead_rebuild_covered(engine: Engine) -> None:
    """Changes that a rebuild took upon itself wait again when its process is gone."""
    builds = IndexBuild.objects.filter(engine=engine.name)
    covered = IndexChange.objects.filter(state=IndexChange.State.COVERED)
    if covered.exists() and builds.exists() and not builds.showing_life().exists():
        claims.covered(built=False)


def _inside_a_transaction() -> bool:
    """What a transaction has not committed must not reach the index; the transaction that a test case rolls back aside."""
    return any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


def _write(engine: Engine, rows: Sequence[IndexChange]) -> int:
    """Write what a claim holds, each document once."""
    by_kind: dict[str, list[IndexChange]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    for place, kind in enumerate(sorted(by_kind)):
        try:
            _write_kind(engine, kind, by_kind[kind])
        except EngineUnavailable:
            claims.put_back(row for rest in sorted(by_kind)[place:] for row in by_kind[rest])
            raise
    return len(rows)


def _write_kind(engine: Engine, kind: str, rows: Sequence[IndexChange]) -> None:
    pks = sorted({row.document for row in rows})
    try:
        engine.apply(kind, pks, read)
    except EngineUnavailable:
        raise
    except Rejected as refusal:
        _set_aside(kind, rows, refusal)
    except Exception as error:
        if len(pks) == 1:
            logger.exception("document_not_indexed", kind=kind, document=pks[0])
            claims.failed(rows, error)
            return
        # One bad row must not hold up the others: halve until it stands alone.
        middle = pks[len(pks) // 2]
        _write_kind(engine, kind, [row for row in rows if row.document < middle])
        _write_kind(engine, kind, [row for row in rows if row.document >= middle])
    else:
        claims.done(rows)


def _set_aside(kind: str, rows: Sequence[IndexChange], refusal: Rejected) -> None:
    """The engine wrote all but some documents: their rows are tried again later, the others are done."""
    refused: dict[int, list[IndexChange]] = defaultdict(list)
    for row in rows:
        if row.document in refusal.reasons:
            refused[row.document].append(row)
    for pk, changes in refused.items():
        logger.error("document_not_indexed", kind=kind, document=pk, reason=refusal.reasons[pk])
        claims.failed(changes, Rejected({pk: refusal.reasons[pk]}))
    claims.done(row for row in rows if row.document not in refused)
