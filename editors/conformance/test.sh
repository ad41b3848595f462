#!/usr/bin/env bash
# Whether the server keeps to the protocol: two independent clients, in Node and in Python, speak to it as Visual Studio Code,
# Neovim, Emacs and plainer clients do, and every message is judged by the protocol's meta model.
set -uo pipefail
# shellcheck source=../testing.sh
. "$(dirname "${BASH_SOURCE[0]}")/../testing.sh"
copydesk_is_built || finish
cd "$ROOT/editors/conformance" || exit 1

python=$CACHE/conformance-python/bin/python
python_is_in() { cmp -s requirements.txt "$1/requirements.txt" && "$1/bin/python" -c 'import pytest_lsp'; }
install_python() {
    python3 -m venv "$1" &&
        timeout 300 "$1/bin/python" -m pip install --quiet --disable-pip-version-check -r requirements.txt &&
        cp requirements.txt "$1"
}

# part SECONDS FILE: a program for Node that tells its checks as we do.
part() {
    echo "--- $2"
    count_lines <(timeout -k 5 "$1" "$NODE" "$2" 2>&1)
}

# tests_of_python: those of test_server.py as checks of ours, behind what is to be said of those that fail.
tests_of_python() {
    timeout -k 5 120 "$python" -B -m pytest -q -r pfEs -p no:cacheprovider -W ignore -o asyncio_mode=auto test_server.py |
        sed -E 's/^PASSED /ok    /; s/^(FAILED|ERROR) /FAIL  /; s/^SKIPPED /Skipped: /; s/^[0-9]+ (passed|failed|skipped|error).*/done/'
}

if ! find_node >"$SCRATCH/install.log" 2>&1; then
    tail -n 5 "$SCRATCH/install.log"
    skip 'there is no Node from 20 on, and none could be installed'
    finish
fi
has_python=yes has_packages=yes
cached conformance-python python_is_in install_python >"$SCRATCH/python.log" 2>&1 || has_python=no
npm_packages conformance-packages . >"$SCRATCH/packages.log" 2>&1 || has_packages=no
fresh_home conformance

part 60 broken.mjs
part 60 transparent.mjs
part 60 judged.mjs

if [ "$has_python" = yes ]; then
    CLIENTS=$("$python" -c 'import pathlib, pytest_lsp; print(pathlib.Path(pytest_lsp.__file__).parent / "clients")')
    export CLIENTS
    make_recorder
    echo '--- test_server.py'
    count_lines <(tests_of_python 2>&1)
else
    tail -n 5 "$SCRATCH/python.log"
    skip 'the client in Python: its packages could not be installed'
fi

if [ "$has_packages" = yes ]; then
    CONFORMANCE_MODULES=$CACHE/conformance-packages part 600 session.mjs
else
    tail -n 5 "$SCRATCH/packages.log"
    skip 'the client in Node: its packages could not be installed'
fi
finish
