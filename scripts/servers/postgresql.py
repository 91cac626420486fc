"""A PostgreSQL cluster of its own: scram passwords, UTF-8, and no care for power cuts."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import sys
from pathlib import Path
from urllib.parse import urlsplit

from servers.processes import account, free_port, launch, own_folder, quiet, run, wait_for, write_private

STOP_WITH = signal.SIGINT


def start() -> str:
    programs, user, port = newest_programs(), account("postgres"), free_port()
    folder = own_folder("postgresql", user)
    password = secrets.token_hex(16)
    secret = folder / "password"
    write_private(secret, password, owner=user)
    options = ["-U", "bayu", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", f"--pwfile={secret}"]
    run([programs / "initdb", "-D", folder / "data", *options], user)
    secret.unlink()
    # Nothing needs to survive a power cut; a killed server loses nothing, since each commit is handed to the system.
    # Tests fill tables in transactions that they roll back: autovacuum would note them as empty, and joins go wrong by it.
    quick = ["fsync=off", "full_page_writes=off", "max_connections=60", "autovacuum=off"]
    # For measuring, POSTGRESQL_OPTIONS adds to these or takes their place.
    quick += os.environ.get("POSTGRESQL_OPTIONS", "").split()
    settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *quick]
    command = [programs / "postgres", "-D", folder / "data", *(part for one in settings for part in ("-c", one))]
    launch("postgresql", command, user)
    address = f"postgresql://bayu:{password}@127.0.0.1:{port}/bayu"
    wait("postgresql", address)
    server = ["-h", "127.0.0.1", "-p", str(port), "-U", "bayu"]
    run([programs / "createdb", *server, "bayu"], user, PGPASSWORD=password)
    return address


def wait(name: str, address: str) -> None:
    port = str(urlsplit(address).port)
    wait_for(name, lambda: quiet([newest_programs() / "pg_isready", "-h", "127.0.0.1", "-p", port, "-U", "bayu"]))


def newest_programs() -> Path:
    """Return the folder of the newest installed PostgreSQL programs (Debian keeps one for each version)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    anywhere = shutil.which("initdb")
    if not found and not anywhere:
        sys.exit("PostgreSQL is missing. On Debian or Ubuntu: apt-get install postgresql")
    return found[-1].parent if found else Path(str(anywhere)).resolve().parent
