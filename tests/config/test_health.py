import pytest
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from config import health


@pytest.fixture
def index(db):
    call_command("search_index", "rebuild", verbosity=0)


def test_the_process_answers_without_any_dependency(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_a_probe_is_never_kept_by_a_cache(client):
    assert "no-store" in client.get("/healthz").headers["Cache-Control"]


@pytest.mark.both_databases
def test_ready_when_every_dependency_answers(client, index):
    response = client.get("/readyz")
    states = {"database": "ok", "migrations": "ok", "cache": "ok", "search_index": "ok"}
    assert (response.status_code, response.json()) == (200, {"status": "ok", "dependencies": states})


@pytest.mark.django_db
def test_a_missing_search_index_makes_the_site_unready_and_is_named(client):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["dependencies"]["search_index"] == "down"
    assert response.json()["dependencies"]["database"] == "ok"


@pytest.mark.both_databases
def test_a_waiting_migration_makes_the_site_unready(client, index):
    MigrationRecorder.Migration.objects.filter(app="cms", name="0001_initial").delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["dependencies"]["migrations"] == "down"


def test_a_broker_that_does_not_answer_is_named_without_its_address(client, settings, index):
    settings.CELERY_BROKER_URL = "redis://:secret@127.0.0.1:1/0"
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["dependencies"]["broker"] == "down"
    assert "secret" not in response.text


def test_a_cache_that_does_not_answer_is_named(client, settings, index):
    settings.CACHES = {
        "default": {
            "BACKEND": "config.cache.OpenRedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"socket_connect_timeout": 0.2},
        }
    }
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["dependencies"]["cache"] == "down"


def test_a_database_that_does_not_answer_is_named(client):
    # Without the fixture `db` the suite refuses every query, as a database that is away would.
    assert health.state_of("database", health.check_database) == "down"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_only_read(client, path):
    assert client.post(path).status_code == 405
