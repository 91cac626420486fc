"""A Redis that keeps nothing on disk."""

from __future__ import annotations

import secrets
import shutil
import signal
import sys
from urllib.parse import urlsplit

from servers.processes import account, answers, free_port, launch, own_folder, wait_for, write_private

STOP_WITH = signal.SIGTERM


def start() -> str:
    program = shutil.which("redis-server")
    if program is None:
        sys.exit("Redis is missing. On Debian or Ubuntu: apt-get install redis-server")
    user, port, password = account("redis"), free_port(), secrets.token_hex(16)
    folder = own_folder("redis", user)
    lines = [f"port {port}", "bind 127.0.0.1", f"dir {folder}", f"requirepass {password}", 'save ""', "appendonly no"]
    write_private(folder / "redis.conf", "\n".join(lines) + "\n", owner=user)
    launch("redis", [program, folder / "redis.conf"], user)
    address = f"redis://:{password}@127.0.0.1:{port}/0"
    wait("redis", address)
    return address


def wait(name: str, address: str) -> None:
    wait_for(name, lambda: answers(urlsplit(address).port or 0))
