from __future__ import annotations

import pytest

from search.criteria import AllOf, AnyOf, AtLeast, AtMost, Either, Every, Filter, Missing, Within
from search.engines.base import Engine
from search.index_fields import UnknownField
from tests.search.engines.corpus import ALL, JIANGBEI, YUBEI, found

CASES: list[tuple[str, Filter, set[int]]] = [
    ("one value", AnyOf("occ", ("W",)), {1, 3}),
    ("any of several values", AnyOf("occ", ("W", "M", "none")), {1, 3, 4}),
    ("any of no values finds nothing", AnyOf("occ", ()), set()),
    ("a document with two values is found by either", AnyOf("district", ("wanzhou",)), {4, 5}),
    ("all of several values", AllOf("skill", ("tig", "mig")), {1}),
    ("all of no values finds everything", AllOf("skill", ()), set(ALL)),
    ("at least, the bound included", AtLeast("level", 4), {1, 3}),
    ("at most, the bound included and absent numbers left out", AtMost("level", 3), {2, 5}),
    ("a number that is not stated", Missing("pay_hour"), {3}),
    ("within nothing but the place itself", Within(*YUBEI, 1), {1, 2}),
    ("within no distance at all", Within(*YUBEI, 0), {1, 2}),
    ("within a few kilometres", Within(*JIANGBEI, 20), {1, 2, 3}),
    ("within everything that has a place", Within(*YUBEI, 20_000), {1, 2, 3, 4}),
    ("either", Either((AnyOf("occ", ("M",)), AtLeast("level", 6))), {3, 4}),
    ("either of nothing finds nothing", Either(()), set()),
    ("every", Every((AnyOf("district", ("yubei",)), AtMost("pay_hour", 4000))), {2, 5}),
    ("every of nothing finds everything", Every(()), set(ALL)),
    ("nested", Either((Every((AnyOf("occ", ("W",)), Missing("pay_hour"))), AnyOf("occ", ("M",)))), {3, 4}),
    ("a value is compared whole", AnyOf("occ_minor", ("6-18",)), set()),
]


@pytest.mark.parametrize(("condition", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_filter_finds_exactly_its_documents(filled: Engine, condition: Filter, expected: set[int]) -> None:
    assert found(filled, filters=(condition,)) == expected


@pytest.mark.parametrize(("condition", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_exclusion_leaves_out_exactly_what_the_filter_finds(
    filled: Engine, condition: Filter, expected: set[int]
) -> None:
    assert found(filled, excluded=(condition,)) == ALL - expected


def test_all_filters_must_hold(filled: Engine) -> None:
    assert found(filled, filters=(AnyOf("occ", ("W",)), AnyOf("district", ("yubei",)))) == {1}


def test_a_filter_on_a_field_that_the_kind_lacks_is_a_mistake(filled: Engine) -> None:
    with pytest.raises(UnknownField, match="headcount"):
        found(filled, filters=(AtLeast("headcount", 1),))


def test_no_criteria_find_everything(filled: Engine) -> None:
    assert found(filled) == ALL


def test_kinds_are_kept_apart(filled: Engine) -> None:
    assert filled.counts() == {"worker": 5, "need": 0, "offer": 0, "page": 0}
