"""One or several nodes of Elasticsearch with security on; the only user has the role that the product needs, no more."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import pwd
import secrets
import shutil
import signal
import sys
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from servers import distribution
from servers.processes import (
    DATA,
    ROOT,
    free_port,
    launch,
    own_folder,
    processes,
    read_record,
    run,
    wait_for,
    write_private,
    write_record,
)

PROGRAM = "elasticsearch-program"
ACCOUNT = "bayu-search"
USER = ROLE = "bayu"
STOP_WITH = signal.SIGTERM
START_SECONDS = 180
HASH_ROUNDS = 10_000
# Small, and up in half the processor time; for measuring, ELASTICSEARCH_JVM_OPTIONS takes the place of these.
QUICK = "-Xms512m -Xmx512m -XX:+UseSerialGC -XX:-AlwaysPreTouch -XX:TieredStopAtLevel=1"
NEEDED = (
    "-Djava.io.tmpdir=${ES_TMPDIR} -XX:+ExitOnOutOfMemoryError"
    " -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1"
)


def begin(count: int) -> str:
    """Start the nodes without waiting for them, and return their address."""
    archive, java, user, password = distribution.archive(), java_home(), own_account(), secrets.token_hex(16)
    program = distribution.unpack(archive, own_folder(PROGRAM, user))
    if user:
        run(["chown", "-R", f"{user}:", program.parent], None)
    ports = {name: (free_port(), free_port()) for name in names(count)}
    for name in ports:
        folder = configure(name, ports, password, user)
        surroundings = {"ES_JAVA_HOME": java, "ES_PATH_CONF": str(folder / "config"), "ES_TMPDIR": str(folder / "tmp")}
        command = ["bash", program / "bin" / "elasticsearch", "-d", "-p", folder / "pid"]
        launch(name, command, user, **surroundings)
    return ",".join(f"http://{USER}:{password}@127.0.0.1:{http}" for http, _ in ports.values())


def names(count: int) -> list[str]:
    return [f"elasticsearch-{number}" for number in range(1, count + 1)]


def configure(name: str, ports: dict[str, tuple[int, int]], password: str, user: str | None) -> Path:
    """Write the folder of one node and return it."""
    folder = own_folder(name, user)
    files = {
        "elasticsearch.yml": "".join(f"{key}: {json.dumps(value)}\n" for key, value in options(name, ports).items()),
        "jvm.options": "\n".join([*os.environ.get("ELASTICSEARCH_JVM_OPTIONS", QUICK).split(), *NEEDED.split(), ""]),
        "log4j2.properties": (DATA / PROGRAM / distribution.FOLDER / "config" / "log4j2.properties").read_text(),
        "roles.yml": (ROOT / "config" / "elasticsearch" / "roles.yml").read_text(),
        "users": f"{USER}:{hashed(password)}\n",
        "users_roles": f"{ROLE}:{USER}\n",
    }
    for part in ("config", "config/jvm.options.d", "data", "logs", "tmp"):
        (folder / part).mkdir()
    for file, text in files.items():
        write_private(folder / "config" / file, text)
    if user:
        run(["chown", "-R", f"{user}:", folder], None)
    return folder


def options(name: str, ports: dict[str, tuple[int, int]]) -> dict[str, object]:
    http, transport = ports[name]
    alone = {"discovery.type": "single-node"}
    together = {
        "discovery.seed_hosts": [f"127.0.0.1:{port}" for _, port in ports.values()],
        "cluster.initial_master_nodes": list(ports),
    }
    return {
        "cluster.name": DATA.name,
        "node.name": name,
        "network.host": "127.0.0.1",
        "http.port": http,
        "transport.port": transport,
        "path.data": str(DATA / name / "data"),
        "path.logs": str(DATA / name / "logs"),
        # A disk that is nearly full must not keep a test from making an index.
        "cluster.routing.allocation.disk.threshold_enabled": False,
        "xpack.security.enabled": True,
        "xpack.security.authc.realms.file.users.order": 0,
        "xpack.security.authc.realms.native.stored.enabled": False,
        "xpack.security.authc.reserved_realm.enabled": False,
    } | (alone if len(ports) == 1 else together)


def wait(name: str, address: str) -> None:
    """Wait until a node has found the others and lets the user in."""
    node = address.split(",")[int(name.rpartition("-")[2]) - 1]
    live = [one for one in read_record() if one.startswith("elasticsearch") and processes(one)]
    wait_for(name, lambda: healthy(node, len(live)), START_SECONDS)
    # What was launched leaves once the server stands; the server itself wrote its number down.
    write_record(name, read_record()[name] | {"pid": int((DATA / name / "pid").read_text())})


def healthy(node: str, nodes: int) -> bool:
    """Whether the node answers its user, and the cluster has so many nodes and a first copy of everything."""
    where = urlsplit(node)
    query = f"wait_for_status=yellow&wait_for_nodes={nodes}&timeout=1s"
    request = urllib.request.Request(f"http://127.0.0.1:{where.port}/_cluster/health?{query}")
    secret = base64.b64encode(f"{where.username}:{where.password}".encode()).decode()
    request.add_header("Authorization", f"Basic {secret}")
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5):
            return True
    except OSError:
        return False


def own_account() -> str | None:
    """Return a user of its own, made at the first start by root; others start the server as themselves."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        run(["/usr/sbin/useradd", *options, ACCOUNT], None)
    return ACCOUNT


def hashed(password: str) -> str:
    """The form in which Elasticsearch keeps passwords in its file of users."""
    salt = secrets.token_bytes(32)
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, HASH_ROUNDS, 32)
    return f"{{PBKDF2}}{HASH_ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(key).decode()}"


def java_home() -> str:
    """Return the newest Java that Elasticsearch 8.19 takes, 17 to 25."""
    if chosen := os.environ.get("ES_JAVA_HOME"):
        return chosen
    for version in range(25, 16, -1):
        for found in Path("/usr/lib/jvm").glob(f"java-{version}-*/bin/java"):
            return str(found.parents[1])
    anywhere = shutil.which("java")
    if anywhere is None:
        sys.exit("Java 17 to 25 is missing. On Debian or Ubuntu: apt-get install default-jre-headless")
    return str(Path(anywhere).resolve().parents[1])
