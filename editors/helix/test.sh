#!/usr/bin/env bash
# Follows README.md in an empty home folder, and uses what that sets up in a real Helix on a screen of tmux.
set -uo pipefail
# shellcheck source=../testing.sh
. "$(dirname "${BASH_SOURCE[0]}")/../testing.sh"
copydesk_is_built || finish

if ! program tmux tmux; then
    skip 'tmux is not installed and could not be'
    finish
fi

helix_is_in() { HELIX_RUNTIME=$1/usr/lib/hx/runtime run_unpacked "$1" usr/lib/hx/hx --version; }
# The first release of Debian that has it.
install_helix() { unpack_debian "$1" trixie hx libc6 libgcc-s1; }

if ! command -v hx; then
    if ! cached helix-25.01 helix_is_in install_helix >"$SCRATCH/install.log" 2>&1; then
        tail -n 5 "$SCRATCH/install.log"
        skip 'Helix is not installed and could not be fetched'
        finish
    fi
    mkdir -p "$SCRATCH/bin"
    {
        echo '#!/usr/bin/env bash'
        declare -f run_unpacked
        printf 'folder=%q\n' "$CACHE/helix-25.01"
        echo 'HELIX_RUNTIME=$folder/usr/lib/hx/runtime run_unpacked "$folder" usr/lib/hx/hx "$@"'
    } >"$SCRATCH/bin/hx"
    chmod +x "$SCRATCH/bin/hx"
    PATH=$SCRATCH/bin:$PATH
fi >"$SCRATCH/which"

page=$ROOT/editors/helix/README.md
put_in_path

# set_up HOME: a new home in which the page has been followed.
set_up() {
    fresh_home "$1"
    fenced "$page" sh >"$SCRATCH/install.sh"
    (cd "$ROOT" && timeout 20 bash -eu "$SCRATCH/install.sh") &&
        fenced "$page" toml 1 >"$XDG_CONFIG_HOME/helix/config.toml"
}

# open_article FILE: Helix, on a copy of the article.
open_article() {
    article=$HOME/${1##*/}
    cp "$1" "$article"
    open_screen timeout 60 hx "$article"
}

close_article() {
    escape
    type_text ':quit!'
    keys Enter
    check 'no server is left' no_server_left
    close_screen
}

saved() { cmp -s "$article" "$SCRATCH/expected"; }

# test_fix ARTICLE EXPECTED-BY FINDING PAGE FIX: the finding, its page and its first fix, saved and undone.
test_fix() {
    printf -- '--- %s\n' "${1##*/}"
    local changed=$2
    open_article "$1"
    awk 1 "$1" | sed "$changed" >"$SCRATCH/expected"
    see 'the status line counts one finding' '● 1'
    type_text ' d'
    see 'the list of findings has it' "$3"
    keys Enter
    escape
    # The cursor is at the end of what is marked; a finding stands below the line where it begins.
    keys 'M-;'
    see 'and it stands below its line' "└─$3"
    [ "$4" != repeated-block ] || {
        see 'that is line 7' '7:1'
        type_text 'gd'
        see 'gd goes to what it repeats' '2:1'
        keys C-o
        see 'and Ctrl-o comes back' '7:1'
    }
    type_text ' k'
    see 'hover shows the page of the check' "$4"
    escape
    escape
    type_text ' a'
    see 'the menu has the fix' "$5"
    keep_screen "helix-${1##*/}"
    keys Enter
    eventually 5 shows_not '● 1'
    check 'then nothing is left to find' shows_not '● 1'
    type_text ':write'
    keys Enter
    eventually 5 saved
    same_bytes 'the saved file is as expected to the byte' "$article" "$SCRATCH/expected"
    # Where the file ends without a line feed Helix has added one as it saved, a change of its own.
    type_text 'uu:write'
    keys Enter
    awk 1 "$1" >"$SCRATCH/expected"
    eventually 5 saved
    same_bytes 'undo brings everything back' "$article" "$SCRATCH/expected"
    see 'and the finding' '● 1'
    close_article
}

set_up helix || fail 'the commands of the page run'
hx --health text >"$SCRATCH/health" 2>&1
check 'hx --health finds copydesk' grep -q 'copydesk.*/copydesk' "$SCRATCH/health"

test_fix "$ROOT/tests/articles/passerelle.fr.txt" '7,$d' 'Ces 5 paragraphes' 'repeated-block' 'Supprimer cette reprise'
test_fix "$ROOT/editors/articles/weir.en.txt" '7,$d' 'These 5 paragraphs' 'repeated-block' 'Delete this copy'
test_fix "$ROOT/editors/articles/trains.fr.md" 's/Kiev/Kyiv/' '« Kiev » ici' 'name-variant' 'Remplacer par'
test_fix "$ROOT/editors/articles/trains.en.md" 's/Kiev/Kyiv/' '"Kiev" here' 'name-variant' 'Replace with'

echo '--- Settings'
fenced "$page" toml 2 | sed 's/"fr"/"en"/' >>"$XDG_CONFIG_HOME/helix/languages.toml"
open_article "$ROOT/tests/articles/passerelle.fr.txt"
see 'the speaker stands behind a quotation' 'tout le monde" Hélène Maurin.'
type_text ' d'
see 'messages are in the language of the settings' 'These 5 paragraphs'
escape
check 'the server is killed' kill_server
type_text 'iTapé pendant la panne. '
escape
type_text ':lsp-restart'
keys Enter
check ':lsp-restart brings it back' eventually 10 a_server
see 'with what was typed meanwhile' 'Tapé pendant la panne. Le conseil'
see 'and the finding' '● 1'
close_article

finish
