#!/bin/sh
# Resolve pyproject.toml anew and write the hash-pinned exports. They name no index, so any mirror can serve them.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
export UV_PYTHON_DOWNLOADS=never
$uv lock --no-config --system-certs "$@"
export_pins() { # name, options
    name=$1; shift
    { echo "# Written by scripts/lock.sh from pyproject.toml; do not edit by hand."
      $uv export --no-config --system-certs --frozen --format requirements-txt --no-header --no-annotate "$@"
    } > "requirements/$name.txt"
}
export_pins runtime --no-dev
export_pins onnx --no-dev --extra onnx
export_pins dev --extra onnx
export_pins uv --only-group bootstrap
{ echo "# What bench/rival runs in an environment of its own; written by scripts/lock.sh from bench/rival/requirements.in."
  $uv pip compile --quiet --no-config --system-certs --generate-hashes --no-header --no-annotate --python-version 3.11 \
      bench/rival/requirements.in
} > requirements/rival.txt
if grep -nE 'https?://|--(extra-)?index|--find-links' requirements/*.txt; then
    echo "the exports must not name an address" >&2; exit 1
fi
