"""The samples by which the linking is taught were written apart from what the ranking is measured by."""

from __future__ import annotations

import re

from search.analysis import normalise
from search.linking.kinds import taught
from search.linking.samples import SKILLS, TRADES, WORK, samples
from tests.relevance.judging import FOLDER, table

LABELLED = {"queries": "text", "searches": "text", "phrases": "phrase"}
RUN = 9
"""Characters in a row that a sample in Chinese may share with no labelled text."""


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", normalise(text))


def runs(text: str) -> set[str]:
    return {text[start : start + RUN] for start in range(len(text) - RUN + 1)}


def test_no_sample_is_or_repeats_a_labelled_text() -> None:
    labelled = {squeezed(row[column]) for name, column in LABELLED.items() for row in table(FOLDER / f"{name}.csv")}
    shared = {run for text in labelled for run in runs(text)}
    assert len(shared) > 10_000
    further = {squeezed(row["text"]) for row in table(FOLDER / "further_queries.csv")}
    told = [sample for name in (TRADES, SKILLS, WORK) for sample in samples(name)]
    for own in (*(sample.text for sample in told), *(row.text for row in taught())):
        text = squeezed(own)
        assert text not in labelled
        assert len(text) < RUN or text not in further
        assert own.isascii() or not runs(text) & shared, own
