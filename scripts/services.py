"""Start and stop PostgreSQL and Redis for this checkout alone: python3 scripts/services.py start|stop|status

Both listen on a free port of the loopback address, with a random password. Their data lives in a folder of its own under
the system's temporary space (their users could not reach a private checkout) and goes when they are stopped. What was
started is recorded in .services/: `env` holds the addresses, `pids` the processes; only those are ever stopped.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / ".services"
DATA = Path(tempfile.gettempdir()) / f"bayu-services-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]}"
SECONDS = 30
STOP_WITH = {"postgresql": signal.SIGINT, "redis": signal.SIGTERM}


def main() -> int:
    action = {"start": start, "stop": stop, "status": status}.get(sys.argv[1] if len(sys.argv) == 2 else "")
    if action is None:
        print(__doc__, file=sys.stderr)
        return 2
    return action()


def start() -> int:
    if all(alive(pid) for pid in recorded().values()) and len(recorded()) == len(STOP_WITH):
        print(f"Already running; addresses are in {RECORD.name}/env")
        return 0
    stop()
    RECORD.mkdir(mode=0o700, exist_ok=True)
    DATA.mkdir(mode=0o711)
    try:
        addresses = {"DATABASE_URL": start_postgresql(), "REDIS_URL": start_redis()}
    except BaseException:
        stop()
        raise
    addresses["CELERY_BROKER_URL"] = addresses["REDIS_URL"].removesuffix("/0") + "/1"
    write_private(RECORD / "env", "".join(f"{name}={value}\n" for name, value in addresses.items()))
    print(f"PostgreSQL and Redis are running; addresses are in {RECORD.name}/env")
    return 0


def stop() -> int:
    for name, pid in recorded().items():
        if alive(pid):
            end(pid, STOP_WITH[name])
            print(f"Stopped {name}")
    shutil.rmtree(DATA, ignore_errors=True)
    shutil.rmtree(RECORD, ignore_errors=True)
    return 0


def status() -> int:
    """Exit with 0 when both run, else 1."""
    running = [name for name, pid in recorded().items() if alive(pid)]
    print("Running: " + (", ".join(running) or "nothing"))
    return 0 if len(running) == len(STOP_WITH) else 1


def start_postgresql() -> str:
    programs = newest_postgresql()
    user, folder, port = account("postgres"), own_folder("postgresql", "postgres"), free_port()
    password = secrets.token_hex(16)
    secret = folder / "password"
    write_private(secret, password, owner=user)
    options = ["-U", "bayu", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", f"--pwfile={secret}"]
    run([programs / "initdb", "-D", folder / "data", *options], user)
    secret.unlink()
    # Nothing here outlives a stop, so nothing needs to survive a power cut.
    quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]
    settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *quick]
    command = [programs / "postgres", "-D", folder / "data", *(part for one in settings for part in ("-c", one))]
    launch("postgresql", command, user)
    server = ["-h", "127.0.0.1", "-p", str(port), "-U", "bayu"]
    wait_for("PostgreSQL", lambda: quiet([programs / "pg_isready", *server]))
    run([programs / "createdb", *server, "bayu"], user, PGPASSWORD=password)
    return f"postgresql://bayu:{password}@127.0.0.1:{port}/bayu"


def newest_postgresql() -> Path:
    """Return the folder of the newest installed PostgreSQL programs (Debian keeps one for each version)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    anywhere = shutil.which("initdb")
    if not found and not anywhere:
        sys.exit("PostgreSQL is missing. On Debian or Ubuntu: apt-get install postgresql")
    return found[-1].parent if found else Path(str(anywhere)).resolve().parent


def start_redis() -> str:
    program = shutil.which("redis-server")
    if program is None:
        sys.exit("Redis is missing. On Debian or Ubuntu: apt-get install redis-server")
    user, folder, port = account("redis"), own_folder("redis", "redis"), free_port()
    password = secrets.token_hex(16)
    lines = [f"port {port}", "bind 127.0.0.1", f"dir {folder}", f"requirepass {password}", 'save ""', "appendonly no"]
    write_private(folder / "redis.conf", "\n".join(lines) + "\n", owner=user)
    launch("redis", [program, folder / "redis.conf"], user)
    wait_for("Redis", lambda: answers(port))
    return f"redis://:{password}@127.0.0.1:{port}/0"


def account(name: str) -> str | None:
    """Return the service's own user when root asks (servers refuse to run as root), else nobody else."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(name).pw_name
    except KeyError:
        return "nobody"


def own_folder(name: str, user: str) -> Path:
    folder = DATA / name
    folder.mkdir(mode=0o700)
    if owner := account(user):
        shutil.chown(folder, owner)
    return folder


def launch(name: str, command: list[str | Path], user: str | None) -> None:
    """Start a server in a session of its own and record it; its output goes beside its data."""
    with (DATA / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            user=user,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            cwd=DATA / name,
        )
    with (RECORD / "pids").open("a") as record:
        record.write(f"{name} {process.pid}\n")


def recorded() -> dict[str, int]:
    try:
        lines = (RECORD / "pids").read_text().splitlines()
    except FileNotFoundError:
        return {}
    return {name: int(pid) for name, pid in (line.split() for line in lines)}


def alive(pid: int) -> bool:
    """Whether the process is ours still: its working folder lies in our data folder (numbers are used again)."""
    try:
        folder = os.readlink(f"/proc/{pid}/cwd")
    except OSError:
        return False
    return Path(folder).is_relative_to(DATA)


def end(pid: int, how: signal.Signals) -> None:
    os.kill(pid, how)
    deadline = time.monotonic() + SECONDS
    while alive(pid):
        reap(pid)
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def reap(pid: int) -> None:
    """Take note of the end of a child of this very process; otherwise there is nothing to do."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return


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


def wait_for(name: str, ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not ready():
        if time.monotonic() > deadline:
            raise SystemExit(f"{name} did not start within {SECONDS} s; its log is in {DATA}")
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_private(path: Path, text: str, *, owner: str | None = None) -> None:
    path.touch(mode=0o600)
    path.write_text(text)
    if owner:
        shutil.chown(path, owner)


if __name__ == "__main__":
    sys.exit(main())
