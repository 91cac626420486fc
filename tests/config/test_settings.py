import ast
import os
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from django.conf import settings

from config.limits import LIMITS
from config.settings.environment import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "settings.md").read_text()
PRODUCTION = {
    "PATH": os.defpath,
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "k3-" + "abcdefghij0123456789" * 3,
    "ALLOWED_HOSTS": "craftsmen.example",
    "TRUSTED_PROXY": "yes",
    "DATABASE_URL": "postgresql://user:password@127.0.0.1:1/none",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "CELERY_BROKER_URL": "redis://127.0.0.1:1/1",
}


def table(heading):
    """First cells, and second cells, of the table under a heading."""
    section = DOCUMENT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("| ").split("|") for line in section.splitlines() if line.startswith("| `")]
    return {row[0].strip("` "): row[1].strip() for row in rows}


def manage(*arguments, **changes):
    environment = {name: value for name, value in (PRODUCTION | changes).items() if value is not None}
    command = [sys.executable, "-W", "error::RuntimeWarning", "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_every_variable_of_the_environment_is_documented_and_no_other():
    assert set(table("Variables the product reads")) == set(VARIABLES)


def test_no_other_module_reads_the_environment():
    readers = set()
    for package in ("config", "cms", "marketplace", "search"):
        for path in (ROOT / package).rglob("*.py"):
            names = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
            if names & {"environ", "getenv"}:
                readers.add(path.relative_to(ROOT).as_posix())
    assert readers == {"config/celery.py", "config/wsgi.py"}, "these two only choose the settings"


def test_settings_ask_only_for_variables_that_are_declared():
    asked = set()
    for path in (ROOT / "config" / "settings").glob("*.py"):
        asked |= set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', path.read_text()))
    assert asked == set(VARIABLES)


def test_every_limit_is_documented_with_its_value():
    assert table("Limits") == {name: str(value) for name, value in asdict(LIMITS).items()}


def test_the_limits_reach_django():
    assert settings.LIMITS is LIMITS
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == LIMITS.request_bytes
    assert settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS == LIMITS.image_pixels
    assert LIMITS.task_soft_seconds < LIMITS.task_seconds < LIMITS.broker_visibility_seconds


def test_vector_pictures_are_not_accepted_because_they_can_hold_scripts():
    assert "svg" not in settings.WAGTAILIMAGES_EXTENSIONS


def test_production_passes_the_deployment_check_without_a_word():
    done = manage("check", "--deploy", "--fail-level", "DEBUG")
    assert (done.returncode, done.stdout, done.stderr) == (0, "System check identified no issues (0 silenced).\n", "")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", "*"),
    ],
)
def test_production_refuses_to_start_without(variable, value):
    done = manage("check", **{variable: value})
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {variable} must" in done.stderr


def test_the_requirements_name_no_index_and_pin_every_package_by_hash():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text
        assert not re.search(r"^-", text, re.MULTILINE)
        packages = re.findall(r"^\w[^\n]*(?:\n    --hash[^\n]*)+", text, re.MULTILINE)
        assert len(packages) == len(re.findall(r"^\w", text, re.MULTILINE))
