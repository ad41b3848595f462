#!/usr/bin/env bash
# Tests the extension in two versions of VS Code, the newest and the oldest that it supports: from inside of the
# extension host, and with clicks and keys in headless Chromium. Fetches what it needs. See test/run.ts.
set -uo pipefail
# shellcheck source=../testing.sh
. "$(dirname "${BASH_SOURCE[0]}")/../testing.sh"
copydesk_is_built || finish
here=$ROOT/editors/vscode

# Versions of code-server (4.N is VS Code 1.N), and the Node that each runs on.
newest=4.139.1 oldest=4.100.0
declare -A node_of=([$newest]=$NODE_VERSION [$oldest]=20.18.0)
program_of() { echo "$CACHE/node-${node_of[$1]}/bin/node"; }

# Without the scripts of its packages, so that nothing has to be compiled: the terminal, the log files and the keyring
# are not there then. In the oldest version the hash of passwords would have to be compiled too; a later release of the
# same package need not be.
code_server_is_in() {
    local version=${1##*/code-server-}
    [ -e "$1/complete" ] &&
        "$(program_of "$version")" "$1/node_modules/code-server/out/node/entry.js" --version | grep -q "^$version "
}
fetch_code_server() {
    local version=${1##*/code-server-} server=$1/node_modules/code-server/lib/vscode
    local NODE
    NODE=$(program_of "$version")
    echo '{ "private": true, "overrides": { "argon2": "0.44.0" } }' >"$1/package.json" &&
        npm_in "$1" install "code-server@$version" &&
        npm_in "$server" install --omit=dev &&
        npm_in "$server/extensions" install --omit=dev &&
        touch "$1/complete"
}

# fetch NAME COMMAND…: what it prints is shown only if it fails.
fetch() {
    "${@:2}" >"$SCRATCH/$1.log" 2>&1 && return
    tail -n 20 "$SCRATCH/$1.log"
    return 1
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

# Nothing of whoever runs this has a part in it.
fresh_home vscode
begun=$SECONDS
NODE=$(program_of "$newest")
if ! all "fetch node install_node ${node_of[$newest]}" "fetch older-node install_node ${node_of[$oldest]}" \
    'fetch chromium program chromium chromium fonts-dejavu-core fonts-noto-color-emoji'; then
    skip 'Node or Chromium could not be fetched'
    finish
fi
# What the extension is built with comes from its lock file.
if ! all "fetch newest cached code-server-$newest code_server_is_in fetch_code_server" \
    "fetch oldest cached code-server-$oldest code_server_is_in fetch_code_server" \
    "fetch modules npm_packages vscode-modules $here"; then
    skip 'code-server or what the extension is built with could not be fetched'
    finish
fi
echo "      fetched in $((SECONDS - begun)) s"
make_recorder

# Built in a copy of this folder, beside what it needs of the repository: the clone stays as it is.
copy=$SCRATCH/copy/editors/vscode
mkdir -p "$copy"
for part in src tests LICENSE-APACHE LICENSE-MIT; do ln -s "$ROOT/$part" "$SCRATCH/copy/$part"; done
(cd "$here" && tar c --exclude=./node_modules --exclude=./dist --exclude=./server --exclude='*.vsix' .) | tar x -C "$copy"
ln -s "$CACHE/vscode-modules/node_modules" "$copy/node_modules"
cd "$copy" || exit 1
PATH=$(dirname -- "$NODE"):$PATH

# build WHAT COMMAND…: a step without which there is nothing to test.
build() {
    "${@:2}" >"$SCRATCH/build.log" 2>&1 && return
    fail "$1" "$(tail -n 20 "$SCRATCH/build.log")"
    finish
}
begun=$SECONDS
target=linux-$(node -p process.arch)
build 'the types of the extension' timeout 120 npm run check
# Without the program too: that package must be possible, though only the other is installed.
build 'the package without the program' timeout 120 npm run package
build 'the package with the program' timeout 120 npm run package -- "$target" "$COPYDESK"
mkdir suite && cp test/suite/package.json suite/
build 'the tests for the extension host' \
    node_modules/.bin/esbuild test/suite/suite.ts --bundle --platform=node --external:vscode --outfile=suite/suite.js
build 'their package' env -C suite timeout 60 node ../node_modules/@vscode/vsce/vsce package --no-dependencies \
    --skip-license --allow-missing-repository --out suite.vsix
echo "      built in $((SECONDS - begun)) s"

mkdir -p "$ARTIFACTS"
export EXTENSION SUITE VERSIONS TMPDIR=$SCRATCH COPYDESK_ARTIFACTS=$ARTIFACTS
EXTENSION=$(echo "$copy"/copydesk-*-"$target".vsix)
SUITE=$copy/suite/suite.vsix
VERSIONS=$(for version in "$newest" "$oldest"; do
    echo "$version $(program_of "$version") $CACHE/code-server-$version/node_modules/code-server"
done)
count_lines <(timeout -k 20 900 node --disable-warning=ExperimentalWarning \
    --disable-warning=MODULE_TYPELESS_PACKAGE_JSON test/run.ts 2>&1)
finish
