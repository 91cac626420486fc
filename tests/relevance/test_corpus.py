"""The labelled set is whole: every condition names what there is, every query has a best answer, the corpus is as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from marketplace.taxonomy.models import Cluster, Craft, District, Occupation, PermitItem, Skill, WorkType
from tests.relevance.corpus import Facts
from tests.relevance.judging import FOLDER, TEST, Judgements, Query, table
from tests.relevance.measuring import fell, figures, recall
from tests.relevance.ranking import PublicIds

pytestmark = pytest.mark.django_db


def test_every_condition_names_what_there_is(loaded: None) -> None:
    codes = tuple(Occupation.objects.values_list("code", flat=True).order_by())
    known = {
        "work_type": set(WorkType.objects.values_list("name", flat=True).order_by()),
        "skill": set(Skill.objects.values_list("slug", flat=True).order_by()),
        "craft": set(Craft.objects.values_list("slug", flat=True).order_by()),
        "permit": set(PermitItem.objects.values_list("slug", flat=True).order_by()),
        "district": set(District.objects.values_list("slug", flat=True).order_by()),
    }
    for row in table(FOLDER / "grades.csv"):
        assert row["grade"] in "123", row
        assert row["reason"], row
        assert all(any(code.startswith(start) for code in codes) for start in row["occupation"].split()), row
        assert set(row["home"].split()) <= known["district"], row
        assert all(set(row[name].split()) <= there for name, there in known.items()), row


def test_every_query_has_a_best_answer(asked: list[Query], judgements: Judgements) -> None:
    assert len(asked) == 480
    assert [query.id for query in asked if 3 not in judgements[query.id].values()] == []
    assert Counter(query.half for query in asked)[TEST] >= 200
    assert len({query.text for query in asked}) == len(asked)


def test_all_kinds_are_asked_for(asked: list[Query]) -> None:
    kinds = Counter(query.kind for query in asked if query.kind)
    assert len(kinds) == 6
    assert min(kinds.values()) >= 15


def test_every_cluster_is_asked_for(loaded: None, asked: list[Query]) -> None:
    assert {query.cluster for query in asked} == set(Cluster.objects.values_list("slug", flat=True).order_by())


def test_the_facts_are_those_of_the_rows_in_the_database(facts: Mapping[str, Sequence[Facts]], ids: PublicIds) -> None:
    assert {target: len(found) for target, found in facts.items()} == {"workers": 4738, "needs": 733}
    for target, found in facts.items():
        assert {row.id for row in found} <= ids.known(target)


def test_recall_counts_no_more_than_could_be_found() -> None:
    many = {str(number): 3 for number in range(30)}
    assert recall(many, [*map(str, range(20))]) == 1
    assert recall({"a": 3, "b": 3, "c": 2}, ["c", "a"]) == 0.5


def test_a_fall_is_told_from_chance() -> None:
    before = [0.5 + 0.01 * (number % 7) for number in range(100)]
    assert fell(before, [value - 0.05 for value in before]) < 0
    assert fell(before, [value + 0.2 * (-1) ** number for number, value in enumerate(before)]) > 0


def test_figures_are_those_of_the_best_order() -> None:
    judged = {"q": {"a": 3, "b": 1}}
    assert figures(judged, {"q": ["a", "b"]})["q"] == (1.0, 1.0)
    assert figures(judged, {"q": []})["q"] == (0.0, 0.0)
    assert 0 < figures(judged, {"q": ["b", "a"]})["q"].ndcg < 1
