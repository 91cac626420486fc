#!/bin/sh
# Install Debian packages that are missing (as root), or say exactly what to install: scripts/packages.sh NAME...
set -eu
missing=
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    printf 'These packages are missing. Install them and run the same command again:\n\n    sudo apt-get install -y --no-install-recommends%s\n\n' "$missing" >&2
    exit 1
fi
printf 'Installing the Debian packages:%s ...\n' "$missing" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >&2
apt-get install -y -qq --no-install-recommends $missing >/dev/null
