#!/bin/sh
# Every check that reads the code without running the tests. All of them run; the end tells which found something.
set -u
cd "$(dirname "$0")/.."
export HOME="${HOME:-$(pwd)/.venv}" DJANGO_SETTINGS_MODULE=config.settings.test DATABASE_URL=sqlite://:memory:
scripts/environment.sh dev || exit 1
bin=.venv/bin
found=

check() { # name, command
    name=$1; shift
    printf '== %s\n' "$name"
    "$@" || found="$found, $name"
}

check "ruff" $bin/ruff check .
check "ruff format" $bin/ruff format --check .
check "mypy" $bin/mypy
check "import-linter" $bin/lint-imports
check "djlint" $bin/djlint --lint --quiet cms search marketplace config
check "missing migrations" $bin/python manage.py makemigrations --check --dry-run
check "messages" $bin/python scripts/messages.py check

[ -z "$found" ] && { echo "== Nothing found"; exit 0; }
echo "== Found by: ${found#, }"
exit 1
