#!/bin/sh
# Install what the servers need where it is missing, and start them. Arguments go to services.py start.
set -eu
cd "$(dirname "$0")/.."
scripts/packages.sh postgresql redis-server
if [ -z "${ELASTICSEARCH_URL:-}" ]; then
    command -v mvn >/dev/null || scripts/packages.sh maven
    command -v java >/dev/null || scripts/packages.sh default-jre-headless
fi
exec "${PYTHON:-python3}" scripts/services.py start "$@"
