"""The same workers indexed by django-elasticsearch-dsl, as a team would first write it, in an environment of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Path(__file__).parent / "project"
ENVIRONMENT = ROOT / "var" / "bench" / "rival"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = ROOT / "requirements" / "rival.txt"


def rebuilt() -> int:
    """Run its parallel rebuild; returns how many documents it says that it has indexed."""
    install()
    at = connection.settings_dict
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONWARNINGS": "ignore",
        "RIVAL_DATABASE": f"{at['HOST']} {at['PORT']} {at['NAME']} {at['USER']} {at['PASSWORD']}",
        "RIVAL_ELASTICSEARCH": os.environ["ELASTICSEARCH_URL"],
    }
    command = [PYTHON, "manage.py", "search_index", "--rebuild", "-f", "--parallel"]
    done = subprocess.run(command, cwd=PROJECT, env=surroundings, capture_output=True, text=True, check=False)
    found = re.search(r"Indexing (\d+) 'Worker'", done.stdout)
    if done.returncode or not found:
        sys.exit(f"the rival failed:\n{done.stdout}\n{done.stderr[-3000:]}")
    return int(found[1])


def install() -> None:
    """Make its environment, once."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        uv = [ROOT / ".venv" / "bin" / "uv", "pip", "install", "--quiet", "--system-certs", "--python", PYTHON]
        subprocess.run([*uv, "--require-hashes", "-r", REQUIREMENTS], check=True)
