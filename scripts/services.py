"""Start and stop PostgreSQL, Redis and Elasticsearch for this checkout alone.

All listen on free ports of the loopback address, with random passwords. Their data lives in a folder of its own under the
system's temporary space (their users could not reach a private checkout) and goes when they are stopped. What was started is
recorded in .services/: `env` holds the addresses, `servers.json` the processes; only those are ever stopped.
Where ELASTICSEARCH_URL is set, that server is used and none is started.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import sys
import time

from servers import elasticsearch, postgresql, redis
from servers.processes import DATA, RECORD, Ended, end, last_lines, launch_again, processes, read_record, write_private

KINDS = {"postgresql": postgresql, "redis": redis, "elasticsearch": elasticsearch}
VARIABLES = {"postgresql": "DATABASE_URL", "redis": "REDIS_URL", "elasticsearch": "ELASTICSEARCH_URL"}
TRIES = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(dest="action", required=True)
    starting = actions.add_parser("start")
    starting.add_argument("--nodes", type=int, default=1, help="nodes of Elasticsearch (1)")
    starting.add_argument("--only", nargs="+", choices=KINDS, default=list(KINDS), help="start these alone")
    actions.add_parser("stop")
    actions.add_parser("status", help="exit with 0 when all run, else 1")
    actions.add_parser("restart").add_argument("name", help="a name that status prints; its data and port stay")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was begun is taken back
    chosen = vars(parser.parse_args())
    return {"start": start, "stop": stop, "status": status, "restart": restart}[chosen.pop("action")](**chosen)


def start(nodes: int, only: list[str]) -> int:
    kinds = [kind for kind in only if not given(kind)]
    names = {name for kind in kinds for name in (elasticsearch.names(nodes) if kind == "elasticsearch" else [kind])}
    if names == set(read_record()) and names == running():
        print(f"Already running; addresses are in {RECORD.name}/env")
        return 0
    stop()
    RECORD.mkdir(mode=0o700, exist_ok=True)
    DATA.mkdir(mode=0o711)
    try:
        addresses = start_all(kinds, nodes)
    except BaseException:
        stop()
        raise
    write_private(RECORD / "env", "".join(f"{name}={value}\n" for name, value in addresses.items()))
    print(f"Running: {', '.join(read_record())}; addresses are in {RECORD.name}/env")
    return 0


def start_all(kinds: list[str], nodes: int) -> dict[str, str]:
    """Elasticsearch takes longest, so that it starts while the others do."""
    addresses = {}
    search = elasticsearch.begin(nodes) if "elasticsearch" in kinds else ""
    for kind in ("postgresql", "redis"):
        if kind in kinds:
            addresses[VARIABLES[kind]] = KINDS[kind].start()
    if "redis" in kinds:
        addresses["CELERY_BROKER_URL"] = addresses["REDIS_URL"].removesuffix("/0") + "/1"
    if search:
        for name in elasticsearch.names(nodes):
            elasticsearch.wait(name, search)
        addresses["ELASTICSEARCH_URL"] = search
    return addresses


def stop() -> int:
    for name in sorted(running()):
        end(name, KINDS[kind_of(name)].STOP_WITH)
        print(f"Stopped {name}")
    shutil.rmtree(DATA, ignore_errors=True)
    shutil.rmtree(RECORD, ignore_errors=True)
    return 0


def status() -> int:
    print("Running: " + (", ".join(sorted(running())) or "nothing"))
    found = {kind_of(name) for name in running()} | {kind for kind in KINDS if given(kind)}
    return 0 if found == set(KINDS) and running() == set(read_record()) else 1


def restart(name: str) -> int:
    """Start a server again with its data and on its port, whether it still runs or was killed."""
    if name not in read_record():
        print(f"{name} was not started here", file=sys.stderr)
        return 2
    kind = kind_of(name)
    end(name, KINDS[kind].STOP_WITH)
    lines = (RECORD / "env").read_text().splitlines()
    address = dict(line.split("=", 1) for line in lines)[VARIABLES[kind]]
    # What is left of a killed PostgreSQL holds its data for a moment.
    for _ in range(TRIES):
        launch_again(name)
        with contextlib.suppress(Ended):
            KINDS[kind].wait(name, address)
            return 0
        time.sleep(1)
    print(f"{name} does not start again:\n{last_lines(name)}", file=sys.stderr)
    return 1


def running() -> set[str]:
    return {name for name in read_record() if processes(name)}


def kind_of(name: str) -> str:
    return name.split("-", maxsplit=1)[0]


def given(kind: str) -> bool:
    """Whether a server from elsewhere is to be used."""
    return kind == "elasticsearch" and bool(os.environ.get("ELASTICSEARCH_URL"))


if __name__ == "__main__":
    sys.exit(main())
