"""No container engine is assumed; what can be wrong without one is checked here."""

import re
from pathlib import Path

import pytest
import yaml

from config.settings.environment import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_the_production_set_is_whole():
    assert {"web", "worker", "beat", "database", "cache", "queue", "search"} <= set(SERVICES)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"prepare", "web"}))
def test_every_service_says_how_its_health_is_seen(name):
    assert SERVICES[name]["healthcheck"]["test"]


def test_the_web_service_takes_the_health_check_of_the_image():
    assert "HEALTHCHECK" in DOCKERFILE


def test_nothing_is_published_beyond_this_machine():
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_services_set_only_variables_that_the_product_reads():
    assert set(SERVICES["worker"]["environment"]) <= {*VARIABLES, "DJANGO_SETTINGS_MODULE"}


@pytest.mark.parametrize("name", ["SECRET_KEY", "POSTGRES_PASSWORD", "ELASTICSEARCH_PASSWORD", "ALLOWED_HOSTS"])
def test_what_must_be_secret_or_own_has_no_default(name):
    assert re.findall(rf"\$\{{{name}(..)", str(COMPOSE)) == [":?"] * str(COMPOSE).count(f"${{{name}")
    assert f"${{{name}" in str(COMPOSE)


def test_services_wait_for_services_that_exist():
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)


def test_the_image_does_not_run_as_root_and_copies_only_what_exists():
    assert re.search(r"^USER bayu$", DOCKERFILE, re.MULTILINE)
    sources = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    paths = [path for line in sources for path in line.split()]
    assert "manage.py" in paths
    assert all((ROOT / path).exists() for path in paths)
