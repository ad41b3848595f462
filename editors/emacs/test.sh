#!/usr/bin/env bash
# Follows README.md in an empty home folder, and has test.el use what that sets up in a real Emacs on a screen of tmux.
set -uo pipefail
# shellcheck source=../testing.sh
. "$(dirname "${BASH_SOURCE[0]}")/../testing.sh"
copydesk_is_built || finish

has_packages() {
    emacs --batch --eval "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))" >"$SCRATCH/probe" 2>&1
}
find_emacs() {
    program tmux tmux && program emacs emacs-nox || return
    has_packages || { debian_packages elpa-eglot elpa-markdown-mode && has_packages; }
}
if ! find_emacs >"$SCRATCH/install.log"; then
    tail -n 5 "$SCRATCH/install.log"
    skip 'Emacs, Eglot, markdown-mode or tmux is not installed and could not be'
    finish
fi

page=$ROOT/editors/emacs/README.md
put_in_path
fresh_home emacs
write_articles
cp "$HOME/articles/passerelle.fr.txt" "$HOME/articles/again.fr.txt"
cp "$HOME/expected/passerelle.fr.txt" "$HOME/expected/again.fr.txt"
fenced "$page" sh >"$SCRATCH/install.sh"
(cd "$ROOT" && timeout 20 bash -eu "$SCRATCH/install.sh") || fail 'the commands of the page run'
fenced "$page" elisp 1 >"$HOME/.emacs.d/init.el"
fenced "$page" elisp 2 | sed 's/"fr"/"en"/' >"$HOME/settings.el"

# run_emacs: test.el behind the init file, in English unless $LANGUAGE_OF_EMACS says another locale.
run_emacs() {
    export REPORT=$SCRATCH/report
    : >"$REPORT"
    open_screen env LC_ALL="${LANGUAGE_OF_EMACS:-C.UTF-8}" timeout -k 5 90 emacs -nw -l "$ROOT/editors/emacs/test.el"
    eventually 90 screen_is_closed || { show && close_screen; }
    count_lines "$REPORT"
}
run_emacs
check 'no server is left' no_server_left

echo '--- In French, as Emacs is'
LANGUAGE_OF_EMACS=fr_FR.UTF-8 IN_FRENCH=1 run_emacs
check 'no server is left' no_server_left

compiles() {
    emacs --batch --eval '(progn (package-initialize) (setq byte-compile-error-on-warn t))' -f batch-byte-compile \
        "$HOME/.emacs.d/copydesk/copydesk.el"
}
check 'copydesk.el compiles without a warning' compiles

finish
