"""What needs and introductions say is linked once, kept by its hash, and scores for less than what is stated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from marketplace.needs.models import Need, NeedOccupation
from marketplace.taxonomy.models import OccupationWord, SkillWord
from search.documents import read
from search.engines import current_engine
from search.engines.base import Document, Engine
from search.facts import unpack
from search.index_changes import claims, texts
from search.index_changes.drainer import drain, rebuild
from search.index_changes.verifying import verify
from search.linking.texts import add, key_of, readable, said, unlinked
from search.models import IndexChange, TextLink
from search.tasks import link_texts
from tests.factories.needs import NeedFactory
from tests.factories.taxonomy import OccupationFactory, SkillFactory
from tests.factories.workers import WorkerFactory, WorkerOccupationFactory

pytestmark = pytest.mark.django_db
WELDER, COOK = "6-18-02-04", "4-03-02-01"
WELDING, COOKING = "焊缝老有气孔，打底盖面都要会", "坝坝宴缺个掌勺的，切配蒸菜都做"


@pytest.fixture(autouse=True)
def taxonomy() -> None:
    said_of = {WELDER: ("焊工", "焊缝", "气孔", "打底盖面"), COOK: ("中式烹调师", "坝坝宴", "掌勺", "切配", "蒸菜")}
    for code, (name, *words) in said_of.items():
        occupation = OccupationFactory(code=code, name=name)
        OccupationWord.objects.bulk_create(
            OccupationWord(occupation=occupation, word=word, key=word, kind="task") for word in words
        )


def complete(typed: Sequence[str]) -> int:
    """Link what was not linked; returns how many texts were."""
    return add(unlinked(typed))


@pytest.fixture
def engine() -> Engine:
    engine = current_engine()
    rebuild(engine)
    return engine


def need(title: str = WELDING, code: str = COOK) -> Need:
    made = NeedFactory(title=title, duties="", title_en="", duties_en="")
    NeedOccupation.objects.create(need=made, occupation=OccupationFactory(code=code))
    return made


def document(kind: str, pk: int) -> Document:
    (found,) = read(kind, [pk])
    return found


def facts(kind: str, pk: int) -> Any:
    return unpack(kind, document(kind, pk).facts)


def test_a_changed_text_is_linked_by_the_drain_that_writes_it(engine: Engine) -> None:
    made = need()
    assert facts("need", made.pk).said == ()
    drain(engine)
    assert facts("need", made.pk).said[0][0] == WELDER
    assert document("need", made.pk).keywords["said"] == (WELDER,)
    assert verify(engine).total == 0


def test_what_the_fields_name_is_not_told_twice(engine: Engine) -> None:
    made = need(code=WELDER)
    drain(engine)
    assert WELDER not in dict(facts("need", made.pk).said)
    assert "said" not in document("need", made.pk).keywords


def test_the_introduction_of_a_worker_is_linked_too(engine: Engine) -> None:
    skill = SkillFactory(slug="steaming", name="蒸制")
    skill.occupations.add(OccupationFactory(code=COOK))
    SkillWord.objects.create(skill=skill, word="蒸菜", kind="task")
    worker = WorkerFactory(introduction=COOKING)
    WorkerOccupationFactory(worker=worker, occupation=OccupationFactory(code=WELDER))
    drain(engine)
    assert facts("worker", worker.pk).said[0][0] == COOK
    assert facts("worker", worker.pk).said_skills[0][0] == "steaming"
    assert document("worker", worker.pk).keywords["said_skill"] == ("steaming",)


def test_equal_texts_share_a_row_that_does_not_hold_them(engine: Engine) -> None:
    first, second = need(), need()
    drain(engine)
    row = TextLink.objects.get()
    assert row.key == key_of(readable(first.title)) == key_of(readable(second.title))
    assert WELDING not in str(TextLink.objects.values_list().get())


def test_a_text_is_linked_once_and_again_only_by_another_taxonomy() -> None:
    assert complete([WELDING, WELDING, COOKING]) == 2
    assert (complete([WELDING]), unlinked([WELDING], again=True)) == (0, [])
    OccupationWord.objects.create(occupation=OccupationFactory(code=WELDER), word="焊条", kind="thing")
    assert unlinked([WELDING]) == []
    assert unlinked([WELDING], again=True) == [WELDING]
    assert add(unlinked([WELDING], again=True)) == 1
    assert TextLink.objects.count() == 2


@pytest.mark.parametrize("text", ["", "  ", "焊", "。。。。。"])
def test_what_says_nothing_is_not_linked(text: str) -> None:
    assert complete([text]) == 0
    assert said([text]) == [((), ())]


def test_the_beginning_of_a_long_text_is_read() -> None:
    assert len(readable("焊" * 100_000)) < 1_000
    complete([WELDING + "，" + "说" * 5_000])
    assert said([WELDING + "，" + "说" * 5_000])[0].occupations[0][0] == WELDER


def test_a_web_process_links_a_few_and_leaves_many_to_a_task(engine: Engine) -> None:
    few = [need().pk, need(COOKING).pk]
    texts.link_a_few("need", few)
    assert TextLink.objects.count() == 2
    many = [need(f"{WELDING}{number}").pk for number in range(texts.AT_ONCE_ON_THE_WEB + 1)]
    texts.link_a_few("need", many)
    assert TextLink.objects.count() == 2


def test_at_night_all_that_is_left_is_linked_and_written(engine: Engine) -> None:
    made = need()
    rebuild(engine)
    IndexChange.objects.all().delete()
    assert TextLink.objects.count() == 0
    assert link_texts() == 1
    assert claims.tally()["pending"] == 1
    drain(engine)
    assert facts("need", made.pk).said[0][0] == WELDER
    assert (link_texts(), verify(engine).total) == (0, 0)


def test_the_night_ends_in_time(engine: Engine) -> None:
    need()
    assert texts.link_all(seconds=-1) == 0


def test_a_linking_that_fails_holds_up_no_document(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_texts: Sequence[str]) -> int:
        raise RuntimeError("no memory for the encoder")

    monkeypatch.setattr(texts, "add", broken)
    made = need()
    drain(engine)
    assert made.pk in {pk for pk, _ in engine.digests("need")}


def test_offers_have_a_field_for_their_occupation_and_are_not_linked(engine: Engine) -> None:
    texts.link("offer", [1, 2, 3])
    assert TextLink.objects.count() == 0
