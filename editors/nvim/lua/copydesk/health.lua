-- `:checkhealth copydesk`: is everything there that the server needs?
local messages = require('copydesk.messages')

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
    return nil, messages.text('exit_status', result.code, vim.trim(result.stderr or ''))
  end
  return vim.split(result.stdout, '\n')[1]
end

local function check_binary(command)
  local name = command[1]
  if vim.fn.executable(name) == 0 then
    vim.health.error(messages.text('no_program', name), {
      messages.text('install'),
      "vim.lsp.config('copydesk', { cmd = { '/path/to/copydesk', 'lsp' } })",
    })
    return
  end
  local version, problem = first_line({ name, '--version' })
  if version then
    vim.health.ok(messages.text('program', version, vim.fn.exepath(name)))
  else
    vim.health.error(messages.text('program_failed', name, problem))
  end
end

local function check_clients()
  -- Not in the first releases of 0.11.
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('copydesk') then
    vim.health.warn(messages.text('not_enabled'), { messages.text('enable', "vim.lsp.enable('copydesk')") })
  end
  local clients = vim.lsp.get_clients({ name = 'copydesk' })
  for _, client in ipairs(clients) do
    local count = vim.tbl_count(client.attached_buffers)
    vim.health.ok(messages.text('client', client.id, count, client.root_dir or messages.text('no_root')))
  end
  if #clients == 0 then
    vim.health.info(messages.text('no_client'))
  end
end

-- What the server prints for its developers, and what it could not answer, is in Neovim's log.
local function check_log()
  local path = vim.lsp.log.get_filename()
  local yesterday = os.date('%Y-%m-%d %H:%M:%S', os.time() - 24 * 60 * 60)
  local count, last = 0, nil
  local log = io.open(path)
  for line in log and log:lines() or function() end do
    local at = line:match('^%[ERROR%]%[([^%]]+)%]')
    if at and at > yesterday and line:find('copydesk', 1, true) then
      count, last = count + 1, line
    end
  end
  if log then
    log:close()
  end
  if count > 0 then
    vim.health.warn(messages.text('errors', count, path), { last })
  else
    vim.health.ok(messages.text('no_errors', path))
  end
end

function M.check()
  vim.health.start('copydesk')
  if vim.fn.has('nvim-0.11') == 0 then
    vim.health.error(messages.text('old_neovim'))
    return
  end
  vim.health.ok(('Neovim %s'):format(tostring(vim.version())))
  local config = vim.lsp.config.copydesk
  if not config then
    vim.health.error(messages.text('no_configuration'), { messages.text('see', '|copydesk-install|') })
    return
  end
  if type(config.cmd) == 'table' then
    check_binary(config.cmd)
  end
  check_clients()
  check_log()
end

return M
