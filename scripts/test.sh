#!/bin/sh
# Run the whole suite on PostgreSQL, Redis and Elasticsearch, and again on SQLite what the databases could answer differently.
# Starts what is missing and stops what it started, also after a failure. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
export HOME="${HOME:-$(pwd)/.venv}"
scripts/environment.sh dev
scripts/packages.sh chromium fonts-wqy-microhei openssl
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
# A file is tested by one process: what its tests share, such as a loaded corpus, is then made once.
# Files come in our order (tests/conftest.py), not those with most tests first: the longest have few.
two="-n 2 --dist loadfile --no-loadscope-reorder"
if [ "${FAULTS:-short}" != full ]; then
    echo "== On SQLite: tests marked both_databases"
    pytest sqlite://:memory: -q -m both_databases $two --ignore=tests/faults || { [ $? = 5 ] || failed=1; }
fi

export REDIS_URL
if [ "${FAULTS:-short}" != full ]; then
    echo "== On PostgreSQL, Redis and Elasticsearch: everything"
    pytest "$DATABASE_URL" $two --ignore=tests/faults "$@" || failed=1
fi
# Apart and one after the other: these stop and freeze the servers that the others need.
[ $# -gt 0 ] || {
    echo "== Faults: ${FAULTS:-short} form"
    pytest "$DATABASE_URL" -p no:randomly tests/faults --ignore=tests/faults/cluster || failed=1
}
exit $failed
