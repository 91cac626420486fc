"""Measures of a run against judgements, by ir-measures."""

from __future__ import annotations

from collections.abc import Mapping

from ir_measures import AP, RR, Measure, P, calc_aggregate, nDCG

from search.evaluation.files import Judged, Run

MEASURES: Mapping[str, Measure] = {"MAP": AP, "nDCG@10": nDCG @ 10, "P@5": P @ 5, "MRR": RR}


def measured(judged: Judged, run: Run) -> dict[str, float]:
    """The mean of each measure over the judged queries; a query that the run does not answer counts 0."""
    answered = {query: run.get(query, {}) for query in judged}
    found = calc_aggregate(MEASURES.values(), judged, answered)
    return {name: float(found[measure]) for name, measure in MEASURES.items()}
