"""Real servers, in a checkout of their own beside those that the suite uses."""

import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import redis

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "services.py"
pytestmark = [pytest.mark.postgresql, pytest.mark.redis]


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "scripts").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    yield tmp_path
    services(tmp_path, "stop")


def services(checkout, action):
    command = [sys.executable, checkout / "scripts" / "services.py", action]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def addresses(checkout):
    lines = (checkout / ".services" / "env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_services_start_answer_and_stop_without_a_trace(checkout):
    assert services(checkout, "start").returncode == 0
    where = addresses(checkout)
    with psycopg.connect(where["DATABASE_URL"]) as connection:
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
    with redis.Redis.from_url(where["REDIS_URL"]) as client:
        assert client.ping()
    assert "Already running" in services(checkout, "start").stdout
    assert addresses(checkout) == where
    assert services(checkout, "stop").returncode == 0
    assert services(checkout, "status").returncode == 1
    assert not (checkout / ".services").exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(where["DATABASE_URL"], connect_timeout=2)


def test_strangers_need_the_password(checkout):
    services(checkout, "start")
    where = addresses(checkout)
    without = where["DATABASE_URL"].split("@")[1]
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"postgresql://bayu:wrong@{without}", connect_timeout=5)
    stranger = redis.Redis.from_url("redis://" + where["REDIS_URL"].split("@")[1])
    with stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()
    assert (checkout / ".services" / "env").stat().st_mode & 0o077 == 0


def test_a_process_that_took_over_a_recorded_number_is_left_alone(checkout):
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    (checkout / ".services").mkdir()
    (checkout / ".services" / "pids").write_text(f"redis {stranger.pid}\n")
    services(checkout, "stop")
    try:
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()
