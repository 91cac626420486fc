#!/bin/sh
# Run the whole suite on PostgreSQL, Redis and Elasticsearch, and again on SQLite what the databases could answer differently.
# Starts what is missing and stops what it started, also after a failure. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
export HOME="${HOME:-$(pwd)/.venv}"
scripts/environment.sh dev
scripts/packages.sh chromium fonts-wqy-microhei
python=.venv/bin/python

if ! $python scripts/services.py status >/dev/null; then
    trap '$python scripts/services.py stop' EXIT
    trap 'exit 130' INT TERM
    scripts/services.sh
fi
given=${ELASTICSEARCH_URL:-}
. .services/env
export ELASTICSEARCH_URL="${given:-$ELASTICSEARCH_URL}"

pytest() { # database address, arguments
    database=$1; shift
    env DATABASE_URL="$database" DJANGO_SETTINGS_MODULE=config.settings.test $python -m pytest "$@"
}

failed=0
echo "== On SQLite: tests marked both_databases"
pytest sqlite://:memory: -q -m both_databases -n 2 || { [ $? = 5 ] || failed=1; }

echo "== On PostgreSQL, Redis and Elasticsearch: everything"
export REDIS_URL
pytest "$DATABASE_URL" -n 2 "$@" || failed=1
exit $failed
