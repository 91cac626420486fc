"""The program of Elasticsearch: fetched once by Maven from wherever it is set up to ask, kept, and checked by its digest."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from servers.processes import ROOT

VERSION = "8.19.21"
SHA256 = "215d5f3dbf0609a149f6218a9e47b6ae2df34ebbff3c5754e35f15a5e5393c8a"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
FOLDER = f"elasticsearch-{VERSION}"
ARCHIVE = f"{FOLDER}.zip"
FETCH_SECONDS = 600
OTHERWISE = "Set ELASTICSEARCH_URL to any Elasticsearch server of 8.19 or 9.x, or try again."


def unpack(archive: Path, folder: Path) -> Path:
    """Return the folder of the unpacked program."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder / FOLDER


def archive() -> Path:
    kept = cache() / ARCHIVE
    if not kept.exists() or digest(kept) != SHA256:
        fetch(kept)
    return kept


def cache() -> Path:
    """Return the user's cache folder, which other checkouts share, or where there is none a folder of this one."""
    if chosen := os.environ.get("SERVICES_CACHE") or os.environ.get("XDG_CACHE_HOME"):
        folder = Path(chosen) / "bayu-services"
    else:
        folder = Path(pwd.getpwuid(os.getuid()).pw_dir) / ".cache" / "bayu-services"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = ROOT / ".services-cache"
        folder.mkdir(exist_ok=True)
    return folder


def fetch(target: Path) -> None:
    if shutil.which("mvn") is None:
        sys.exit(f"Maven is missing. On Debian or Ubuntu: apt-get install maven. {OTHERWISE}")
    print(f"Fetching Elasticsearch {VERSION} (107 MB) ...", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as place:
        options = [f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={place}", f"-Dmaven.repo.local={place}/repository"]
        said = maven(["-B", "-q", COPY, *options])
        fetched = Path(place) / ARCHIVE
        if not fetched.exists():
            sys.exit(f"Elasticsearch could not be fetched ({said}). {OTHERWISE}")
        if digest(fetched) != SHA256:
            sys.exit(f"What was fetched is not Elasticsearch {VERSION}: its SHA-256 differs. {OTHERWISE}")
        fetched.replace(target)


def maven(arguments: list[str]) -> str:
    """Run Maven and return the first complaint, if there is one."""
    try:
        done = subprocess.run(["mvn", *arguments], capture_output=True, text=True, timeout=FETCH_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"no end within {FETCH_SECONDS} s"
    complaints = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
    return complaints[0] if complaints else "Maven said nothing"


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
