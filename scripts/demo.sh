#!/bin/sh
# From a fresh checkout to a running site with demonstration data. SERVE=no ends before serving; DEMO_PORT names the port.
set -eu
cd "$(dirname "$0")/.."
export HOME="${HOME:-$(pwd)/.venv}" DJANGO_SETTINGS_MODULE=config.settings.dev PYTHONUNBUFFERED=1 DJANGO_RUNSERVER_HIDE_WARNING=true
scripts/environment.sh runtime
exec .venv/bin/python manage.py demo --port "${DEMO_PORT:-8000}" --serve "${SERVE:-yes}"
