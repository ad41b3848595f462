-- `:checkhealth copydesk`: is everything there that the server needs?
local M = {}

---The first line that a command prints, or nil and what went wrong.
---@param command string[]
---@return string?, string?
local function first_line(command)
  local started, process = pcall(vim.system, command, { text = true, timeout = 5000 })
  if not started then
    return nil, tostring(process)
  end
  local result = process:wait()
  if result.code ~= 0 then
    return nil, ('exit status %d: %s'):format(result.code, vim.trim(result.stderr or ''))
  end
  return vim.split(result.stdout, '\n')[1]
end

local function check_binary(command)
  local name = command[1]
  if vim.fn.executable(name) == 0 then
    vim.health.error(('`%s` is not an executable file in $PATH'):format(name), {
      'Install copydesk, or say where it is:',
      "vim.lsp.config('copydesk', { cmd = { '/path/to/copydesk', 'lsp' } })",
    })
    return
  end
  local version, problem = first_line({ name, '--version' })
  if version then
    vim.health.ok(('%s: %s'):format(version, vim.fn.exepath(name)))
  else
    vim.health.error(('`%s --version` failed: %s'):format(name, problem))
  end
end

local function check_clients()
  -- Not in the first releases of 0.11.
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('copydesk') then
    vim.health.warn('not switched on', { "Put vim.lsp.enable('copydesk') into your init.lua" })
  end
  local clients = vim.lsp.get_clients({ name = 'copydesk' })
  for _, client in ipairs(clients) do
    local count = vim.tbl_count(client.attached_buffers)
    vim.health.ok(('client %d: %d buffer(s), root %s'):format(client.id, count, client.root_dir or 'none'))
  end
  if #clients == 0 then
    vim.health.info('no client is running: it starts with the first text or Markdown file')
  end
end

function M.check()
  vim.health.start('copydesk')
  if vim.fn.has('nvim-0.11') == 0 then
    vim.health.error('Neovim 0.11 or newer is needed')
    return
  end
  vim.health.ok('Neovim ' .. tostring(vim.version()))
  local config = vim.lsp.config.copydesk
  if not config then
    vim.health.error('lsp/copydesk.lua is not in the runtimepath', { 'See |copydesk-install|' })
    return
  end
  if type(config.cmd) == 'table' then
    check_binary(config.cmd)
  end
  check_clients()
end

return M
