-- Drives the server and this plugin in a real Neovim, which test.sh has set up as the page says: the plugin
-- and its settings are there, the current folder holds the articles, and $REPORT names the file that takes
-- the outcome, one check a line. test.sh runs it with `nvim --headless`, after the usual start.
local report_file = assert(io.open(vim.env.REPORT, 'w'))
vim.o.swapfile = false

local function say(line)
  report_file:write(line, '\n')
  report_file:flush()
end

local function check(what, holds, seen)
  say((holds and 'ok    ' or 'FAIL  ') .. what)
  if not holds and seen ~= nil then
    for line in vim.gsplit(vim.inspect(seen), '\n') do
      say('      saw ' .. line)
    end
  end
end

---Waits until `is_so` holds. What comes after it has no meaning without it: the run ends if it never does.
local function wait_for(what, is_so, seen)
  local holds = vim.wait(10000, is_so, 10)
  check(what, holds, not holds and seen and seen() or nil)
  if not holds then
    error('gave up')
  end
end

local function bytes_of(path)
  local file = assert(io.open(path, 'rb'))
  local bytes = file:read('*a')
  file:close()
  return bytes
end

local buffer

local function text()
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, true)
end

local function diagnostics()
  return vim.diagnostic.get(buffer)
end

local function client()
  return vim.lsp.get_clients({ bufnr = buffer, name = 'copydesk' })[1]
end

---Opens an article; returns its lines and waits for the server.
local function open(path)
  vim.cmd.edit(path)
  buffer = vim.api.nvim_get_current_buf()
  wait_for(path .. ': the client attaches', function() return client() ~= nil end)
  return text()
end

---The words of the article that a diagnostic marks.
local function marked(diagnostic)
  local lines = vim.api.nvim_buf_get_text(
    buffer, diagnostic.lnum, diagnostic.col, diagnostic.end_lnum, diagnostic.end_col, {})
  return table.concat(lines, '\n')
end

---Puts the cursor on the nth place (the first) of some words in a line.
local function put_cursor(line, words, nth)
  local column = 0
  for _ = 1, nth or 1 do
    column = assert(text()[line]:find(words, column + 1, true))
  end
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
end

local function hover()
  local position = vim.lsp.util.make_position_params(0, client().offset_encoding)
  local answer = client():request_sync('textDocument/hover', position, 5000, buffer)
  return answer and answer.result and answer.result.contents.value or ''
end

-- Whatever Neovim asks is answered with the first of its choices, as by somebody in a hurry.
local choices
vim.ui.select = function(items, options, on_choice)
  choices = vim.tbl_map(options.format_item or tostring, items)
  on_choice(items[1], 1)
end

---What the commands of the plugin say.
local said = {}
local notify = vim.notify
vim.notify = function(message, level, options)
  said[#said + 1] = message
  return notify(message, level, options)
end
local function has_said(words)
  return vim.iter(said):any(function(message) return message:find(words, 1, true) ~= nil end)
end

---A repeated block: found, explained, mended by the first of the fixes that `gra` offers, undone, mended by
---the command that fixes all, and saved.
local function test_copy(path, message, title)
  local repeated = open(path)
  local last = #repeated
  local once = vim.list_slice(repeated, 1, 6)
  wait_for(path .. ': the copy is found', function() return #diagnostics() == 1 end, diagnostics)
  local finding = diagnostics()[1]
  check('its code and source', finding.code == 'repeated-block' and finding.source == 'copydesk', finding)
  check('it is a warning', finding.severity == vim.diagnostic.severity.WARN, finding)
  check('it marks lines 7 to 11', marked(finding) == table.concat(repeated, '\n', 7, last), finding)
  check('its message is in the language of the article', finding.message:find(message, 1, true) ~= nil, finding.message)

  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.diagnostic.jump({ count = 1, float = false })
  check(']d goes there', vim.api.nvim_win_get_cursor(0)[1] == 7, vim.api.nvim_win_get_cursor(0))
  check('hover shows the page of the check', hover():find('repeated-block', 1, true) ~= nil, hover())

  vim.cmd('normal! jw')
  vim.api.nvim_feedkeys(vim.keycode('<C-]>'), 'mx', false)
  check('CTRL-] goes to what it repeats', vim.deep_equal(vim.api.nvim_win_get_cursor(0), { 2, 0 }),
    vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_feedkeys(vim.keycode('<C-T>'), 'mx', false)
  check('CTRL-T goes back', vim.api.nvim_win_get_cursor(0)[1] == 8, vim.api.nvim_win_get_cursor(0))

  choices = nil
  vim.api.nvim_feedkeys('gra', 'mx', false)
  wait_for('the first fix of gra removes the copy', function() return vim.deep_equal(text(), once) end, text)
  check('that fix is the deletion', choices ~= nil and choices[1]:find(title, 1, true) ~= nil, choices)
  wait_for('then nothing is left to find', function() return #diagnostics() == 0 end, diagnostics)

  vim.cmd('silent undo')
  check('undo brings the copy back', vim.deep_equal(text(), repeated), text())
  wait_for('and the finding', function() return #diagnostics() == 1 end, diagnostics)

  -- Typing in the first line, around whatever it holds, moves nothing.
  vim.api.nvim_buf_set_text(buffer, 0, 0, 0, 0, { 'Hier, ' })
  vim.api.nvim_buf_set_text(buffer, 0, #text()[1], 0, #text()[1], { ' 🙂', 'Une ligne de plus, écrite à la main.' })
  wait_for('the finding moves with the text', function()
    local now = diagnostics()[1]
    return now ~= nil and now.lnum == 7 and now.end_lnum == 11
  end, diagnostics)
  vim.cmd('silent undo')
  check('undo takes back what was typed', vim.deep_equal(text(), repeated), text())

  vim.cmd('CopydeskFixAll')
  wait_for(':CopydeskFixAll removes the copy', function() return vim.deep_equal(text(), once) end, text)
  vim.cmd('silent write')
  check('the file is as expected to the byte', bytes_of(path) == bytes_of('../expected/' .. path), bytes_of(path))
  vim.cmd('silent bwipeout')
end

---A name behind accents and an emoji: the right bytes are marked and replaced.
local function test_name(path, title)
  local before = open(path)
  wait_for(path .. ': the other spelling is found', function() return #diagnostics() == 1 end, diagnostics)
  check('positions are UTF-8, which Neovim offers first', client().offset_encoding == 'utf-8', client().offset_encoding)
  local finding = diagnostics()[1]
  check('its code', finding.code == 'name-variant', finding)
  check('just the word is marked, behind the emoji', marked(finding) == 'Kiev', finding)
  put_cursor(finding.lnum + 1, 'Kiev')
  choices = nil
  vim.lsp.buf.code_action()
  wait_for('the first fix replaces the word', function() return text()[5]:find('Kyiv', 1, true) ~= nil end, text)
  check('that fix says so', choices[1]:find(title, 1, true) ~= nil, choices)
  vim.cmd('silent undo')
  check('undo brings the word back', vim.deep_equal(text(), before), text())
  vim.cmd('silent redo')
  vim.cmd('silent write')
  check('the file is as expected to the byte', bytes_of(path) == bytes_of('../expected/' .. path), bytes_of(path))
  vim.cmd('silent bwipeout')
end

---Quotations: who speaks, on hover, in the outline, behind the words and in the list.
local function test_quotations()
  local path = 'citations.fr.txt'
  open(path)
  put_cursor(1, 'tout perdu')
  check('hover says who speaks', hover():find('**Anne Morel**', 1, true) ~= nil, hover())
  local document = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  local outline = client():request_sync('textDocument/documentSymbol', document, 5000, buffer)
  local symbol = outline and outline.result and outline.result[1]
  symbol = symbol and symbol.name == 'Citations' and symbol.children[1]
  check('the outline has the speaker with two quotations',
    symbol and symbol.name == 'Anne Morel' and #symbol.children == 2, outline)

  local function hints()
    return vim.lsp.inlay_hint.get({ bufnr = buffer })
  end
  wait_for('the speaker stands behind the second quotation', function()
    local hint = hints()[1]
    return #hints() == 1 and hint.inlay_hint.label == 'Anne Morel' and hint.inlay_hint.position.character > 100
  end, hints)

  local article = vim.api.nvim_get_current_win()
  vim.cmd('CopydeskQuotes')
  local function list()
    return vim.fn.getloclist(article)
  end
  wait_for(':CopydeskQuotes lists the quotations', function() return #list() == 4 end, list)
  local lines = vim.tbl_map(function(item) return item.text end, list())
  check('who speaks comes first',
    vim.startswith(lines[1], 'Anne Morel: ') and vim.startswith(lines[2], 'Anne Morel: '), lines)
  check('what nobody says is told in brackets', vim.startswith(lines[3], '(title): '), lines)
  check('a question mark stands where nobody is named', vim.startswith(lines[4], '?: '), lines)
  check('the list is open and has the cursor', vim.bo.buftype == 'quickfix', vim.bo.buftype)
  vim.cmd('silent ll 2')
  local place = vim.api.nvim_win_get_cursor(0)
  local quotation = text()[1]:find('« Nous avons', 1, true)
  check('its lines lead to the quotations', place[1] == 1 and place[2] + 1 == quotation, { place, quotation })
  vim.cmd('silent lclose | silent bwipeout')
end

---Names: all mentions of one, another name for it, and the style sheet.
local function test_names()
  open('noms.fr.txt')
  put_cursor(2, 'Crouzet')
  vim.lsp.buf.document_highlight()
  local namespace = vim.api.nvim_create_namespace('nvim.lsp.references')
  local function marks()
    return vim.api.nvim_buf_get_extmarks(buffer, namespace, 0, -1, {})
  end
  wait_for('each mention is highlighted', function() return #marks() == 4 end, marks)
  vim.lsp.buf.references()
  wait_for('references lists the mentions', function() return #vim.fn.getqflist() == 4 end, vim.fn.getqflist)
  vim.cmd('silent cclose')
  local before = text()
  vim.lsp.buf.rename('Ozet')
  wait_for('rename gives every form the new name, and redoes the elisions', function()
    return vim.deep_equal(vim.list_slice(text(), 1, 2), {
      "🚲 L'expert Vincent Ozet est arrivé mardi à Sainte-Vaire. M. Ozet a vu le maire.",
      "Selon la mairie, le départ d'Ozet est prévu en mai, et le retour d'Ozet en juin.",
    })
  end, text)
  vim.cmd('silent undo')
  check('undo brings the name back', vim.deep_equal(text(), before), text())

  local article = vim.api.nvim_get_current_win()
  vim.cmd('CopydeskNames')
  wait_for(':CopydeskNames opens the style sheet', function() return vim.bo.filetype == 'copydesknames' end)
  local sheet = vim.api.nvim_get_current_buf()
  local lines = vim.api.nvim_buf_get_lines(sheet, 0, -1, true)
  check('it has a heading', lines[1]:find('^   name +kind +count +function +forms$') ~= nil, lines)
  local person = vim.iter(lines):find(function(line) return line:find('Vincent Crouzet', 1, true) end) or ''
  check('a person with count and forms', person:find('^   Vincent Crouzet +person +4 ') ~= nil
    and person:find('Crouzet ×3', 1, true) ~= nil, lines)
  local place, row = vim.iter(ipairs(lines)):filter(function(_, line) return line:find('Kiev', 1, true) end):map(
    function(number, line) return line, number end):next()
  check('a star before a name that is spelt in several ways', (place or ''):find('^%*  Kyiv +place') ~= nil, lines)
  check('it cannot be written to', not vim.bo.modifiable and vim.bo.buftype == 'nofile')

  -- Edits after it was made do not lead astray.
  vim.api.nvim_buf_set_lines(buffer, 0, 0, true, { 'Une ligne de plus.' })
  vim.api.nvim_win_set_cursor(0, { row, 0 })
  vim.api.nvim_feedkeys(vim.keycode('<CR>'), 'mx', false)
  local cursor = vim.api.nvim_win_get_cursor(0)
  check('<CR> goes to the first mention', vim.api.nvim_get_current_win() == article
    and text()[cursor[1]]:sub(cursor[2] + 1):find('^Kyiv') ~= nil, cursor)
  vim.cmd.wincmd('p')
  vim.api.nvim_feedkeys('q', 'mx', false)
  check('q closes it', not vim.api.nvim_buf_is_valid(sheet) and vim.api.nvim_get_current_win() == article)
  vim.cmd('silent bwipeout!')
end

---All articles of the folder, open or not.
local function test_workspace()
  open('citations.fr.txt')
  vim.cmd('copen') -- It may be asked for from any window.
  vim.cmd('CopydeskWorkspace')
  wait_for(':CopydeskWorkspace tells how many articles there are', function()
    return has_said('articles checked beside the open ones: 6; ')
  end, function() return said end)
  local function found()
    local files = {}
    for _, item in ipairs(vim.fn.getqflist()) do
      files[vim.fs.basename(vim.api.nvim_buf_get_name(item.bufnr))] = item.text
    end
    return files
  end
  wait_for('the list has what is in articles that are not open', function()
    return (found()['unopened.md'] or ''):find('Kiev', 1, true) ~= nil
  end, found)
  check('and what is in the open one', (found()['citations.fr.txt'] or '') ~= '', found())
  check('the list is open', vim.fn.getqflist({ winid = 0 }).winid ~= 0)
  vim.cmd('silent cclose')
  vim.cmd('silent bwipeout')
end

local function test_health()
  open('citations.fr.txt')
  local function health()
    vim.cmd('silent checkhealth copydesk')
    local lines = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
    vim.cmd('silent bwipeout')
    return lines
  end
  local lines = health()
  check('checkhealth finds the binary and its version', lines:find('copydesk %d+%.%d+%.%d+: /') ~= nil, lines)
  check('checkhealth finds the client', lines:find('client %d+: 1 buffer') ~= nil, lines)
  check('checkhealth has no error', lines:find('ERROR') == nil and lines:find('WARNING') == nil, lines)

  local log = vim.lsp.log.get_filename()
  local errors = vim.fn.filereadable(log) == 1 and vim.tbl_filter(function(line)
    return line:find('[ERROR]', 1, true) ~= nil
  end, vim.fn.readfile(log)) or {}
  check('no error in the log', #errors == 0, errors)

  vim.lsp.log.error('copydesk', 'a line of this test')
  lines = health()
  check('checkhealth tells of errors in the log', lines:find('WARNING 1 error') ~= nil, lines)

  local command = vim.lsp.config.copydesk.cmd
  vim.lsp.config('copydesk', { cmd = { '/nowhere/copydesk', 'lsp' } })
  lines = health()
  check('checkhealth tells that the binary is missing', lines:find('ERROR.*/nowhere/copydesk') ~= nil, lines)
  vim.lsp.config('copydesk', { cmd = command })
  vim.cmd('silent bwipeout')
end

---The files that the server reads are those of the file types that it is started for.
local function test_filetypes()
  local types = vim.lsp.config.copydesk.filetypes
  for _, extension in ipairs({ 'txt', 'text', 'md', 'markdown', 'mdown', 'mkd' }) do
    local filetype = vim.filetype.match({ filename = 'article.' .. extension, buf = 0 })
    check('.' .. extension .. ' is a file type of the server', vim.list_contains(types, filetype), filetype)
  end
end

---What the plugin itself says: each text in both languages, with the same to be filled in, and each of them used.
local function test_texts()
  local messages = require('copydesk.messages')
  local incomplete = {}
  for key, texts in pairs(messages.texts) do
    local gaps = {}
    for _, language in ipairs({ 'en', 'fr' }) do
      local text = texts[language] or ''
      gaps[language] = vim.iter(text:gmatch('%%%a')):join(' ')
      if vim.trim(text) == '' then
        incomplete[#incomplete + 1] = ('%s: nothing in %s'):format(key, language)
      end
    end
    if gaps.en ~= gaps.fr or vim.tbl_count(texts) ~= 2 then
      incomplete[#incomplete + 1] = key .. ': not the same in both languages'
    end
  end
  check('each text of the plugin is there in both languages', #incomplete == 0, incomplete)

  -- What the code asks for, and what of it stands there only as the beginning of a key.
  local root = vim.fs.dirname(vim.fs.dirname(vim.fs.dirname(vim.api.nvim_get_runtime_file('lua/copydesk/init.lua', false)[1])))
  local asked, beginnings, unknown, unused, bare = {}, { 'name_', 'quotation_' }, {}, {}, {}
  for _, file in ipairs({ 'lua/copydesk/init.lua', 'lua/copydesk/health.lua', 'plugin/copydesk.lua' }) do
    local code = bytes_of(vim.fs.joinpath(root, file))
    for key, behind in code:gmatch("%f[%w]text%('([%w_]+)'( ?%.?%.?)") do
      if behind == ' ..' then
        beginnings[#beginnings + 1] = key
      else
        asked[key] = true
        if not messages.texts[key] then
          unknown[#unknown + 1] = key
        end
      end
    end
    for line in vim.gsplit(code, '\n') do
      -- Words that reach the reader are in no other string.
      if line:find("%f[%w]say%(['\"]") or line:find("health%.[eowi]%a+%(['\"]") or line:find("%f[%w]title = ['\"]")
        or line:find("%f[%w]desc = ['\"]") then
        bare[#bare + 1] = line
      end
    end
  end
  for key in pairs(messages.texts) do
    local begun = vim.iter(beginnings):any(function(beginning) return vim.startswith(key, beginning) end)
    if not asked[key] and not begun then
      unused[#unused + 1] = key
    end
  end
  check('each text that is asked for is there', #unknown == 0 and next(asked) ~= nil, unknown)
  check('each text is asked for', #unused == 0, unused)
  check('the code has no other words for the reader', #bare == 0, bare)
end

local function test_help()
  vim.cmd('silent help copydesk')
  check(':help copydesk opens the manual', vim.fs.basename(vim.api.nvim_buf_get_name(0)) == 'copydesk.txt')
  local manual = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  local missing = {}
  for _, line in ipairs(manual) do
    for link in line:gmatch('|(%S-)|') do
      if not pcall(vim.cmd, 'silent help ' .. link) then
        missing[#missing + 1] = link
      end
    end
  end
  for _, name in ipairs({ 'Quotes', 'Names', 'Workspace', 'FixAll' }) do
    if not pcall(vim.cmd, 'silent help :Copydesk' .. name) then
      missing[#missing + 1] = ':Copydesk' .. name
    end
  end
  check('every link of the manual leads somewhere', #missing == 0, missing)
  local wide = vim.tbl_filter(function(line) return vim.fn.strdisplaywidth(line) > 78 end, manual)
  check('no line of it is wider than 78 columns', #wide == 0, wide)
  vim.cmd('silent only | silent enew')
end

---Ends the server as a fault would. It runs below what records it; where nothing does, below Neovim.
local function kill_server()
  for _, child in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    local below = vim.api.nvim_get_proc_children(child)
    for _, process in ipairs(#below > 0 and below or { child }) do
      vim.uv.kill(process, 'sigkill')
    end
  end
end

local function test_stop()
  local last = client()
  last:stop()
  wait_for('the server stops by itself', function() return last:is_stopped() end)
end

---In a Neovim that speaks French, or whose settings do: all that the plugin says, and what the server says of no article.
local function test_french()
  vim.fn.writefile({ 'langage = "fr"' }, '.copydesk.toml')
  open('citations.fr.txt')
  check('the commands are described in French', vim.api.nvim_get_commands({}).CopydeskNames.definition
    == "Lister les noms de l'article et leurs graphies", vim.api.nvim_get_commands({}))
  wait_for('the server speaks French of the settings of the project', function()
    return vim.iter(vim.diagnostic.get(nil)):any(function(finding) return finding.message:find("Aucun réglage ne s'appelle", 1, true) ~= nil end)
  end, vim.diagnostic.get)

  local article = vim.api.nvim_get_current_win()
  vim.cmd('CopydeskQuotes')
  local function list()
    return vim.fn.getloclist(article, { title = 0, items = 0 })
  end
  wait_for('the list of quotations is in French', function()
    return #list().items == 4 and list().title == 'Citations'
      and vim.startswith(list().items[1].text, 'Anne Morel : ') and vim.startswith(list().items[3].text, '(titre) : ')
  end, list)
  vim.cmd('silent lclose | silent bwipeout')

  open('noms.fr.txt')
  vim.cmd('CopydeskNames')
  wait_for('the style sheet opens', function() return vim.bo.filetype == 'copydesknames' end)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  check('its heading is in French', lines[1]:find('^   nom +genre +nombre +fonction +graphies$') ~= nil, lines)
  check('and what the names are',
    vim.iter(lines):any(function(line) return line:find('^   Vincent Crouzet +personne +4 ') ~= nil end), lines)
  check('and what its keys do', vim.startswith(vim.wo.statusline, 'Noms de noms.fr.txt   <CR> première mention')
    and vim.fn.maparg('<CR>', 'n', false, true).desc == 'Aller à la première mention', vim.wo.statusline)
  vim.cmd('silent close | silent bwipeout')

  open('citations.fr.txt')
  vim.cmd('CopydeskWorkspace')
  wait_for(':CopydeskWorkspace tells in French how many articles there are', function()
    return has_said('copydesk : articles vérifiés en plus de ceux qui sont ouverts : 6 ; signalements en tout : ')
  end, function() return said end)
  check('the list has a French title', vim.fn.getqflist({ title = 0 }).title == 'Signalements')
  vim.cmd('silent cclose')
  vim.cmd('silent checkhealth copydesk')
  lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  check('checkhealth is in French', table.concat(lines, '\n'):find('client %d+ : 1 tampon') ~= nil, lines)
  vim.cmd('silent bwipeout')
  test_stop()
  vim.wait(1000, function() return #vim.lsp.get_clients({ name = 'copydesk' }) == 0 end)
  vim.cmd('CopydeskQuotes')
  check('what it has to complain of is in French', has_said('copydesk : ne tourne pas ici'), said)

  -- The other language, whichever Neovim speaks.
  vim.lsp.config('copydesk', { settings = { copydesk = { messages = 'en' } } })
  vim.cmd('CopydeskQuotes')
  check('the settings go before the language of Neovim', has_said('copydesk: not running here'), said)
end

---The server is killed: nothing is lost, and it comes back by itself, until it has died too often.
local function test_death()
  open('citations.fr.txt')
  wait_for('what is found before the server dies', function() return #diagnostics() == 1 end, diagnostics)
  for death = 1, 3 do
    local id = client().id
    kill_server()
    local typed = ('Tapé pendant la panne, %d.'):format(death)
    vim.api.nvim_buf_set_lines(buffer, 0, 0, true, { typed, '' })
    wait_for(('killed for the %d. time, the server comes back by itself'):format(death), function()
      return client() ~= nil and client().id ~= id
    end)
    check('what was typed meanwhile is there', text()[1] == typed, text())
    wait_for('and what was found is found in its new place', function()
      return #diagnostics() == 1 and marked(diagnostics()[1]):find('Personne', 1, true) ~= nil
    end, diagnostics)
  end
  kill_server()
  wait_for('killed once more, it stays down and says so', function() return has_said('stays down') end)
  vim.cmd('silent write')
  vim.cmd.edit()
  wait_for(':edit starts it', function() return client() ~= nil end)
  vim.lsp.enable('copydesk', false)
  wait_for('switched off, it stops and stays down', function() return client() == nil end)
  vim.wait(300)
  check('nothing starts it then', #vim.lsp.get_clients({ name = 'copydesk' }) == 0)
  vim.cmd('CopydeskQuotes')
  check('commands say so', has_said('not running here'), said)
  vim.lsp.enable('copydesk')
  wait_for('switched on, it is back', function() return client() ~= nil end)
end

local complete, problem = xpcall(function()
  if vim.env.ONLY_ATTACH then
    open('citations.fr.txt')
    wait_for('the quotation that nobody says is found', function() return #diagnostics() == 1 end, diagnostics)
    check('the commands are there', vim.fn.exists(':CopydeskQuotes') == 2)
    return test_stop()
  elseif vim.env.IN_FRENCH then
    return test_french()
  end
  test_copy('passerelle.fr.txt', 'Ces 5 paragraphes', 'Supprimer cette reprise')
  test_copy('weir.en.txt', 'These 5 paragraphs', 'Delete this copy')
  test_name('trains.fr.md', 'Remplacer par « Kyiv »')
  test_name('trains.en.md', 'Replace with "Kyiv"')
  test_quotations()
  test_names()
  test_workspace()
  test_health()
  test_filetypes()
  test_texts()
  test_help()
  test_death()
  test_stop()
end, debug.traceback)
if complete then
  say('done')
else
  say(problem)
end
report_file:close()
vim.cmd('qall!')
