"""Start, record, find and end the processes of this checkout's servers."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / ".services"
DATA = Path(tempfile.gettempdir()) / f"bayu-services-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]}"
SECONDS = 30
LOOKS = 3


class Ended(SystemExit):
    """A server gave up while it started."""


def launch(name: str, command: list[str | Path], user: str | None, **environment: str) -> None:
    """Start a server in a session of its own and record it; its output goes beside its data."""
    with (DATA / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            cwd=DATA / name,
        )
    started = {"command": [str(part) for part in command], "user": user, "environment": environment}
    write_record(name, {"session": process.pid, "pid": process.pid} | started)


def launch_again(name: str) -> None:
    """Start a server as it was started first, with the data it has."""
    entry = read_record()[name]
    launch(name, entry["command"], entry["user"], **entry["environment"])


def read_record() -> dict[str, dict]:
    try:
        return json.loads((RECORD / "servers.json").read_text())
    except FileNotFoundError:
        return {}


def write_record(name: str, entry: dict) -> None:
    write_private(RECORD / "servers.json", json.dumps(read_record() | {name: entry}, indent=1))


def processes(name: str) -> list[int]:
    """Return the live processes of a server: of the session that was recorded, and at work in our data folder.

    The second is asked because numbers are used again.
    """
    session = read_record()[name]["session"]
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if belongs(int(path.name), session)]


def belongs(pid: int, session: int) -> bool:
    try:
        return os.getsid(pid) == session and Path(os.readlink(f"/proc/{pid}/cwd")).is_relative_to(DATA)
    except OSError:
        return False


def end(name: str, how: signal.Signals) -> None:
    """Ask each process of a server to end, frozen ones too; after a while, insist."""
    asked, deadline = set(), time.monotonic() + SECONDS
    while left := processes(name):
        for pid in left:
            if pid not in asked:
                tell(pid, how)
                tell(pid, signal.SIGCONT)
            elif time.monotonic() > deadline:
                tell(pid, signal.SIGKILL)
            reap(pid)
        asked.update(left)
        time.sleep(0.05)


def tell(pid: int, what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, what)


def reap(pid: int) -> None:
    """Take note of the end of a child of this very process; otherwise there is nothing to do."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def account(name: str) -> str | None:
    """Return the service's own user when root asks (servers refuse to run as root), else nobody else."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(name).pw_name
    except KeyError:
        return "nobody"


def own_folder(name: str, owner: str | None) -> Path:
    folder = DATA / name
    folder.mkdir(mode=0o700)
    if owner:
        shutil.chown(folder, owner)
    return folder


def write_private(path: Path, text: str, *, owner: str | None = None) -> None:
    path.touch(mode=0o600)
    path.write_text(text)
    if owner:
        shutil.chown(path, owner)


def run(command: list[str | Path], user: str | None, **variables: str) -> None:
    clean = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", **variables}
    done = subprocess.run(command, user=user, env=clean, cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


def quiet(command: list[str | Path]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(name: str, ready: Callable[[], bool], seconds: int = SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        if gone(name):
            raise Ended(f"{name} ended while it started:\n{last_lines(name)}")
        if time.monotonic() > deadline:
            raise SystemExit(f"{name} did not start within {seconds} s:\n{last_lines(name)}")
        time.sleep(0.1)


def gone(name: str) -> bool:
    """Whether looks a moment apart all find no process: PostgreSQL, as it starts, works from its programs' folder briefly."""
    for _ in range(LOOKS):
        if processes(name):
            return False
        time.sleep(0.1)
    return True


def last_lines(name: str) -> str:
    return "\n".join((DATA / f"{name}.log").read_text(errors="replace").splitlines()[-20:])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
