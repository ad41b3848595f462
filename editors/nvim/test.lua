-- Drives the server and this plugin in a real Neovim:
--   COPYDESK=target/release/copydesk nvim --clean --headless -l editors/nvim/test.lua
-- Closes with `N passed, N failed`; the exit status is 0 if nothing failed.
local plugin = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
vim.opt.runtimepath:prepend(plugin)
vim.cmd('filetype on') -- `-l` leaves out the usual start.
vim.o.swapfile = false
vim.o.undofile = false

local n_passed, n_failed = 0, 0
-- `print` begins a line where Neovim thinks one begins; this one ends it.
local function say(line)
  io.stdout:write(line, '\n')
end

local function check(what, holds, seen)
  n_passed = n_passed + (holds and 1 or 0)
  n_failed = n_failed + (holds and 0 or 1)
  say((holds and 'ok    ' or 'FAIL  ') .. what)
  if not holds and seen ~= nil then
    say('      saw ' .. vim.inspect(seen))
  end
end

local function finish()
  say(('%d passed, %d failed'):format(n_passed, n_failed))
  os.exit(n_failed == 0 and 0 or 1)
end

---Waits until `is_so` holds. What comes after it has no meaning without it: the run ends if it never does.
local function wait_for(what, is_so, seen)
  local holds = vim.wait(10000, is_so, 10)
  check(what, holds, not holds and seen and seen() or nil)
  if not holds then
    finish()
  end
end

local paragraphs = {
  "À Sainte-Vaire, la boulangerie 🥖 de la rue des Tanneurs ferme ses portes à la fin du mois, faute de repreneur après trente ans d'activité.",
  "Le couple qui la tenait avait pourtant prolongé son bail d'une année, dans l'espoir qu'un jeune artisan du canton se décide enfin à venir.",
  "La commune envisage désormais d'acheter les murs pour y installer un atelier partagé, que plusieurs associations réclament depuis longtemps.",
  "Les habitants devront d'ici là parcourir douze kilomètres pour trouver du pain frais, car le dépôt du village voisin a fermé lui aussi.",
  "Une réunion publique doit se tenir jeudi soir dans la salle des fêtes, où le conseil présentera trois projets et leur coût estimé.",
  "Le vote des élus est attendu avant la fin de l'hiver, une fois que le département aura confirmé sa part dans le financement des travaux.",
}
local repeated = vim.list_extend(vim.list_slice(paragraphs), vim.list_slice(paragraphs, 2))

local folder = vim.fn.tempname()
vim.fn.mkdir(folder .. '/.git', 'p')
local file = folder .. '/article.txt'
vim.fn.writefile(repeated, file)

-- Only what this run logs counts.
local log_file = vim.lsp.log.get_filename()
local log_length = vim.fn.filereadable(log_file) == 1 and #vim.fn.readfile(log_file) or 0

local binary = vim.fs.abspath(vim.env.COPYDESK or 'target/release/copydesk')
vim.lsp.config('copydesk', { cmd = { binary, 'lsp' } })
vim.lsp.enable('copydesk')

local begun = vim.uv.hrtime()
vim.cmd.edit(file)
local buffer = vim.api.nvim_get_current_buf()
local function text()
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, true)
end
local function diagnostics()
  return vim.diagnostic.get(buffer)
end

wait_for('a client attaches', function()
  return #vim.lsp.get_clients({ bufnr = buffer, name = 'copydesk' }) == 1
end)
local client = vim.lsp.get_clients({ bufnr = buffer, name = 'copydesk' })[1]
wait_for('the repeated block is found', function() return #diagnostics() == 1 end, diagnostics)
say(('      after %.0f ms'):format((vim.uv.hrtime() - begun) / 1e6))
check('the root is the folder with .git', client.root_dir == vim.uv.fs_realpath(folder) or client.root_dir == folder, client.root_dir)

local finding = diagnostics()[1]
check('its code', finding.code == 'repeated-block', finding)
check('its source', finding.source == 'copydesk', finding)
check('it is a warning', finding.severity == vim.diagnostic.severity.WARN, finding)
check('it begins with line 7', finding.lnum == 6 and finding.col == 0, finding)
check('it ends with line 11', finding.end_lnum == 10 and finding.end_col == #repeated[11], finding)
check('its message is French, like the article', finding.message:find('Ces 5 paragraphes', 1, true) ~= nil, finding.message)

-- The page of the check, as a reader asks for it.
vim.api.nvim_win_set_cursor(0, { 7, 3 })
local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
local hover = client:request_sync('textDocument/hover', position, 5000, buffer)
local page = hover and hover.result and hover.result.contents
page = type(page) == 'table' and page.value or page
check('hover shows the page of the check', type(page) == 'string' and page:find('repeated-block', 1, true) ~= nil, hover)

-- The preferred quick fix, as a reader takes it.
vim.lsp.buf.code_action({
  apply = true,
  context = { only = { 'quickfix' }, diagnostics = { finding.user_data.lsp } },
  filter = function(action) return action.isPreferred == true end,
})
wait_for('the preferred quick fix removes the copy', function()
  return vim.deep_equal(text(), paragraphs)
end, text)
wait_for('then nothing is left to find', function() return #diagnostics() == 0 end, diagnostics)

vim.cmd('silent undo')
check('undo brings the copy back', vim.deep_equal(text(), repeated), text())
wait_for('and the finding', function() return #diagnostics() == 1 end, diagnostics)

-- Typing in the first line, behind é and an emoji, moves nothing.
vim.api.nvim_buf_set_text(buffer, 0, 0, 0, 0, { 'Hier, ' })
vim.api.nvim_buf_set_text(buffer, 0, #text()[1], 0, #text()[1], { ' 🙂', 'Une ligne de plus, écrite à la main.' })
wait_for('the finding moves with the text', function()
  local now = diagnostics()[1]
  return now ~= nil and now.lnum == 7 and now.end_lnum == 11
end, diagnostics)
vim.cmd('silent earlier 1f')

vim.cmd('silent checkhealth copydesk')
local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
check('checkhealth finds the binary', report:find('copydesk %d+%.%d+%.%d+') ~= nil, report)
check('checkhealth finds the client', report:find('client %d+: 1 buffer') ~= nil, report)
check('checkhealth has no error', report:find('ERROR') == nil and report:find('WARNING') == nil, report)
vim.cmd('silent bwipeout')

-- Quotations: who speaks, on hover, in the outline and behind the words.
local quotations = folder .. '/citations.txt'
vim.fn.writefile({
  'La crue a surpris tout le monde. « L’eau est montée en une heure », explique Anne Morel, gérante du café. « Nous avons tout perdu. »',
}, quotations)
vim.cmd.edit(quotations)
buffer = vim.api.nvim_get_current_buf()
wait_for('the client attaches to a second article', function()
  return #vim.lsp.get_clients({ bufnr = buffer, name = 'copydesk' }) == 1
end)
vim.api.nvim_win_set_cursor(0, { 1, (text()[1]:find('tout perdu', 1, true)) })
position = vim.lsp.util.make_position_params(0, client.offset_encoding)
hover = client:request_sync('textDocument/hover', position, 5000, buffer)
local speaker = hover and hover.result and hover.result.contents.value
check('hover says who speaks', type(speaker) == 'string' and speaker:find('**Anne Morel**', 1, true) ~= nil, hover)
local document = { textDocument = position.textDocument }
local outline = client:request_sync('textDocument/documentSymbol', document, 5000, buffer)
local symbol = outline and outline.result and outline.result[1]
symbol = symbol and symbol.name == 'Citations' and symbol.children[1]
check('the outline has the speaker with two quotations', symbol and symbol.name == 'Anne Morel' and #symbol.children == 2, outline)
vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
client:notify('workspace/didChangeConfiguration', { settings = { copydesk = { inlayHints = true } } })
local function hints()
  return vim.lsp.inlay_hint.get({ bufnr = buffer })
end
wait_for('the speaker stands behind the second quotation', function()
  local hint = hints()[1]
  return #hints() == 1 and hint.inlay_hint.label == 'Anne Morel' and hint.inlay_hint.position.character > 100
end, hints)
vim.cmd('silent bwipeout')

-- Names: all mentions of one, and another name for it.
local names = folder .. '/noms.txt'
vim.fn.writefile({
  "🚲 L'expert Vincent Crouzet est arrivé mardi à Sainte-Vaire. M. Crouzet a vu le maire.",
  "Selon la mairie, le départ de Crouzet est prévu en mai, et le retour de Crouzet en juin.",
}, names)
vim.cmd.edit(names)
buffer = vim.api.nvim_get_current_buf()
wait_for('the client attaches to a third article', function()
  return #vim.lsp.get_clients({ bufnr = buffer, name = 'copydesk' }) == 1
end)
vim.api.nvim_win_set_cursor(0, { 2, (text()[2]:find('Crouzet', 1, true)) })
vim.lsp.buf.document_highlight()
local namespace = vim.api.nvim_create_namespace('nvim.lsp.references')
local function marks()
  return vim.api.nvim_buf_get_extmarks(buffer, namespace, 0, -1, {})
end
wait_for('each mention is highlighted', function() return #marks() == 4 end, marks)
vim.lsp.buf.references()
wait_for('references lists the mentions', function() return #vim.fn.getqflist() == 4 end, vim.fn.getqflist)
vim.cmd('silent cclose')
vim.lsp.buf.rename('Ozet')
wait_for('rename gives every form the new name, and redoes the elisions', function()
  return vim.deep_equal(text(), {
    "🚲 L'expert Vincent Ozet est arrivé mardi à Sainte-Vaire. M. Ozet a vu le maire.",
    "Selon la mairie, le départ d'Ozet est prévu en mai, et le retour d'Ozet en juin.",
  })
end, text)
vim.cmd('silent bwipeout!')

vim.cmd('silent helptags ' .. vim.fn.fnameescape(plugin .. '/doc'))
check('help has its tags', vim.fn.filereadable(plugin .. '/doc/tags') == 1 and vim.v.errmsg == '', vim.v.errmsg)
vim.fn.delete(plugin .. '/doc/tags')

client:stop()
wait_for('the server stops by itself', function() return client:is_stopped() end)
local log = vim.fn.filereadable(log_file) == 1 and vim.list_slice(vim.fn.readfile(log_file), log_length + 1) or {}
local errors = vim.tbl_filter(function(line) return line:find('[ERROR]', 1, true) ~= nil end, log)
check('no error in the log', #errors == 0, errors)
vim.fn.delete(folder, 'rf')
finish()
