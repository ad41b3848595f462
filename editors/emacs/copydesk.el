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
(require 'seq)
(require 'tabulated-list)

;; Modes for markup and for messages of commits derive from `text-mode' too: theirs is the last word there.
(add-to-list 'eglot-server-programs '(text-mode . ("copydesk" "lsp")) t)
(add-to-list 'eglot-server-programs '(markdown-mode . ("copydesk" "lsp")))

;; What is said here, as opposed to what the server says of the text.

(defconst copydesk--texts
  '((not-running "copydesk does not run here: M-x eglot starts it"
                 "copydesk ne tourne pas ici : M-x eglot le démarre")
    (no-row "No row here" "Aucune ligne ici")
    (closed "The article is closed" "L'article est fermé")
    (nothing "Nothing to list" "Rien à lister")
    ;; Over the columns of the lists.
    (line "line" "ligne")
    (speaker "speaker" "auteur")
    (sure "sure" "sûr")
    (quotation "quotation" "citation")
    (name "name" "nom")
    (kind "kind" "genre")
    (count "count" "nombre")
    (function "function" "fonction")
    (forms "forms" "graphies")
    (unclear "%s?" "%s ?")
    ;; The words that the server has for what stands in quotation marks and nobody says, ...
    (quotation-speech "speech" "paroles")
    (quotation-title "title" "titre")
    (quotation-scare "scare" "à distance")
    (quotation-term "term" "terme")
    (quotation-slogan "slogan" "slogan")
    (quotation-nickname "nickname" "surnom")
    (quotation-headline "headline" "manchette")
    (quotation-other "other" "autre")
    ;; ... for how sure a speaker is, ...
    (sure-low "low" "peu")
    (sure-medium "medium" "assez")
    (sure-high "high" "très")
    ;; ... and for what bears a name.
    (name-person "person" "personne")
    (name-place "place" "lieu")
    (name-organisation "organization" "organisation")
    (name-other "other" "autre"))
  "All texts of this package: a symbol, and the text in English and in French.")

(defun copydesk--own-language ()
  "The language of Emacs: `fr' or `en', which stands for all others, too."
  (let ((locale (seq-find (lambda (value) (and value (not (equal value ""))))
                          (list system-messages-locale
                                (getenv "LC_ALL") (getenv "LC_MESSAGES") (getenv "LANG")))))
    (if (string-match-p "\\`fr\\(?:[^[:alpha:]]\\|\\'\\)" (or locale "")) 'fr 'en)))

(defun copydesk--language ()
  "The language of what is about no article.
It is that of the settings, or else of Emacs."
  (let* ((all (if (functionp eglot-workspace-configuration)
                  (funcall eglot-workspace-configuration (eglot-current-server))
                eglot-workspace-configuration))
         (ours (if (keywordp (car-safe all)) (plist-get all :copydesk) (cdr (assq :copydesk all))))
         (asked (and (keywordp (car-safe ours)) (plist-get ours :messages))))
    (cond ((equal asked "fr") 'fr)
          ((equal asked "en") 'en)
          (t (copydesk--own-language)))))

(defun copydesk--text (key)
  "The text KEY in the language of the reader."
  (let ((texts (or (assq key copydesk--texts) (error "No text %s" key))))
    (nth (if (eq (copydesk--language) 'fr) 2 1) texts)))

(defun copydesk--word (family word)
  "The reader's word for a WORD of the server, of a FAMILY.
One of a newer server stays as it is."
  (let ((key (intern (format "%s-%s" family word))))
    (if (assq key copydesk--texts) (copydesk--text key) word)))

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
                    (user-error (copydesk--text 'not-running)))))
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
  (let ((place (or (tabulated-list-get-id) (user-error (copydesk--text 'no-row)))))
    (unless (buffer-live-p (marker-buffer place))
      (user-error (copydesk--text 'closed)))
    (pop-to-buffer (marker-buffer place))
    (goto-char place)))

(defun copydesk--columns (columns)
  "The format of a list with COLUMNS.
Each is headed by the text of its symbol, or by nothing."
  (vconcat (mapcar (lambda (column) (cons (if (car column) (copydesk--text (car column)) "") (cdr column)))
                   columns)))

(defun copydesk--list (name columns rows)
  "Show ROWS under COLUMNS in a buffer called NAME; a row is (MARKER [CELL...])."
  (unless rows (user-error (copydesk--text 'nothing)))
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
    (cond ((null status) (format "(%s)" (copydesk--word 'quotation (plist-get quotation :kind))))
          ((null speaker) "?")
          ((equal status "unclear") (format (copydesk--text 'unclear) speaker))
          (t speaker))))

;;;###autoload
(defun copydesk-quotes ()
  "List the quotations of the article and who says them."
  (interactive)
  (copydesk--list
   "*copydesk quotes*" (copydesk--columns '((line 5 nil) (speaker 24 t) (sure 7 t) (quotation 0 nil)))
   (mapcar (lambda (quotation)
             (let ((place (copydesk--place (plist-get quotation :range))))
               (list place (vector (number-to-string (line-number-at-pos place t))
                                   (copydesk--speaker quotation)
                                   (copydesk--word 'sure (or (plist-get quotation :confidence) ""))
                                   (replace-regexp-in-string "[ \n]+" " " (plist-get quotation :text))))))
           (copydesk--ask "copydesk.listQuotes"))))

;;;###autoload
(defun copydesk-names ()
  "List the names of the article.
A star stands before those that are spelt in several ways."
  (interactive)
  (copydesk--list
   "*copydesk names*"
   (copydesk--columns '((nil 1 nil) (name 24 t) (kind 12 t) (count 6 nil) (function 28 nil) (forms 0 nil)))
   (mapcar (lambda (name)
             (list (copydesk--place (plist-get name :first))
                   (vector (if (eq (plist-get name :mixed) t) "*" "")
                           (plist-get name :name)
                           (copydesk--word 'name (plist-get name :kind))
                           (number-to-string (plist-get name :count))
                           (or (plist-get name :function) "")
                           (mapconcat (lambda (form)
                                        (format "%s ×%d" (plist-get form :text) (plist-get form :count)))
                                      (plist-get name :forms) ", "))))
           (copydesk--ask "copydesk.listNames"))))

(provide 'copydesk)
;;; copydesk.el ends here
