"""Table (b): the best 20 workers for a need from PostgreSQL alone, as a team would first write it.

One statement joins the profile with its occupations, keeps those who fit and may come, adds up points for trade, level, skills,
place, shortage and likeness of the text, sorts by the sum; facets are one statement each over the same people. The tables have
the indexes that such a team would make: those of the foreign keys, and trigrams of the introduction.
"""

from __future__ import annotations

import time
from argparse import Namespace
from collections import defaultdict
from collections.abc import Sequence

from django.db import connection
from django.utils import translation

from bench.figures import HEAD, ratio_row, row
from bench.machine import command, describe, describe_engine
from bench.match_engine import Watched, asked_needs, time_whole, uncached
from marketplace.taxonomy.codes import middle
from marketplace.workers.models import Worker
from search.engines import current_engine
from search.facts import NeedFacts

PREPARE = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX IF NOT EXISTS by_hand_introduction ON workers_worker USING gin (introduction gin_trgm_ops)",
    "ANALYZE workers_worker",
)
FITTING = """
    FROM workers_worker w
    JOIN workers_workeroccupation o ON o.worker_id = w.id
    JOIN taxonomy_occupation t ON t.id = o.occupation_id
    JOIN taxonomy_district home ON home.id = w.home_district_id
    WHERE w.visibility = ANY(%(visible)s::text[])
      AND (w.kinds = '[]'::jsonb OR w.kinds ? %(kind)s)
      AND t.code LIKE %(group)s
      AND o.level >= %(level)s
      AND (w.anywhere OR %(remote)s OR home.slug = %(place)s OR EXISTS (
          SELECT 1 FROM workers_worker_districts wd JOIN taxonomy_district d ON d.id = wd.district_id
          WHERE wd.worker_id = w.id AND d.slug = %(place)s))
      AND NOT EXISTS (SELECT 1 FROM unnest(%(permits)s::text[]) wanted WHERE NOT EXISTS (
          SELECT 1 FROM workers_credential c JOIN taxonomy_permititem p ON p.id = c.permit_item_id
          WHERE c.worker_id = w.id AND p.slug = wanted))
"""
BEST = f"""
    SELECT w.id,
        CASE WHEN t.code = ANY(%(codes)s::text[]) THEN 35 ELSE 15 END
        + LEAST(12, 3 * o.level)
        + 18.0 * (SELECT count(*) FROM workers_workerskill ws JOIN taxonomy_skill s ON s.id = ws.skill_id
                  WHERE ws.worker_id = w.id AND s.slug = ANY(%(skills)s::text[])) / GREATEST(1, cardinality(%(skills)s::text[]))
        + CASE WHEN home.slug = %(place)s THEN 8 ELSE 4 END
        + CASE WHEN o.grade = 3 THEN 8 ELSE 2 END
        + 4 * similarity(w.introduction, %(text)s)
        + CASE WHEN o.grade = 3 AND EXISTS (
              SELECT 1 FROM catalogues_shortageentryoccupation e WHERE e.occupation_id = o.occupation_id)
          THEN 6 ELSE 0 END AS score
    {FITTING}
    ORDER BY score DESC, w.id LIMIT 20
"""
FACETS = {
    "occupation": f"SELECT left(t.code, 4), count(DISTINCT w.id) {FITTING} GROUP BY 1",
    "district": f"SELECT home.slug, count(DISTINCT w.id) {FITTING} GROUP BY 1",
    "kind": "SELECT kind, count(*) FROM (SELECT DISTINCT w.id, jsonb_array_elements_text(w.kinds) AS kind "
    f"{FITTING}) AS found GROUP BY 1",
    "credential": "SELECT c.kind, count(DISTINCT c.worker_id) FROM workers_credential c "
    f"WHERE c.worker_id IN (SELECT w.id {FITTING}) GROUP BY 1",
    "permit": "SELECT c.permit_item_id, count(DISTINCT c.worker_id) FROM workers_credential c "
    f"WHERE c.permit_item_id IS NOT NULL AND c.worker_id IN (SELECT w.id {FITTING}) GROUP BY 1",
    "cluster": "SELECT co.cluster_id, count(DISTINCT wo.worker_id) FROM workers_workeroccupation wo "
    "JOIN taxonomy_clusteroccupation co ON co.occupation_id = wo.occupation_id "
    f"WHERE wo.worker_id IN (SELECT w.id {FITTING}) GROUP BY 1",
}


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    with connection.cursor() as cursor:
        # Some take longer than the product lets any statement take.
        cursor.execute("SET statement_timeout = 0")
        for statement in PREPARE:
            cursor.execute(statement)
    asked = list(asked_needs(options.asked))
    seconds: dict[str, list[float]] = defaultdict(list)
    with translation.override("zh-hans"), uncached():
        for number, facts in enumerate(asked * options.rounds):
            runs = [_ours, _theirs]
            for run in runs if number % 2 else reversed(runs):
                for name, value in run(facts).items():
                    seconds[name].append(value)
    return _written(seconds, len(asked))


def _ours(facts: NeedFacts) -> dict[str, float]:
    watched = Watched(current_engine())
    whole = time_whole(facts, watched)
    return {"engine": watched.seconds, "whole": whole}


def _theirs(facts: NeedFacts) -> dict[str, float]:
    values = _values(facts)
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(BEST, values)
        cursor.fetchall()
        best = time.perf_counter() - begun
        for statement in FACETS.values():
            cursor.execute(statement, values)
            cursor.fetchall()
    return {"best": best, "faceted": time.perf_counter() - begun}


def _values(facts: NeedFacts) -> dict[str, object]:
    codes = [wanted.code for wanted in facts.wanted]
    return {
        "visible": list(Worker.FOUND_BY_VERIFIED),
        "kind": facts.kind,
        "group": f"{middle(codes[0])}%" if codes else "%",
        "codes": codes,
        "level": min((row.level if row.must else 0 for row in facts.wanted), default=0),
        "remote": facts.remote,
        "place": facts.place.slug if facts.place else "",
        "permits": list(facts.permits),
        "skills": [*facts.skills_must, *facts.skills_wish],
        "text": facts.tokens,
    }


def _written(seconds: dict[str, Sequence[float]], asked: int) -> str:
    return "\n".join(
        [
            f"(b) {current_engine().counts()['worker']} workers, {asked} needs; milliseconds",
            describe(),
            *describe_engine(),
            command(),
            "",
            HEAD,
            row("engine request of a match, with facets", seconds["engine"]),
            row("whole match, best 20 explained", seconds["whole"]),
            row("PostgreSQL by hand, best 20 alone", seconds["best"]),
            row("PostgreSQL by hand, with the same facets", seconds["faceted"]),
            ratio_row("by hand, with facets / engine request", seconds["faceted"], seconds["engine"], "at least 10x"),
            ratio_row("by hand, best 20 alone / engine request", seconds["best"], seconds["engine"]),
            ratio_row("by hand, with facets / whole match", seconds["faceted"], seconds["whole"]),
        ]
    )
