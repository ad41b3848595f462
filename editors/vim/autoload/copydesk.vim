" What the linters of ale_linters/ have in common. The file is read when ALE first looks for linters.

" Where the program is.
let g:copydesk_executable = get(g:, 'copydesk_executable', 'copydesk')
" The settings of the section `copydesk`, as in the table of the project's README.
let g:copydesk_settings = get(g:, 'copydesk_settings', {})

" The nearest folder with the project's settings or a repository; else that of the article.
function! copydesk#ProjectRoot(buffer) abort
  let l:settings = ale#path#FindNearestFile(a:buffer, '.copydesk.toml')
  if !empty(l:settings)
    return fnamemodify(l:settings, ':h')
  endif
  let l:repository = finddir('.git', fnamemodify(bufname(a:buffer), ':p:h') . ';')
  return fnamemodify(empty(l:repository) ? bufname(a:buffer) : l:repository, ':p:h' . (empty(l:repository) ? '' : ':h'))
endfunction

" Defines the linter for a file type, which the server is told as a language. ALE takes columns for bytes but does not
" say so to the server; the option does.
function! copydesk#Define(filetype, language) abort
  call ale#linter#Define(a:filetype, {
  \ 'name': 'copydesk',
  \ 'lsp': 'stdio',
  \ 'executable': {-> g:copydesk_executable},
  \ 'command': '%e lsp --positions utf-8',
  \ 'language': a:language,
  \ 'project_root': function('copydesk#ProjectRoot'),
  \ 'lsp_config': {-> {'copydesk': g:copydesk_settings}},
  \})
endfunction
