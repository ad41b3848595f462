#!/usr/bin/env bash
# Looks at the pages of `copydesk report` in headless Chromium, and takes pictures of them into the folder of artifacts.
# Fetches what it needs. See browser.mjs.
set -uo pipefail
# shellcheck source=../../editors/testing.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../editors/testing.sh"
copydesk_is_built || finish
here=$ROOT/tests/proof

if ! { find_node && npm_packages proof-packages "$here" &&
    program chromium chromium fonts-dejavu-core; } >"$SCRATCH/install.log" 2>&1; then
    tail -n 5 "$SCRATCH/install.log"
    skip 'Node, Chromium or the packages of the test could not be fetched'
    finish
fi
modules=$CACHE/proof-packages
fresh_home proof

# A page for each thing to look at. Status 1 says that something was found.
make_page() {
    "$COPYDESK" report --messages auto --output "$SCRATCH/$1.html" "${@:2}" >"$SCRATCH/report.log" 2>&1
    [ $? -le 1 ] || fail "the page is made: $1" "$(cat "$SCRATCH/report.log")"
}
cd "$here" || exit 1
make_page several articles
make_page one articles/halle.fr.md
cat >"$SCRATCH/<b>.txt" <<'END'
<script>alert("1")</script> <img src="https://example.org/x.png" onerror="alert(2)"> </style>
« <b onclick="alert(3)">Nous partirons demain matin avec eux</b> », dit Anna "Roux", de Kiev & Kyiv & Kyiv.
END
make_page hostile "$SCRATCH/<b>.txt"

mkdir -p "$ARTIFACTS/proof"
export PROOF_MODULES=$modules PICTURES=$ARTIFACTS/proof CHROMIUM
CHROMIUM=$(command -v chromium)
count_lines <(timeout -k 10 300 "$NODE" browser.mjs "$SCRATCH"/{several,one,hostile}.html 2>&1)
finish
