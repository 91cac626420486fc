from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from search.criteria import AnyOf, Criteria
from search.engines.base import Document, Engine, EngineUnavailable, digest
from tests.search.engines.corpus import WORKERS, ask, found, rebuild, worker


def test_an_engine_that_was_never_built_says_so_and_does_not_answer(engine: Engine) -> None:
    assert not engine.health().ready
    assert "rebuild" in engine.health().problem
    with pytest.raises(EngineUnavailable):
        engine.search(Criteria("worker"))


def test_what_was_written_is_found_at_once(engine: Engine) -> None:
    engine.write([worker(1, occ=("W",))])
    assert found(engine, filters=(AnyOf("occ", ("W",)),)) == {1}


def test_a_second_write_takes_the_place_of_the_first(engine: Engine) -> None:
    engine.write([worker(1, occ=("W",)), worker(2, occ=("C",))])
    engine.write([worker(1, occ=("M",))])
    assert found(engine) == {1, 2}
    assert found(engine, filters=(AnyOf("occ", ("W",)),)) == set()
    assert engine.counts()["worker"] == 2


def test_a_document_written_twice_in_one_call_is_there_once(engine: Engine) -> None:
    engine.write([worker(1, occ=("W",)), worker(1, occ=("C",))])
    assert found(engine) == {1}
    assert found(engine, filters=(AnyOf("occ", ("C",)),)) == {1}


def test_keys_that_begin_alike_are_different_documents(engine: Engine) -> None:
    engine.write([worker(1), worker(10), worker(100)])
    engine.delete("worker", [10])
    assert found(engine) == {1, 100}


def test_deleting_what_is_not_there_is_no_error(engine: Engine) -> None:
    engine.write([worker(1)])
    engine.delete("worker", [2, 3])
    engine.delete("need", [1])
    assert found(engine) == {1}


def test_apply_writes_what_is_read_and_removes_the_rest(engine: Engine) -> None:
    engine.write([worker(1), worker(2), worker(3)])

    def read(kind: str, pks: Sequence[int]) -> Iterator[Document]:
        assert (kind, list(pks)) == ("worker", [1, 2])
        yield worker(2, occ=("W",))

    engine.apply("worker", [1, 2], read)
    assert found(engine) == {2, 3}
    assert found(engine, filters=(AnyOf("occ", ("W",)),)) == {2}


def test_a_reader_that_fails_leaves_the_index_as_it_was(engine: Engine) -> None:
    engine.write([worker(1), worker(2)])

    def read(kind: str, pks: Sequence[int]) -> Iterator[Document]:
        yield worker(1, occ=("W",))
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        engine.apply("worker", [1, 2], read)
    assert found(engine, filters=(AnyOf("occ", ("W",)),)) == set()
    assert found(engine) == {1, 2}


def test_a_rebuild_replaces_everything_and_counts_it(engine: Engine) -> None:
    engine.write([worker(99)])
    assert rebuild(engine, iter(WORKERS)) == 5
    assert found(engine) == {1, 2, 3, 4, 5}


def test_a_rebuild_that_fails_changes_nothing(engine: Engine) -> None:
    engine.write([worker(1)])

    def read(kind: str, pks: Sequence[int]) -> Iterator[Document]:
        yield worker(2)
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        engine.rebuild(lambda kind: iter([2, 3]), read)
    assert found(engine) == {1}
    rebuild(engine, [worker(3)])
    assert found(engine) == {3}


def test_digests_tell_every_document_and_its_content(engine: Engine) -> None:
    one, two, three = (worker(pk, visibility=("open",)) for pk in (1, 2, 3))
    engine.write([three, one, two])
    assert list(engine.digests("worker")) == [(1, digest(one)), (2, digest(two)), (3, digest(three))]
    assert list(engine.digests("need")) == []


def test_a_digest_differs_with_every_part_of_a_document() -> None:
    plain = worker(1, "焊工", occ=("W",), level=3)
    others = [
        worker(2, "焊工", occ=("W",), level=3),
        worker(1, "钳工", occ=("W",), level=3),
        worker(1, "焊工", occ=("C",), level=3),
        worker(1, "焊工", occ=("W",), level=4),
        worker(1, "焊工", occ=("W",), level=3, facts=b"other"),
        worker(1, "焊工", occ=("W",), level=3, point=(29.5, 106.5)),
    ]
    assert digest(plain) not in {digest(other) for other in others}
    assert digest(plain) == digest(worker(1, "焊工", level=3, occ=("W",)))


def test_ten_thousand_characters_are_written_and_found(engine: Engine) -> None:
    engine.write([worker(1, "焊工", "氩弧焊" * 3000 + " 末尾")])
    assert ask(engine, words=("末尾",)).total == 1
