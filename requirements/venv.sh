#!/bin/sh
# Crée .venv, ou dit en une ligne ce qui manque. Un .venv qui ne démarre plus est refait.
set -eu

suffit() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if [ -x .venv/bin/python ] && suffit .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null; then
    exit 0
fi

trouve=
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if suffit "$python"; then
        trouve=$python
        break
    fi
done
if [ -z "$trouve" ]; then
    if version=$(python3 --version 2>/dev/null); then
        echo "$version est trop ancien : il faut Python 3.11 ou plus récent (https://www.python.org/downloads/)." >&2
    else
        echo "Python est introuvable : installez Python 3.11 ou plus récent (https://www.python.org/downloads/)." >&2
    fi
    exit 1
fi
if ! "$trouve" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "Il manque à $trouve le module venv. Sous Debian ou Ubuntu : sudo apt install python3-venv" >&2
    exit 1
fi
"$trouve" -m venv --clear .venv
