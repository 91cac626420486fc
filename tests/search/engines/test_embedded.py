"""What only the embedded engine has: folders, locks and other processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from search.criteria import Criteria, Within
from search.engines.base import EngineUnavailable
from search.engines.embedded.engine import EmbeddedEngine, EngineBusy
from search.engines.embedded.store import Store
from tests.search.engines.corpus import found, rebuild, worker

ROOT = Path(__file__).parents[3]
OTHER_PROCESS = """
import sys, django
django.setup()
from pathlib import Path
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.base import Document
engine = EmbeddedEngine(Path(sys.argv[1]))

def workers(pks, **parts):
    return lambda kind: iter(pks if kind == "worker" else ()), lambda kind, pks: (Document(kind, pk, **parts) for pk in pks)
"""


def run(code: str, folder: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", OTHER_PROCESS + code, str(folder)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def finish(code: str, folder: Path) -> str:
    """Run to the end without an error; returns what was printed."""
    with run(code, folder) as process:
        printed, _ = process.communicate()
    assert process.returncode == 0
    return printed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_a_reader_sees_what_another_process_wrote(folder: Path) -> None:
    reader = EmbeddedEngine(folder)
    reader.write([worker(1)])
    assert found(reader) == {1}
    finish("engine.write([Document('worker', 2)])", folder)
    assert found(reader) == {1, 2}


def test_a_reader_follows_a_rebuild_by_another_process(folder: Path) -> None:
    reader = EmbeddedEngine(folder)
    reader.write([worker(1)])
    assert found(reader) == {1}
    finish("engine.rebuild(*workers(range(5, 8)))", folder)
    assert found(reader) == {5, 6, 7}
    assert len(list(folder.glob("g*"))) == 1


def test_a_rebuild_that_is_killed_leaves_the_old_index_and_the_next_one_cleans_up(folder: Path) -> None:
    engine = EmbeddedEngine(folder, patience=5)
    engine.write([worker(1)])
    endless = (
        "import itertools\n"
        "engine.rebuild(workers(itertools.count(1))[0],"
        " lambda kind, pks: (print(pk, flush=True) or Document(kind, pk) for pk in pks))"
    )
    with run(endless, folder) as process:
        assert process.stdout
        for _ in range(50):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    assert found(engine) == {1}
    assert len(list(folder.glob("g*"))) == 2
    rebuild(engine, [worker(2)])
    assert found(engine) == {2}
    assert len(list(folder.glob("g*"))) == 1


def test_writers_in_several_processes_lose_nothing(folder: Path) -> None:
    EmbeddedEngine(folder).write([])
    loop = "for pk in range({0}, {0} + 8): engine.write([Document('worker', pk)])"
    with run(loop.format(100), folder), run(loop.format(200), folder):
        finish(loop.format(300), folder)
    assert EmbeddedEngine(folder).counts()["worker"] == 24


def test_threads_write_and_read_at_once_without_an_error(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.write([worker(1)])
    errors: list[BaseException] = []

    def work(start: int) -> None:
        try:
            for pk in range(start, start + 10):
                engine.write([worker(pk)])
                assert pk in found(engine)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(start,)) for start in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert engine.counts()["worker"] == 31


def test_a_writer_gives_up_after_its_patience(folder: Path) -> None:
    engine = EmbeddedEngine(folder, patience=0.05)
    with Store(folder).locked(1), pytest.raises(EngineBusy):
        engine.write([worker(1)])


def test_searching_goes_on_while_another_writes(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.write([worker(1)])
    with Store(folder).locked(1):
        assert found(engine) == {1}


def test_an_index_of_another_layout_refuses_to_answer_until_it_is_rebuilt(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.write([worker(1)])
    manifest = next(folder.glob("g*/manifest.json"))
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"layout": "0"}))
    older = EmbeddedEngine(folder)
    assert not older.health().ready
    with pytest.raises(EngineUnavailable, match="rebuild"):
        older.search(Criteria("worker"))
    rebuild(older, [worker(2)])
    assert older.health().ready
    assert found(older) == {2}


def test_a_changed_vocabulary_is_told_but_does_not_stop_the_search(folder: Path) -> None:
    version = ["one"]
    engine = EmbeddedEngine(folder, taxonomy=lambda: version[0])
    rebuild(engine, [worker(1)])
    assert engine.health().problem == ""
    version[0] = "two"
    assert engine.health().ready
    assert "rebuild" in engine.health().problem
    assert found(engine) == {1}
    rebuild(engine, [worker(1)])
    assert engine.health().problem == ""


def test_places_written_later_are_within_reach(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.write([worker(1, point=(29.5, 106.5))])
    near = Within(30.0, 108.0, 5)
    assert found(engine, filters=(near,)) == set()
    engine.write([worker(2, point=(30.0, 108.01))])
    assert found(engine, filters=(near,)) == {2}


def test_memory_stays_flat_during_a_rebuild(folder: Path) -> None:
    code = (
        "import resource\n"
        "parts = {'texts': {'exact': '焊 工 ' * 200}, 'facts': b'x' * 1000}\n"
        "engine.rebuild(*workers(range(2_000), **parts))\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "engine.rebuild(*workers(range(30_000), **parts))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    # 30,000 documents hold 30 MB of facts alone; tantivy's own buffer may fill to its 64 MB.
    assert int(finish(code, folder)) < 100 * 1024


def test_the_lock_falls_when_its_holder_is_killed(folder: Path) -> None:
    held = "import time\nwith engine._store.locked(1): print('held', flush=True); time.sleep(60)"
    with run(held, folder) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == "held"
        os.kill(holder.pid, signal.SIGKILL)
    start = time.monotonic()
    EmbeddedEngine(folder, patience=5).write([worker(1)])
    assert time.monotonic() - start < 5
