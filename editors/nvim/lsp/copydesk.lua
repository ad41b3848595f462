---@brief
---
--- copydesk, the copy chief inside the editor: repeated paragraphs, unattributed quotes and inconsistent
--- names in French and English articles.
---
--- Switch it on with `vim.lsp.enable('copydesk')`; the binary `copydesk` must be in `$PATH`. Change
--- what it says with
---
--- ```lua
--- vim.lsp.config('copydesk', {
---   settings = { copydesk = { messages = 'fr', checks = { ['name-variant'] = 'hint' } } },
--- })
--- ```

---@type vim.lsp.Config
return {
  cmd = { 'copydesk', 'lsp' },
  filetypes = { 'text', 'markdown' },
  root_markers = { '.copydesk.toml', '.git' },
  -- What is about no article is said in Neovim's own language, of which Neovim itself does not tell a server.
  before_init = function(params)
    params.locale = params.locale or require('copydesk.messages').own_language()
  end,
  on_exit = function(code, signal)
    require('copydesk').on_exit(code, signal)
  end,
}
