-- Everything that this plugin itself says, in English and in French, and which of them it speaks. What is said of the
-- text is the server's, and so is its language; test.lua proves that no sentence lacks one of the two.
local M = {}

---@type table<string, { en: string, fr: string }>
M.texts = {
  -- Descriptions of the commands and of the keys in the style sheet.
  list_quotations = {
    en = 'List the quotations of the article and who says them',
    fr = "Lister les citations de l'article et qui les dit",
  },
  list_names = {
    en = 'List the names of the article and their forms',
    fr = "Lister les noms de l'article et leurs graphies",
  },
  check_workspace = {
    en = 'Check every article of the workspace',
    fr = "Vérifier tous les articles de l'espace de travail",
  },
  fix_all = {
    en = 'Apply all fixes that need no decision',
    fr = 'Faire toutes les corrections qui ne demandent pas de décision',
  },
  go_to_mention = { en = 'Go to the first mention', fr = 'Aller à la première mention' },
  close = { en = 'Close', fr = 'Fermer' },

  -- What they answer.
  notice = { en = 'copydesk: %s', fr = 'copydesk : %s' },
  not_running = {
    en = 'not running here; :checkhealth copydesk tells why',
    fr = 'ne tourne pas ici ; :checkhealth copydesk dit pourquoi',
  },
  not_read_yet = {
    en = 'the article has not been read yet; try again in a moment',
    fr = "l'article n'a pas encore été lu ; réessayez dans un instant",
  },
  no_quotations = { en = 'no quotations', fr = 'aucune citation' },
  no_names = { en = 'no names', fr = 'aucun nom' },
  checked = {
    en = 'articles checked beside the open ones: %d; findings in all: %d',
    fr = 'articles vérifiés en plus de ceux qui sont ouverts : %d ; signalements en tout : %d',
  },
  stays_down = {
    en = 'the server died again and stays down; :edit starts it',
    fr = "le serveur s'est arrêté une fois de plus et ne redémarre pas ; :edit le relance",
  },

  -- The lists.
  quotations = { en = 'Quotations', fr = 'Citations' },
  findings = { en = 'Findings', fr = 'Signalements' },
  spoken = { en = '%s: %s', fr = '%s : %s' },
  unclear_speaker = { en = '%s?', fr = '%s ?' },
  sheet = {
    en = 'Names of %s   <CR> first mention   * spelt in several ways   q close',
    fr = 'Noms de %s   <CR> première mention   * plusieurs graphies   q fermer',
  },
  column_name = { en = 'name', fr = 'nom' },
  column_kind = { en = 'kind', fr = 'genre' },
  column_count = { en = 'count', fr = 'nombre' },
  column_function = { en = 'function', fr = 'fonction' },
  column_forms = { en = 'forms', fr = 'graphies' },

  -- The words that the server has for what bears a name, and for what stands in quotation marks and nobody says.
  name_person = { en = 'person', fr = 'personne' },
  name_place = { en = 'place', fr = 'lieu' },
  name_organisation = { en = 'organization', fr = 'organisation' },
  name_other = { en = 'other', fr = 'autre' },
  quotation_speech = { en = 'speech', fr = 'paroles' },
  quotation_title = { en = 'title', fr = 'titre' },
  quotation_scare = { en = 'scare', fr = 'à distance' },
  quotation_term = { en = 'term', fr = 'terme' },
  quotation_slogan = { en = 'slogan', fr = 'slogan' },
  quotation_nickname = { en = 'nickname', fr = 'surnom' },
  quotation_headline = { en = 'headline', fr = 'manchette' },
  quotation_other = { en = 'other', fr = 'autre' },

  -- `:checkhealth copydesk`.
  old_neovim = { en = 'Neovim 0.11 or newer is needed', fr = 'il faut Neovim 0.11 ou plus récent' },
  no_configuration = {
    en = 'lsp/copydesk.lua is not in the runtimepath',
    fr = "lsp/copydesk.lua n'est pas dans le runtimepath",
  },
  see = { en = 'See %s', fr = 'Voir %s' },
  no_program = {
    en = '`%s` is not an executable file in $PATH',
    fr = "`%s` n'est pas un fichier exécutable du $PATH",
  },
  install = {
    en = 'Install copydesk, or say where it is:',
    fr = 'Installez copydesk, ou dites où il est :',
  },
  program = { en = '%s: %s', fr = '%s : %s' },
  program_failed = { en = '`%s --version` failed: %s', fr = '`%s --version` a échoué : %s' },
  exit_status = { en = 'exit status %d: %s', fr = 'code de sortie %d : %s' },
  not_enabled = { en = 'not switched on', fr = "n'est pas activé" },
  enable = { en = 'Put %s into your init.lua', fr = 'Mettez %s dans votre init.lua' },
  client = {
    en = 'client %d: %d buffer(s), root %s',
    fr = 'client %d : %d tampon(s), racine %s',
  },
  no_root = { en = 'none', fr = 'aucune' },
  no_client = {
    en = 'no client is running: it starts with the first text or Markdown file',
    fr = 'aucun client ne tourne : il démarre avec le premier fichier de texte ou de Markdown',
  },
  errors = {
    en = '%d error(s) of the server since yesterday in %s',
    fr = '%d erreur(s) du serveur depuis hier dans %s',
  },
  no_errors = {
    en = 'no errors of the server since yesterday in %s',
    fr = 'aucune erreur du serveur depuis hier dans %s',
  },
}

---Neovim's own language. Where the system does not have the locale that the reader asks for, |v:lang| is C; then it is
---what they asked for that counts, as for the command line. English if we do not speak it.
---@return 'en'|'fr'
function M.own_language()
  local locale = vim.v.lang
  if locale == '' or locale:find('^C%f[^%w]') or locale:find('^POSIX') then
    local variables = { vim.env.LC_ALL or '', vim.env.LC_MESSAGES or '', vim.env.LANG or '' }
    locale = vim.tbl_filter(function(value) return value ~= '' end, variables)[1] or ''
  end
  -- `fr_CA.UTF-8`, `fr@euro`, and on Windows `French_France.1252`.
  local word = (locale:match('^%a+') or ''):lower()
  return (word == 'fr' or word == 'french') and 'fr' or 'en'
end

---What the settings say of the language of messages, if anything: those of the running server, or else those that it
---would be started with.
---@return string?
local function asked_for()
  if not vim.lsp.config then
    return nil -- A Neovim older than 0.11, which :checkhealth tells of.
  end
  local client = vim.lsp.get_clients({ name = 'copydesk' })[1]
  local settings = client and client.settings or (vim.lsp.config.copydesk or {}).settings
  return vim.tbl_get(settings or {}, 'copydesk', 'messages')
end

---The language in which the server says what is about no article: that of the settings, or else Neovim's own.
---@return 'en'|'fr'
function M.language()
  local asked = asked_for()
  return (asked == 'en' or asked == 'fr') and asked or M.own_language()
end

---A text in the reader's language, with what belongs into it.
---@param key string
---@param ... any
---@return string
function M.text(key, ...)
  local text = assert(M.texts[key], key)[M.language()]
  return select('#', ...) > 0 and text:format(...) or text
end

---The reader's word for a word of the server; one of a newer server stays as it is.
---@param family 'name'|'quotation'
---@param word string
---@return string
function M.word(family, word)
  local key = ('%s_%s'):format(family, word)
  return M.texts[key] and M.text(key) or word
end

return M
