"""Real servers, in a checkout of their own beside those that the suite uses."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import redis

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
DATABASES = ["start", "--only", "postgresql", "redis"]
pytestmark = [pytest.mark.postgresql, pytest.mark.redis]


@pytest.fixture
def checkout(tmp_path):
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    yield tmp_path
    services(tmp_path, "stop")


def services(checkout, *arguments, **variables):
    command = [sys.executable, checkout / "scripts" / "services.py", *arguments]
    surroundings = os.environ | {"ELASTICSEARCH_URL": ""} | variables
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=120, check=False)


def addresses(checkout):
    lines = (checkout / ".services" / "env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_services_start_answer_and_stop_without_a_trace(checkout):
    assert services(checkout, *DATABASES).returncode == 0
    where = addresses(checkout)
    with psycopg.connect(where["DATABASE_URL"]) as connection:
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
    with redis.Redis.from_url(where["REDIS_URL"]) as client:
        assert client.ping()
    assert "Already running" in services(checkout, *DATABASES).stdout
    assert addresses(checkout) == where
    assert services(checkout, "stop").returncode == 0
    assert services(checkout, "status").returncode == 1
    assert not (checkout / ".services").exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(where["DATABASE_URL"], connect_timeout=2)


def test_strangers_need_the_password(checkout):
    services(checkout, *DATABASES)
    where = addresses(checkout)
    without = where["DATABASE_URL"].split("@")[1]
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"postgresql://bayu:wrong@{without}", connect_timeout=5)
    stranger = redis.Redis.from_url("redis://" + where["REDIS_URL"].split("@")[1])
    with stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()
    assert (checkout / ".services" / "env").stat().st_mode & 0o077 == 0


def test_a_killed_server_starts_again_with_its_data_on_its_port(checkout):
    services(checkout, *DATABASES)
    where = addresses(checkout)["DATABASE_URL"]
    with psycopg.connect(where) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(process(checkout, "postgresql"), signal.SIGKILL)
    assert services(checkout, "restart", "postgresql").returncode == 0
    with psycopg.connect(where) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def process(checkout, name):
    return json.loads((checkout / ".services" / "servers.json").read_text())[name]["pid"]


def test_a_given_search_server_is_used_and_none_is_started(checkout):
    given = {"ELASTICSEARCH_URL": "http://elsewhere.example:9200"}
    assert services(checkout, "start", **given).returncode == 0
    assert "ELASTICSEARCH_URL" not in addresses(checkout)
    assert services(checkout, "status", **given).stdout == "Running: postgresql, redis\n"
    assert services(checkout, "status", **given).returncode == 0
    assert services(checkout, "status").returncode == 1


def test_a_process_that_took_over_a_recorded_number_is_left_alone(checkout):
    code = "import time; time.sleep(60)"
    stranger = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    (checkout / ".services").mkdir()
    record = {"redis": {"session": stranger.pid, "pid": stranger.pid}}
    (checkout / ".services" / "servers.json").write_text(json.dumps(record))
    services(checkout, "stop")
    try:
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize(
    ("maven", "complaint"),
    [
        ("echo '[ERROR] no such artifact'; exit 1", "could not be fetched ([ERROR] no such artifact)"),
        (
            'for part; do case $part in -DoutputDirectory=*) cd "${part#*=}";; esac; done; echo x > NAME',
            "SHA-256 differs",
        ),
    ],
)
def test_a_fetch_that_fails_says_what_to_do_in_one_line(checkout, maven, complaint):
    """The one thing that is not real here is the network."""
    (checkout / "bin").mkdir()
    program = checkout / "bin" / "mvn"
    program.write_text("#!/bin/sh\n" + maven.replace("NAME", "elasticsearch-8.19.21.zip"))
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    done = services(checkout, "start", "--only", "elasticsearch", PATH=path, SERVICES_CACHE=str(checkout / "cache"))
    last = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert complaint in last
    assert "Set ELASTICSEARCH_URL to" in last
    assert not list((checkout / "cache").rglob("*.zip"))
    assert not (checkout / ".services").exists()
