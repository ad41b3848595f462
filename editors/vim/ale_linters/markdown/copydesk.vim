" Repeated paragraphs, unattributed quotes and inconsistent names in Markdown.
call copydesk#Define('markdown', 'markdown')
