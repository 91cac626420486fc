#!/bin/sh
# Make .venv and install pinned requirements into it: scripts/environment.sh runtime|dev
# Nothing outside the checkout is changed, except that root gets Debian's python3-venv where it is missing.
set -eu
cd "$(dirname "$0")/.."
want=${1:-runtime}
stamp=.venv/installed-$want
export HOME="${HOME:-$(pwd)/.venv}" UV_PYTHON_DOWNLOADS=never UV_NO_CONFIG=1 PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            echo "$name"; return
        fi
    done
    say "Python 3.11, 3.12 or 3.13 is needed. On Debian or Ubuntu: apt-get install python3 python3-venv"
    exit 1
}

make_venv() {
    python=$(find_python)
    say "Making .venv with $($python --version) ..."
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        scripts/packages.sh "$version"
    fi
    "$python" -m venv .venv
}

install() {
    say "Installing the $want requirements ..."
    if .venv/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/uv.txt &&
        .venv/bin/uv pip install --quiet --system-certs --python .venv/bin/python \
            --require-hashes -r "requirements/$want.txt"; then
        return
    fi
    say "uv could not install them; trying pip, which takes longer ..."
    .venv/bin/python -m pip install --quiet --require-hashes --no-deps -r "requirements/$want.txt"
}

[ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null || make_venv
digest=$(cat "requirements/$want.txt" | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$digest" ]; then
    install
    echo "$digest" > "$stamp"
fi
