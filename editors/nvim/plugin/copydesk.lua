-- The commands, which load their code when they are first used. The server is switched on by
-- `vim.lsp.enable('copydesk')`, not here: that is for the reader's init.lua to say.
if vim.g.loaded_copydesk then
  return
end
vim.g.loaded_copydesk = true

local function command(name, description, run)
  vim.api.nvim_create_user_command(name, function()
    require('copydesk')[run]()
  end, { desc = description, bar = true })
end

command('CopydeskQuotes', 'List the quotations of the article and who says them', 'quotes')
command('CopydeskNames', 'List the names of the article and their forms', 'names')
command('CopydeskWorkspace', 'Check every article of the workspace', 'workspace')
command('CopydeskFixAll', 'Apply all fixes that need no decision', 'fix_all')
