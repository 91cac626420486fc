"""What holds of every score, whatever the facts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from marketplace.catalogues.models import HARD_MAXIMUM
from search.explanations import SENTENCES, TITLES
from search.facts import Honour, pack, unpack
from search.scoring import Match, Priorities, checks_of, refusal, score
from search.scoring.weights import BROWSE, FIT
from tests.search.scoring.strategies import CODES, SKILLS, needs, offers, queries, rules, workers

DAY = 739_900
pairs: st.SearchStrategy[tuple[Any, Any]] = st.one_of(
    st.tuples(needs(), workers),
    st.tuples(workers, needs()),
    st.tuples(needs(), offers),
    st.tuples(offers, needs()),
    st.tuples(queries, workers),
    st.tuples(queries, needs()),
    st.tuples(queries, offers),
)


def total(match: Match, *, priority: bool) -> Decimal:
    return sum((part.points for part in match.parts if part.priority is priority), Decimal(0))


def test_the_fit_makes_a_hundred_points() -> None:
    assert sum(FIT.values()) == sum(BROWSE.values()) == 10_000


@given(pairs, rules())
def test_the_parts_sum_to_the_score_exactly(pair: tuple[Any, Any], priorities: Priorities) -> None:
    match = score(*pair, priorities, day=DAY)
    assert total(match, priority=False) + total(match, priority=True) == match.score
    assert total(match, priority=False) == match.score_without_priority
    assert all(part.points == round(part.points, 2) for part in match.parts)


@given(pairs, rules())
def test_every_part_keeps_its_bounds(pair: tuple[Any, Any], priorities: Priorities) -> None:
    match = score(*pair, priorities, day=DAY)
    assert all(0 <= part.cents <= part.of for part in match.parts)
    assert sum(part.of for part in match.parts if not part.priority) == 10_000


@given(pairs, rules())
def test_priority_keeps_its_bound_under_the_hard_maximum(pair: tuple[Any, Any], priorities: Priorities) -> None:
    share = total(score(*pair, priorities, day=DAY), priority=True)
    assert 0 <= share <= Decimal(priorities.bound) / 100 <= HARD_MAXIMUM


@given(needs(), workers, workers, rules())
def test_priority_never_lifts_a_candidate_over_a_clearly_better_one(
    need: Any, one: Any, other: Any, priorities: Priorities
) -> None:
    better, worse = sorted(
        (score(need, one, priorities), score(need, other, priorities)), key=lambda match: -match.base_cents
    )
    if better.base_cents - worse.base_cents > priorities.bound:
        assert better.cents > worse.cents


@given(pairs, rules())
def test_every_reason_and_part_has_its_words(pair: tuple[Any, Any], priorities: Priorities) -> None:
    match = score(*pair, priorities, day=DAY)
    assert {part.reason.key for part in match.parts} <= SENTENCES.keys()
    assert {part.name for part in match.parts} <= TITLES.keys()


@given(needs(), st.one_of(workers, offers))
def test_every_refusal_has_its_words(need: Any, candidate: Any) -> None:
    reason = refusal(need, candidate, day=DAY)
    assert reason is None or reason.key in SENTENCES


@given(needs(), workers)
def test_leaving_out_checks_that_cannot_refuse_changes_nothing(need: Any, worker: Any) -> None:
    assert refusal(need, worker, day=DAY, checks=checks_of(need)) == refusal(need, worker, day=DAY)


@given(needs(), workers, rules(), st.data())
def test_more_evidence_for_a_level_never_lowers_a_score(
    need: Any, worker: Any, priorities: Priorities, data: st.DataObject
) -> None:
    if not worker.trades:
        return
    index = data.draw(st.integers(0, len(worker.trades) - 1))
    trades = list(worker.trades)
    field = data.draw(st.sampled_from(["grade", "proof"]))
    trades[index] = trades[index]._replace(**{field: min(3, getattr(trades[index], field) + 1)})
    assert score(need, replace(worker, trades=tuple(trades)), priorities).cents >= score(need, worker, priorities).cents


@given(needs(), workers, rules(), st.sampled_from(SKILLS))
def test_a_further_skill_never_lowers_a_score(need: Any, worker: Any, priorities: Priorities, skill: str) -> None:
    more = replace(worker, skills=tuple(dict.fromkeys([*worker.skills, skill])))
    assert score(need, more, priorities).cents >= score(need, worker, priorities).cents


@given(needs(), workers, rules(), st.integers(1, 5))
def test_a_verified_honour_never_lowers_a_score(need: Any, worker: Any, priorities: Priorities, tier: int) -> None:
    more = replace(worker, honours=(*worker.honours, Honour(tier, "技术能手", 2020, 3)))
    assert score(need, more, priorities).cents >= score(need, worker, priorities).cents


@given(needs(), workers, rules())
def test_only_verified_facts_earn_priority(need: Any, worker: Any, priorities: Priorities) -> None:
    claimed = replace(
        worker,
        trades=tuple(row._replace(grade=1) for row in worker.trades),
        honours=tuple(row._replace(grade=2) for row in worker.honours),
        crafts_held=tuple(row._replace(grade=1) for row in worker.crafts_held),
    )
    assert not total(score(need, claimed, priorities), priority=True)


@given(workers, needs(), rules())
def test_an_unverified_organisation_earns_no_priority(worker: Any, need: Any, priorities: Priorities) -> None:
    match = score(worker, replace(need, organisation_verified=False), priorities)
    assert not total(match, priority=True)


@given(needs(), workers, rules(), st.randoms())
def test_the_order_of_rows_does_not_matter(need: Any, worker: Any, priorities: Priorities, random: Any) -> None:
    shuffled = {name: list(getattr(worker, name)) for name in ("trades", "skills", "held", "honours", "crafts_held")}
    for rows in shuffled.values():
        random.shuffle(rows)
    turned = replace(worker, **{name: tuple(rows) for name, rows in shuffled.items()})
    assert score(need, turned, priorities) == score(need, worker, priorities)


@given(needs(), workers, offers, rules())
def test_facts_score_the_same_after_their_way_through_an_engine(
    need: Any, worker: Any, offer: Any, priorities: Priorities
) -> None:
    packed = (("need", need), ("worker", worker), ("offer", offer))
    read_need, read_worker, read_offer = (unpack(kind, pack(facts)) for kind, facts in packed)
    assert score(need, read_worker, priorities) == score(need, worker, priorities)
    assert score(need, read_offer, priorities) == score(need, offer, priorities)
    assert score(worker, read_need, priorities) == score(worker, need, priorities)


@given(needs(), workers, rules(), st.sampled_from(CODES))
def test_a_related_trade_never_earns_the_shortage_of_the_exact_one(
    need: Any, worker: Any, priorities: Priorities, code: str
) -> None:
    exact = {row.code for row in need.wanted}
    related = replace(worker, trades=tuple(row for row in worker.trades if row.code not in exact))
    names = [part.name for part in score(need, related, priorities).parts]
    assert "shortage" not in names
