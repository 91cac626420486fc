from __future__ import annotations

from typing import Any

import pytest

from search.criteria import AnyOf, AtLeast, Bonus, Core, Criteria, Every, Wish
from search.engines.base import Engine
from tests.search.engines.corpus import WANZHOU, WORKERS, YUBEI, ask, order, rebuild, worker


def test_wishes_order_by_the_sum_of_their_weights_and_leave_nobody_out(filled: Engine) -> None:
    wishes = (Wish("occ_minor", ("6-18-02",), 3.0), Wish("occ", ("W", "X"), 5.0), Wish("skill", ("mig",), 1.0))
    page = ask(filled, wishes=wishes)
    assert [(hit.pk, hit.sort[0]) for hit in page.hits] == [(1, 9.0), (3, 8.0), (5, 3.0), (2, 0.0), (4, 0.0)]


def test_a_wish_counts_once_however_many_of_its_values_a_document_has(filled: Engine) -> None:
    assert ask(filled, wishes=(Wish("skill", ("tig", "mig"), 2.0),)).hits[0].sort == (2.0,)


def test_a_bonus_counts_where_its_filter_holds(filled: Engine) -> None:
    bonus = Bonus(Every((AnyOf("occ", ("W",)), AtLeast("level", 5))), 4.0)
    assert order(filled, wishes=(bonus,))[0] == 3


def test_many_at_once_get_the_hits_that_each_gets_alone(filled: Engine) -> None:
    several = [
        Criteria("worker", wishes=(Wish("occ", ("W", "X"), 5.0),), limit=3),
        Criteria("worker", filters=(AtLeast("level", 5),), facets=("occ",)),
        Criteria("worker", filters=(AnyOf("occ", ()),)),
        Criteria("need"),
        Criteria("worker", sort="newest"),
    ]
    assert [list(hits) for hits in filled.best(several)] == [list(filled.search(one).hits) for one in several]
    assert list(filled.best([])) == []


IN_CORE = (AnyOf("occ", ("W",)), AnyOf("skill", ("840d",)))
"""Workers 1, 2 and 3."""
ELSEWHERE = (Wish("district", ("wanzhou",), 9.0),)
"""Workers 4 and 5."""


def test_a_stamp_beyond_what_a_sort_value_holds_comes_first_and_breaks_nothing(engine: Engine) -> None:
    rebuild(engine, [worker(1, updated=300), worker(2, updated=2**40), worker(3, updated=200)])
    assert order(engine, sort="newest") == [2, 1, 3]


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_a_core_that_is_large_enough_alone_is_found_and_everybody_counted(filled: Engine, limit: int) -> None:
    page = ask(filled, core=Core(IN_CORE, 3), wishes=ELSEWHERE, limit=limit, facets=("occ",))
    assert [hit.pk for hit in page.hits] == [1, 2, 3][:limit]
    assert page.total == 5
    assert dict(page.facets["occ"]) == {"W": 2, "C": 1, "M": 1, "D": 1}


@pytest.mark.parametrize("limit", [1, 4, 100])
def test_where_the_core_is_too_small_all_compete(filled: Engine, limit: int) -> None:
    criteria = Criteria("worker", core=Core(IN_CORE, 4), wishes=ELSEWHERE, limit=limit)
    assert [hit.pk for hit in filled.search(criteria).hits] == [4, 5, 1, 2, 3][:limit]
    assert [hit.pk for hit in filled.best([criteria])[0]] == [4, 5, 1, 2, 3][:limit]


def test_a_core_narrows_what_the_filters_leave(filled: Engine) -> None:
    filters = (AnyOf("district", ("wanzhou", "jiangbei")),)
    assert order(filled, core=Core(IN_CORE, 1), wishes=ELSEWHERE, filters=filters) == [3]
    assert order(filled, core=Core(IN_CORE, 2), wishes=ELSEWHERE, filters=filters) == [4, 5, 3]


def test_a_core_means_nothing_to_another_order(filled: Engine) -> None:
    assert order(filled, core=Core(IN_CORE, 1), sort="newest") == order(filled, sort="newest")


def test_filters_add_nothing_to_the_score(filled: Engine) -> None:
    page = ask(filled, filters=(AnyOf("occ", ("W",)), AtLeast("level", 1)))
    assert [hit.sort for hit in page.hits] == [(0.0,), (0.0,)]


def test_equal_scores_fall_by_key(filled: Engine) -> None:
    assert order(filled) == [1, 2, 3, 4, 5]


def test_the_limit_bounds_the_hits_but_not_the_total(filled: Engine) -> None:
    page = ask(filled, limit=2)
    assert (len(page.hits), page.total) == (2, 5)


def test_facts_come_back_as_they_were_given(engine: Engine) -> None:
    facts = bytes(range(256)) * 8
    rebuild(engine, [worker(7, facts=facts)])
    assert [hit.facts for hit in ask(engine).hits] == [facts]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"sort": "newest"}, [1, 3, 2, 4, 5]),
        ({"sort": "pay"}, [4, 2, 5, 1, 3]),
        ({"sort": "nearest", "origin": YUBEI}, [1, 2, 3, 4, 5]),
        ({"sort": "nearest", "origin": WANZHOU}, [4, 1, 2, 3, 5]),
    ],
    ids=["newest", "cheapest, none stated last", "nearest, no place last", "nearest from elsewhere"],
)
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pages_follow_each_other_without_gap_or_repeat(
    filled: Engine, asked: dict[str, Any], expected: list[int], size: int
) -> None:
    seen: list[int] = []
    after: Any = None
    while True:
        page = ask(filled, limit=size, after=after, **asked)
        assert page.total == 5
        seen += [hit.pk for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert seen == expected


def test_a_page_survives_that_its_last_document_is_gone(engine: Engine) -> None:
    rebuild(engine, WORKERS)
    first = ask(engine, sort="newest", limit=2)
    engine.delete("worker", [first.hits[-1].pk])
    rest = ask(engine, sort="newest", limit=10, after=first.after)
    assert [hit.pk for hit in rest.hits] == [2, 4, 5]


@pytest.mark.parametrize(
    ("sort", "after"),
    [
        ("newest", (200 << 32 | 3,)),
        ("pay", (4000 << 32 | 2,)),
        ("nearest", (0, "29.72000,106.63000", 2)),
        ("match", None),
    ],
)
def test_a_place_in_a_list_is_told_alike_by_every_engine(filled: Engine, sort: Any, after: Any) -> None:
    assert ask(filled, sort=sort, origin=YUBEI, limit=2).after == after


@pytest.mark.parametrize("sort", ["newest", "pay", "nearest"])
@pytest.mark.parametrize(
    "after", [("x",), (), (-1,), (2**64,), (1, 2), ("a", "b", "c"), (5, "-", -1), (2**63, "29.72000,106.63000", 2**64)]
)
def test_a_place_in_a_list_that_no_page_gave_begins_it_again(filled: Engine, sort: Any, after: Any) -> None:
    page = ask(filled, sort=sort, origin=YUBEI, after=after)
    assert (len(page.hits), page.total) == (5, 5)


def test_a_thousand_documents_of_one_second_are_paged_completely(engine: Engine) -> None:
    rebuild(engine, (worker(pk, updated=1_700_000_000) for pk in range(1, 1001)))
    seen: list[int] = []
    after: Any = None
    while page := ask(engine, sort="newest", limit=300, after=after):
        seen += [hit.pk for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert sorted(seen) == list(range(1, 1001))
