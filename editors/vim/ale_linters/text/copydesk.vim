" Repeated paragraphs, unattributed quotes and inconsistent names in plain text.
call copydesk#Define('text', 'plaintext')
