import importlib.util
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture
def messages(tmp_path, monkeypatch):
    """scripts/messages.py, at work on an empty checkout."""
    spec = importlib.util.spec_from_file_location("messages", SCRIPTS / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "CATALOGUE", tmp_path / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po")
    return module
