;;; copydesk.el --- The copy chief inside the editor  -*- lexical-binding: t -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: wp, tools
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Tells Eglot of copydesk, which finds repeated paragraphs, unattributed quotes and inconsistent names in
;; French and English articles:
;;
;;   (require 'copydesk)
;;   (add-hook 'text-mode-hook #'copydesk-ensure)
;;
;; Eglot does the rest: findings, fixes, hover, rename.  Beyond it there are the lists that no editor has by
;; itself, `copydesk-quotes' and `copydesk-names', and `copydesk-fix-all'.

;;; Code:

(require 'eglot)
(require 'tabulated-list)

;; Modes for markup and for messages of commits derive from `text-mode' too: theirs is the last word there.
(add-to-list 'eglot-server-programs '(text-mode . ("copydesk" "lsp")) t)
(add-to-list 'eglot-server-programs '(markdown-mode . ("copydesk" "lsp")))

;;;###autoload
(defun copydesk-ensure ()
  "Start copydesk for plain text and Markdown, but not for what derives from it."
  (when (or (eq major-mode 'text-mode) (derived-mode-p 'markdown-mode))
    (eglot-ensure)))

;;;###autoload
(defun copydesk-fix-all ()
  "Apply all fixes of the article that need no decision."
  (interactive)
  (eglot-code-actions (point-min) (point-max) "source.fixAll.copydesk" t))

(defun copydesk--ask (command)
  "Have the server execute COMMAND about this buffer; return its answer."
  (let ((server (or (eglot-current-server)
                    (user-error "copydesk does not run here: M-x eglot starts it"))))
    (append (jsonrpc-request server :workspace/executeCommand
                             (list :command command
                                   :arguments (vector (plist-get (eglot--TextDocumentIdentifier) :uri))))
            nil)))

(defun copydesk--place (range)
  "A marker where RANGE of the server begins in this buffer."
  (copy-marker (car (if (fboundp 'eglot-range-region)
                        (eglot-range-region range)
                      (eglot--range-region range)))))

(defvar copydesk-list-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "RET") #'copydesk-list-go)
    map)
  "Keys of `copydesk-list-mode'.")

(define-derived-mode copydesk-list-mode tabulated-list-mode "copydesk"
  "A list of places in an article.")

(defun copydesk-list-go ()
  "Go to the place of the row at point."
  (interactive)
  (let ((place (or (tabulated-list-get-id) (user-error "No row here"))))
    (unless (buffer-live-p (marker-buffer place))
      (user-error "The article is closed"))
    (pop-to-buffer (marker-buffer place))
    (goto-char place)))

(defun copydesk--list (name columns rows)
  "Show ROWS under COLUMNS in a buffer called NAME; a row is (MARKER [CELL...])."
  (unless rows (user-error "Nothing to list"))
  (with-current-buffer (get-buffer-create name)
    (copydesk-list-mode)
    (setq tabulated-list-format columns
          tabulated-list-entries rows
          tabulated-list-sort-key nil)
    (tabulated-list-init-header)
    (tabulated-list-print))
  (pop-to-buffer name))

(defun copydesk--speaker (quotation)
  "Who says QUOTATION: `?' for nobody.
In brackets what it is if it is no speech."
  (let ((speaker (plist-get quotation :speaker))
        (status (plist-get quotation :status)))
    (cond ((null status) (format "(%s)" (plist-get quotation :kind)))
          ((null speaker) "?")
          ((equal status "unclear") (concat speaker "?"))
          (t speaker))))

;;;###autoload
(defun copydesk-quotes ()
  "List the quotations of the article and who says them."
  (interactive)
  (copydesk--list
   "*copydesk quotes*" [("line" 5 nil) ("speaker" 24 t) ("sure" 7 t) ("quotation" 0 nil)]
   (mapcar (lambda (quotation)
             (let ((place (copydesk--place (plist-get quotation :range))))
               (list place (vector (number-to-string (line-number-at-pos place t))
                                   (copydesk--speaker quotation)
                                   (or (plist-get quotation :confidence) "")
                                   (replace-regexp-in-string "[ \n]+" " " (plist-get quotation :text))))))
           (copydesk--ask "copydesk.listQuotes"))))

;;;###autoload
(defun copydesk-names ()
  "List the names of the article.
A star stands before those that are spelt in several ways."
  (interactive)
  (copydesk--list
   "*copydesk names*"
   [("" 1 nil) ("name" 24 t) ("kind" 12 t) ("count" 5 nil) ("function" 28 nil) ("forms" 0 nil)]
   (mapcar (lambda (name)
             (list (copydesk--place (plist-get name :first))
                   (vector (if (eq (plist-get name :mixed) t) "*" "")
                           (plist-get name :name)
                           (plist-get name :kind)
                           (number-to-string (plist-get name :count))
                           (or (plist-get name :function) "")
                           (mapconcat (lambda (form)
                                        (format "%s ×%d" (plist-get form :text) (plist-get form :count)))
                                      (plist-get name :forms) ", "))))
           (copydesk--ask "copydesk.listNames"))))

(provide 'copydesk)
;;; copydesk.el ends here
