-- The commands, which load their code when they are first used. The server is switched on by
-- `vim.lsp.enable('copydesk')`, not here: that is for the reader's init.lua to say.
if vim.g.loaded_copydesk then
  return
end
vim.g.loaded_copydesk = true

local text = require('copydesk.messages').text

local function command(name, description, run)
  vim.api.nvim_create_user_command(name, function()
    require('copydesk')[run]()
  end, { desc = description, bar = true })
end

command('CopydeskQuotes', text('list_quotations'), 'quotes')
command('CopydeskNames', text('list_names'), 'names')
command('CopydeskWorkspace', text('check_workspace'), 'workspace')
command('CopydeskFixAll', text('fix_all'), 'fix_all')
