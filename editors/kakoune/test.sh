#!/usr/bin/env bash
# Follows README.md in an empty home folder, and uses what that sets up in a real Kakoune on a screen of tmux.
set -uo pipefail
# shellcheck source=../testing.sh
. "$(dirname "${BASH_SOURCE[0]}")/../testing.sh"
copydesk_is_built || finish

if ! { program tmux tmux && program kak kakoune && program perl perl; } >"$SCRATCH/install.log"; then
    tail -n 5 "$SCRATCH/install.log"
    skip 'Kakoune or tmux is not installed and could not be'
    finish
fi

kak_lsp_is_in() { "$1/bin/kak-lsp" --version; }
# As the page says, but without optimizing, which takes a third of the time; the program is quick enough for us.
install_kak_lsp() {
    CARGO_TARGET_DIR=$SCRATCH/kak-lsp CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=0 \
        timeout 900 nice cargo install --quiet --locked --debug --root "$1" kak-lsp@22.0.0
}
if ! cached kak-lsp-22.0.0 kak_lsp_is_in install_kak_lsp >"$SCRATCH/install.log" 2>&1; then
    tail -n 5 "$SCRATCH/install.log"
    skip 'kakoune-lsp could not be built'
    finish
fi
PATH=$CACHE/kak-lsp-22.0.0/bin:$PATH

page=$ROOT/editors/kakoune/README.md
put_in_path
fresh_home kakoune
write_articles
mkdir -p "$XDG_CONFIG_HOME/kak"
fenced "$page" kak >"$XDG_CONFIG_HOME/kak/kakrc" || fail 'the page has the block that is followed'

open_article() {
    article=$HOME/articles/$1
    open_screen timeout 60 kak "$article"
}

# command_line TEXT: a command of Kakoune.
command_line() {
    escape
    type_text ":$1"
    keys Enter
}

close_article() {
    command_line 'quit!'
    check 'no server is left' no_server_left
    close_screen
}

# in_line NUMBER: the cursor is there.
in_line() {
    rm -f "$SCRATCH/line"
    command_line "echo -to-file $SCRATCH/line %val{cursor_line}"
    eventually 2 test -s "$SCRATCH/line" && [ "$(cat "$SCRATCH/line")" = "$1" ]
}
saved() { cmp -s "$article" "$1"; }

# test_fix ARTICLE LINE FINDING CODE FIX: the finding, its page and its first fix, saved and undone.
test_fix() {
    printf -- '--- %s\n' "$1"
    cp "$HOME/articles/$1" "$SCRATCH/before"
    open_article "$1"
    see 'a flag stands beside the line' "!$2"
    type_text ' ln'
    [ "$4" != repeated-block ] || {
        check 'the cursor is at the finding' eventually 5 in_line 7
        type_text ' ld'
        check 'd goes to what it repeats' eventually 10 in_line 2
        keys C-o
        check 'and Ctrl-o comes back' eventually 10 in_line 7
    }
    type_text ' lh'
    see 'hover tells the finding' "$3"
    see 'and has the page of the check' "$4"
    escape
    type_text ' la'
    see 'the menu has the fix' "$5"
    # Kakoune sorts what it offers; the page tells to type.
    type_text "$5"
    keys Tab
    keep_screen "kakoune-$1"
    keys Enter
    check 'then nothing is left to find' eventually 10 shows_not "!$2"
    command_line 'write'
    eventually 5 saved "$HOME/expected/$1"
    same_bytes 'the saved file is as expected to the byte' "$article" "$HOME/expected/$1"
    escape
    type_text 'u'
    command_line 'write'
    awk 1 "$SCRATCH/before" >"$SCRATCH/all"
    eventually 5 saved "$SCRATCH/all"
    same_bytes 'undo brings everything back' "$article" "$SCRATCH/all"
    see 'and the finding' "!$2"
    close_article
}

test_fix passerelle.fr.txt 'Sur les deux rives' 'Ces 5 paragraphes' 'repeated-block' 'Supprimer cette reprise'
test_fix weir.en.txt 'Anglers and rowers' 'These 5 paragraphs' 'repeated-block' 'Delete this copy'
test_fix trains.fr.md 'Dès l’aube' '« Kiev » ici' 'name-variant' 'Remplacer par «'
test_fix trains.en.md 'By morning' '"Kiev" here' 'name-variant' 'Replace with'

echo '--- Settings, and a server that dies'
sed -i 's/messages = "auto"/messages = "en"/' "$XDG_CONFIG_HOME/kak/kakrc"
open_article below/unopened.md
see 'the finding' '!Dès l’aube'
type_text ' ln'
type_text ' lh'
see 'messages are in the language of the settings' '"Kiev" here'
escape
check 'the server is killed' kill_server
type_text 'ggOTapé pendant la panne.'
command_line 'lsp-restart'
check ':lsp-restart brings it back' eventually 10 a_server
see 'with what was typed meanwhile' 'Tapé pendant la panne.'
see 'and the finding' '!Dès l’aube'
close_article

finish
