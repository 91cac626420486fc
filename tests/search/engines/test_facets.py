from __future__ import annotations

import pytest

from search.criteria import AnyOf
from search.engines.base import Engine
from search.index_fields import UnknownField
from tests.search.engines.corpus import ask


def test_a_facet_counts_documents_by_value_greatest_first(filled: Engine) -> None:
    facets = ask(filled, facets=("occ", "district")).facets
    assert facets["occ"] == (("W", 2), ("C", 1), ("D", 1), ("M", 1))
    assert facets["district"] == (("yubei", 3), ("wanzhou", 2), ("jiangbei", 1))


def test_a_facet_of_numbers_counts_by_number(filled: Engine) -> None:
    assert ask(filled, facets=("level",)).facets["level"] == (("1", 1), ("3", 1), ("4", 1), ("6", 1))


def test_filters_narrow_every_facet(filled: Engine) -> None:
    facets = ask(filled, filters=(AnyOf("district", ("yubei",)),), facets=("occ", "district")).facets
    assert facets["occ"] == (("C", 1), ("D", 1), ("W", 1))


def test_a_choice_narrows_hits_and_other_facets_but_not_its_own(filled: Engine) -> None:
    page = ask(filled, facets=("occ", "district"), chosen={"district": ("yubei",)})
    assert {hit.pk for hit in page.hits} == {1, 2, 5}
    assert page.facets["occ"] == (("C", 1), ("D", 1), ("W", 1))
    assert page.facets["district"] == (("yubei", 3), ("wanzhou", 2), ("jiangbei", 1))


def test_each_of_two_choices_narrows_the_facet_of_the_other(filled: Engine) -> None:
    page = ask(filled, facets=("occ", "district"), chosen={"district": ("yubei",), "occ": ("W",)})
    assert [hit.pk for hit in page.hits] == [1]
    assert page.facets["occ"] == (("C", 1), ("D", 1), ("W", 1))
    assert page.facets["district"] == (("jiangbei", 1), ("yubei", 1))


def test_a_choice_of_numbers_means_these_numbers(filled: Engine) -> None:
    page = ask(filled, facets=("level",), chosen={"level": ("4", "6")})
    assert {hit.pk for hit in page.hits} == {1, 3}
    assert len(page.facets["level"]) == 4


def test_two_choices_in_one_facet_widen_it(filled: Engine) -> None:
    assert ask(filled, chosen={"occ": ("W", "M")}).total == 3


def test_the_words_narrow_the_facets_too(filled: Engine) -> None:
    assert ask(filled, words=("焊工",), facets=("district",)).facets["district"] == (("jiangbei", 1), ("yubei", 1))


def test_a_facet_of_nothing_is_empty(filled: Engine) -> None:
    assert ask(filled, filters=(AnyOf("occ", ("none",)),), facets=("occ",)).facets == {"occ": ()}


def test_a_facet_that_the_kind_lacks_is_a_mistake(filled: Engine) -> None:
    with pytest.raises(UnknownField):
        ask(filled, facets=("title",))
