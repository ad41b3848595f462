-- What the commands of plugin/copydesk.lua do: ask the server, and lay its answer out as Neovim does such
-- things. Everything about the text itself is the server's; see |copydesk-commands|.
local messages = require('copydesk.messages')

local M = {}

local function say(message, level)
  vim.notify(messages.text('notice', message), level or vim.log.levels.INFO)
end

---The client of a buffer, or any if none is given. Without one the reader is told what to do.
---@param buffer integer?
---@return vim.lsp.Client?
local function client_of(buffer)
  local client = vim.lsp.get_clients({ bufnr = buffer, name = 'copydesk' })[1]
  if not client then
    say(messages.text('not_running'), vim.log.levels.WARN)
  end
  return client
end

---Asks the server something, and goes on when it has answered.
---@param command string
---@param arguments any[]
---@param buffer integer? The article that this is about.
---@param go_on fun(answer: any, client: vim.lsp.Client)
local function ask(command, arguments, buffer, go_on)
  local client = client_of(buffer)
  if not client then
    return
  end
  local request = { title = command, command = command, arguments = arguments }
  client:exec_cmd(request, { bufnr = buffer }, function(problem, answer)
    if problem then
      say(problem.message, vim.log.levels.ERROR)
    elseif answer == nil or answer == vim.NIL then
      say(messages.text('not_read_yet'), vim.log.levels.WARN)
    elseif not buffer or vim.api.nvim_buf_is_valid(buffer) then
      go_on(answer, client)
    end
  end)
end

---A value of the server that may be null.
local function given(value)
  return value ~= vim.NIL and value or nil
end

---Who says a quotation, as it stands at the head of its line.
local function speaker_of(quotation)
  local speaker = given(quotation.speaker)
  if not given(quotation.status) then
    return ('(%s)'):format(messages.word('quotation', quotation.kind)) -- A title, a term, a slogan: nobody says it.
  elseif not speaker then
    return '?'
  elseif quotation.status == 'unclear' then
    return messages.text('unclear_speaker', speaker)
  end
  return speaker
end

---`:CopydeskQuotes`: the quotations in the location list, in the order of the article.
function M.quotes()
  local buffer, window = vim.api.nvim_get_current_buf(), vim.api.nvim_get_current_win()
  ask('copydesk.listQuotes', { vim.uri_from_bufnr(buffer) }, buffer, function(quotations, client)
    if #quotations == 0 then
      return say(messages.text('no_quotations'))
    elseif not vim.api.nvim_win_is_valid(window) then
      return
    end
    local uri = vim.uri_from_bufnr(buffer)
    local items = vim.tbl_map(function(quotation)
      local location = { uri = uri, range = quotation.range }
      local item = vim.lsp.util.locations_to_items({ location }, client.offset_encoding)[1]
      item.text = messages.text('spoken', speaker_of(quotation), (quotation.text:gsub('%s+', ' ')))
      return item
    end, quotations)
    vim.fn.setloclist(window, {}, ' ', { title = messages.text('quotations'), items = items })
    vim.api.nvim_set_current_win(window)
    vim.cmd('botright lopen')
  end)
end

-- The first mention of each name is marked in the article, so that it is found after edits too.
local mentions = vim.api.nvim_create_namespace('copydesk.names')

---The lines of a table; columns as wide as what is in them.
---@param rows string[][]
---@return string[]
local function aligned(rows)
  local widths = {}
  for _, row in ipairs(rows) do
    for column, cell in ipairs(row) do
      widths[column] = math.max(widths[column] or 0, vim.fn.strdisplaywidth(cell))
    end
  end
  return vim.tbl_map(function(row)
    local cells = {}
    for column, cell in ipairs(row) do
      cells[column] = cell .. (' '):rep(widths[column] - vim.fn.strdisplaywidth(cell))
    end
    return (table.concat(cells, '  '):gsub('%s+$', ''))
  end, rows)
end

---@param names table[]
---@return string[]
local function table_of(names)
  local heading = { ' ' }
  for _, column in ipairs({ 'name', 'kind', 'count', 'function', 'forms' }) do
    heading[#heading + 1] = messages.text('column_' .. column)
  end
  local rows = { heading }
  for _, name in ipairs(names) do
    local forms = vim.tbl_map(function(form)
      return ('%s ×%d'):format(form.text, form.count)
    end, name.forms)
    rows[#rows + 1] = {
      name.mixed and '*' or ' ',
      name.name,
      messages.word('name', name.kind),
      tostring(name.count),
      given(name['function']) or '',
      table.concat(forms, ', '),
    }
  end
  return aligned(rows)
end

---Goes to the first mention of the name in the line of the cursor.
---@param article integer
---@param marks integer[]
local function jump(article, marks)
  local mark = marks[vim.api.nvim_win_get_cursor(0)[1] - 1]
  if not mark or not vim.api.nvim_buf_is_loaded(article) then
    return
  end
  local window = vim.fn.bufwinid(article)
  if window == -1 then
    vim.cmd('aboveleft sbuffer ' .. article)
  else
    vim.api.nvim_set_current_win(window)
    vim.cmd("normal! m'")
  end
  local place = vim.api.nvim_buf_get_extmark_by_id(article, mentions, mark, {})
  vim.api.nvim_win_set_cursor(0, { place[1] + 1, place[2] })
end

---`:CopydeskNames`: the style sheet of the article, in a buffer of its own.
function M.names()
  local article = vim.api.nvim_get_current_buf()
  ask('copydesk.listNames', { vim.uri_from_bufnr(article) }, article, function(names, client)
    if #names == 0 then
      return say(messages.text('no_names'))
    end
    vim.api.nvim_buf_clear_namespace(article, mentions, 0, -1)
    local uri = vim.uri_from_bufnr(article)
    local marks = vim.tbl_map(function(name)
      local location = { uri = uri, range = name.first }
      local item = vim.lsp.util.locations_to_items({ location }, client.offset_encoding)[1]
      return vim.api.nvim_buf_set_extmark(article, mentions, item.lnum - 1, item.col - 1, {})
    end, names)

    local lines = table_of(names)
    vim.cmd('botright ' .. math.min(#lines + 1, 15) .. 'new')
    local sheet = vim.api.nvim_get_current_buf()
    vim.api.nvim_buf_set_lines(sheet, 0, -1, true, lines)
    vim.bo[sheet].buftype = 'nofile'
    vim.bo[sheet].bufhidden = 'wipe'
    vim.bo[sheet].swapfile = false
    vim.bo[sheet].modifiable = false
    vim.bo[sheet].filetype = 'copydesknames'
    vim.wo.wrap = false
    vim.wo.cursorline = true
    local title = vim.fs.basename(vim.api.nvim_buf_get_name(article))
    vim.wo.statusline = messages.text('sheet', (title:gsub('%%', '%%%%')))
    vim.hl.range(sheet, mentions, 'Title', { 0, 0 }, { 0, -1 })
    vim.api.nvim_win_set_cursor(0, { 2, 0 })
    vim.keymap.set('n', '<CR>', function()
      jump(article, marks)
    end, { buffer = sheet, desc = messages.text('go_to_mention') })
    vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = sheet, nowait = true, desc = messages.text('close') })
  end)
end

---`:CopydeskWorkspace`: has the server check all articles, and lists what is found in the quickfix list.
function M.workspace()
  ask('copydesk.checkWorkspace', {}, nil, function(total, client)
    -- The server answers when it has sent all findings, but the last of them may arrive behind the answer.
    vim.defer_fn(function()
      local namespace = vim.lsp.diagnostic.get_namespace(client.id)
      local findings = vim.diagnostic.get(nil, { namespace = namespace })
      vim.diagnostic.setqflist({ namespace = namespace, title = messages.text('findings'), open = #findings > 0 })
      say(messages.text('checked', total.files, #findings))
    end, 100)
  end)
end

---`:CopydeskFixAll`: applies what needs no decision.
function M.fix_all()
  if not client_of(0) then
    return
  end
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { 'source.fixAll.copydesk' }, diagnostics = {} },
    -- Other servers may offer more than what they are asked for.
    filter = function(action)
      return action.kind == 'source.fixAll.copydesk'
    end,
  })
end

-- When the server died, by the second: Neovim does not start it anew by itself.
local deaths = {}

---Starts the server again if it died. Not one that ended because it was told to, and not one that dies at
---once each time: after three deaths in three minutes it stays down until `:edit`.
---@param code integer
---@param signal integer
function M.on_exit(code, signal)
  local told_to = (code == 0 and signal == 0) or signal == vim.uv.constants.SIGTERM
  if told_to then
    return
  end
  local now = vim.uv.now() / 1000
  deaths = vim.tbl_filter(function(at)
    return now - at < 180
  end, deaths)
  table.insert(deaths, now)
  if #deaths > 3 then
    vim.schedule(function()
      say(messages.text('stays_down'), vim.log.levels.ERROR)
    end)
    return
  end
  -- Neovim first has to forget the dead client.
  vim.defer_fn(function()
    local enabled = not vim.lsp.is_enabled or vim.lsp.is_enabled('copydesk')
    if enabled and vim.v.exiting == vim.NIL then
      vim.lsp.enable('copydesk') -- Looks at all buffers anew.
    end
  end, 100)
end

return M
