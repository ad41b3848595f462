#!/usr/bin/env bash
# Follows README.md in an empty home folder, and uses what that sets up in a real Vim on a screen of tmux.
set -uo pipefail
# shellcheck source=../testing.sh
. "$(dirname "${BASH_SOURCE[0]}")/../testing.sh"
copydesk_is_built || finish

find_vim() {
    program tmux tmux && program vim vim && { [ -d /usr/share/vim-ale ] || debian_packages vim-ale; }
}
if ! find_vim >"$SCRATCH/install.log"; then
    tail -n 5 "$SCRATCH/install.log"
    skip 'Vim, ALE or tmux is not installed and could not be'
    finish
fi

page=$ROOT/editors/vim/README.md
put_in_path

# set_up HOME: a new home in which the page has been followed.
set_up() {
    fresh_home "$1"
    fenced "$page" sh >"$SCRATCH/install.sh"
    (cd "$ROOT" && timeout 20 bash -eu "$SCRATCH/install.sh") && fenced "$page" vim 1 >"$HOME/.vimrc"
}

# open_article FILE: Vim, on a copy of the article.
open_article() {
    article=$HOME/${1##*/}
    cp "$1" "$article"
    open_screen timeout 60 vim -n "$article"
}

# command TEXT: a command of Vim.
command_line() {
    escape
    type_text ":$1"
    keys Enter
}

close_article() {
    command_line 'qall!'
    check 'no server is left' no_server_left
    close_screen
}

# findings: the location list as ALE fills it, one line each.
findings() {
    rm -f "$SCRATCH/findings"
    local line='v:val.lnum .. ":" .. v:val.col .. " " .. v:val.text'
    command_line "call writefile(map(getloclist(0), '$line'), '$SCRATCH/findings')"
    eventually 2 test -f "$SCRATCH/findings" && cat "$SCRATCH/findings"
}
finds() { findings >"$SCRATCH/found"; grep -qF -- "$1" "$SCRATCH/found"; }
# found TEXT: it is found within 10 seconds; if not, what is found is shown.
found() { eventually 10 finds "$1" || { cat "$SCRATCH/found" && return 1; }; }
finds_nothing() { [ "$(findings)" = '' ]; }
# in_line NUMBER: the cursor is there.
in_line() {
    rm -f "$SCRATCH/line"
    command_line "call writefile([line('.')], '$SCRATCH/line')"
    eventually 2 test -s "$SCRATCH/line" && [ "$(cat "$SCRATCH/line")" = "$1" ]
}
saved() { cmp -s "$article" "$SCRATCH/expected"; }

# test_copy ARTICLE MESSAGE FIX: the copied block, its page and its first fix, saved and undone.
test_copy() {
    printf -- '--- %s\n' "${1##*/}"
    open_article "$1"
    check 'the finding is at the beginning of line 7' found "7:1 repeated-block: $2"
    type_text ']d'
    see 'its message stands in the last line' "$2"
    type_text 'K'
    see 'hover shows the page of the check' 'repeated-block'
    command_line 'pclose'
    command_line 'ALEGoToDefinition'
    check ':ALEGoToDefinition goes to what it repeats' eventually 10 in_line 2
    keys C-o
    check 'and Ctrl-o comes back' eventually 10 in_line 7
    type_text 'ga'
    see 'the menu has the fix' "$3"
    keep_screen "vim-${1##*/}"
    keys 1 Enter
    check 'then nothing is left to find' eventually 10 finds_nothing
    command_line 'write'
    # Vim ends the last line as it always does.
    head -n 6 "$1" >"$SCRATCH/expected"
    eventually 5 saved
    same_bytes 'the saved file is as expected to the byte' "$article" "$SCRATCH/expected"
    command_line 'undo'
    command_line 'write'
    awk 1 "$1" >"$SCRATCH/expected"
    eventually 5 saved
    same_bytes 'undo brings everything back' "$article" "$SCRATCH/expected"
    check 'and the finding' found "7:1 repeated-block: $2"
    close_article
}

# test_name ARTICLE MESSAGE FIX: a name behind accents and an emoji, where just the word is marked and replaced.
test_name() {
    printf -- '--- %s\n' "${1##*/}"
    open_article "$1"
    local column
    column=$(LC_ALL=C awk '/Kiev/ { print index($0, "Kiev") }' "$1")
    check 'just the word is marked' found "5:$column name-variant: $2"
    command_line "call cursor(5, $column)"
    type_text 'ga'
    see 'the menu has the fix' "$3"
    keys 1 Enter
    check 'then nothing is left to find' eventually 10 finds_nothing
    command_line 'write'
    sed 's/Kiev/Kyiv/' "$1" >"$SCRATCH/expected"
    eventually 5 saved
    same_bytes 'the saved file is as expected to the byte' "$article" "$SCRATCH/expected"
    close_article
}

set_up vim || fail 'the commands of the page run'
test_copy "$ROOT/tests/articles/passerelle.fr.txt" 'Ces 5 paragraphes' 'Supprimer cette reprise'
test_copy "$ROOT/editors/articles/weir.en.txt" 'These 5 paragraphs' 'Delete this copy'

test_name "$ROOT/editors/articles/trains.fr.md" '« Kiev » ici' 'Remplacer par'
test_name "$ROOT/editors/articles/trains.en.md" '"Kiev" here' 'Replace with'

echo '--- Settings, and a server that dies'
fenced "$page" vim 2 | sed "s/'fr'/'en'/" >>"$HOME/.vimrc"
open_article "$ROOT/tests/articles/passerelle.fr.txt"
check 'messages are in the language of the settings' found 'These 5 paragraphs'
check 'the server is killed' kill_server
command_line 'normal ggOTapé après la panne.'
check 'it comes back with the next change, and finds what moved' found '8:1 repeated-block: These 5 paragraphs'
close_article

finish
