#!/bin/sh
# Kill nodes of a cluster of three under writes and searches. Servers of its own, which take the place of those that run for
# this checkout and are stopped at the end. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
export HOME="${HOME:-$(pwd)/.venv}"
unset ELASTICSEARCH_URL
scripts/environment.sh dev
python=.venv/bin/python
trap '$python scripts/services.py stop' EXIT
trap 'exit 130' INT TERM
scripts/services.sh --nodes 3
set -a
. .services/env
DJANGO_SETTINGS_MODULE=config.settings.test
set +a
# -s shows what people met while nodes died.
$python -m pytest -s -p no:randomly tests/faults/cluster "$@"
