;;; test.el --- Drive copydesk through Eglot in a real Emacs  -*- lexical-binding: t -*-

;; Loaded by test.sh behind the init file of the page, on a terminal, so that timers and idle time are those of a
;; person.  $REPORT names the file that takes the outcome, one check a line; articles are in ~/articles, and what
;; they are to become in ~/expected.

(defun t-say (line)
  (let ((coding-system-for-write 'utf-8))
    (write-region (concat line "\n") nil (getenv "REPORT") t 'quiet)))

(defun t-check (what holds &optional seen)
  (t-say (concat (if holds "ok    " "FAIL  ") what))
  (when (and seen (not holds))
    (dolist (line (split-string (format "%S" seen) "\n")) (t-say (concat "      saw " line)))))

(defun t-wait (what is-so &optional seen)
  "Wait until IS-SO; what comes after has no meaning without it."
  (let ((end (+ (float-time) 10)) holds)
    (while (and (not (setq holds (funcall is-so))) (< (float-time) end))
      (sit-for 0.05)
      ;; Eglot and Flymake put off some of their work to the end of a command.
      (run-hooks 'post-command-hook))
    (t-check what holds (and seen (funcall seen)))
    (unless holds (error "gave up"))))

(defun t-bytes (file)
  (with-temp-buffer
    (set-buffer-multibyte nil)
    (insert-file-contents-literally file)
    (buffer-string)))

(defun t-findings ()
  (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun t-marked (finding)
  (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))

(defun t-open (name)
  (switch-to-buffer (find-file (concat "~/articles/" name)))
  (t-wait (concat name ": Eglot starts") #'eglot-managed-p)
  (t-wait "one finding" (lambda () (= 1 (length (t-findings)))) #'t-findings))

(defvar t-titles nil "The fixes among which one was to be chosen.")
(defun t-first-fix ()
  "What `C-c a RET' does: the fix that Eglot puts first."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt items &rest rest)
               (setq t-titles (mapcar #'car items))
               (or (nth 4 rest) (car t-titles)))))
    (let ((last-nonmenu-event ?a))
      (call-interactively (key-binding (kbd "C-c a"))))))

(defun t-undo ()
  (undo-boundary)
  (setq last-command nil)
  (undo))

(defun t-hover ()
  (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover
                                (eglot--TextDocumentPositionParams))))
    (plist-get (plist-get hover :contents) :value)))

(defun t-fix (name code words message title)
  "The article NAME has a finding CODE about WORDS, with MESSAGE, and its first fix is TITLE."
  (t-open name)
  (let ((before (buffer-string))
        (finding (car (t-findings))))
    (t-check "just the right words are marked"
             (if (functionp words) (funcall words (t-marked finding)) (equal words (t-marked finding)))
             (t-marked finding))
    (t-check "the message is in the language of the article"
             (string-match-p (regexp-quote message) (flymake-diagnostic-text finding))
             (flymake-diagnostic-text finding))
    (goto-char (point-min))
    (call-interactively (key-binding (kbd "M-n")))
    (t-check "M-n goes there" (= (point) (flymake-diagnostic-beg finding)) (point))
    (t-check "hover shows the page of the check" (string-match-p code (t-hover)) (t-hover))
    (when (equal code "repeated-block")
      (call-interactively (key-binding (kbd "M-.")))
      (t-check "M-. goes to what it repeats" (= 2 (line-number-at-pos)) (line-number-at-pos))
      (call-interactively (key-binding (kbd "M-,")))
      (t-check "M-, comes back" (= (point) (flymake-diagnostic-beg finding)) (point)))
    (t-first-fix)
    (t-check "the fixes begin with the right one" (string-prefix-p title (car t-titles)) t-titles)
    (t-wait "then nothing is left to find" (lambda () (null (t-findings))) #'t-findings)
    (save-buffer)
    (t-check "the saved file is as expected to the byte"
             (equal (t-bytes (buffer-file-name)) (t-bytes (concat "~/expected/" name)))
             (buffer-string))
    (t-undo)
    (t-check "undo brings everything back" (equal (buffer-string) before) (buffer-string))
    (t-wait "and the finding" (lambda () (= 1 (length (t-findings)))) #'t-findings)
    (set-buffer-modified-p nil)
    (kill-buffer)))

(defun t-rows ()
  (mapcar (lambda (row) (append (cadr row) nil)) tabulated-list-entries))

(defun t-lists ()
  (t-open "citations.fr.txt")
  (t-check "the outline has the speaker"
           (string-match-p "Anne Morel" (format "%S" (funcall imenu-create-index-function)))
           (funcall imenu-create-index-function))
  (copydesk-quotes)
  (t-check "the quotations and who says them"
           (equal (mapcar (lambda (row) (list (nth 0 row) (nth 1 row))) (t-rows))
                  '(("1" "Anne Morel") ("1" "Anne Morel") ("3" "(title)") ("7" "?")))
           (t-rows))
  (goto-char (point-min))
  (forward-line 1)
  (copydesk-list-go)
  (t-check "RET goes to the quotation" (looking-at "« Nous avons tout perdu") (point))
  (kill-buffer "*copydesk quotes*")
  (kill-buffer)
  (t-open "noms.fr.txt")
  (copydesk-names)
  (t-check "a person with count and forms"
           (member '("" "Vincent Crouzet" "person" "4" "expert" "Vincent Crouzet ×1, Crouzet ×3") (t-rows))
           (t-rows))
  (t-check "a star before a name that is spelt in several ways"
           (equal (mapcar #'cadr (seq-filter (lambda (row) (equal (car row) "*")) (t-rows))) '("Kyiv"))
           (t-rows))
  (kill-buffer "*copydesk names*")
  (switch-to-buffer "noms.fr.txt")
  (goto-char (point-min))
  (search-forward "Crouzet")
  (backward-word)
  (eglot-rename "Ozet")
  (t-check "rename gives every form the new name, and redoes the elisions"
           (string-match-p "le départ d'Ozet est prévu en mai, et le retour d'Ozet en juin" (buffer-string))
           (buffer-string))
  (set-buffer-modified-p nil)
  (kill-buffer))

(defun t-fix-all ()
  (t-open "again.fr.txt")
  (copydesk-fix-all)
  (save-buffer)
  (t-check "copydesk-fix-all removes the copy, and the file is as expected to the byte"
           (equal (t-bytes (buffer-file-name)) (t-bytes "~/expected/again.fr.txt")) (buffer-string))
  (kill-buffer))

(defun t-texts ()
  "What the package itself says is there in both languages, with the same to be filled in."
  (t-check "each text of the package is there in both languages"
           (seq-every-p (lambda (entry)
                          (and (= 3 (length entry))
                               (seq-every-p (lambda (text) (and (stringp text) (not (string-blank-p text))))
                                            (cdr entry))
                               (apply #'equal (mapcar (lambda (text) (and (string-match-p "%s" text) t))
                                                      (cdr entry)))))
                        copydesk--texts)
           copydesk--texts)
  (t-check "and none is there twice"
           (= (length copydesk--texts) (length (seq-uniq (mapcar #'car copydesk--texts)))))
  (with-temp-buffer
    (insert-file-contents (locate-library "copydesk.el"))
    (let (bare)
      (while (re-search-forward "(user-error \"" nil t)
        (push (line-number-at-pos) bare))
      (t-check "errors have no other words for the reader" (null bare) bare))))

(defun t-french ()
  "What the package itself says, in French."
  (t-open "citations.fr.txt")
  (copydesk-quotes)
  (t-check "the list of quotations is in French"
           (equal (mapcar #'car (append tabulated-list-format nil)) '("ligne" "auteur" "sûr" "citation"))
           tabulated-list-format)
  (t-check "and what the quotations are"
           (equal (mapcar (lambda (row) (nth 1 row)) (t-rows)) '("Anne Morel" "Anne Morel" "(titre)" "?"))
           (t-rows))
  (t-check "and how sure their speakers are" (equal (nth 2 (car (t-rows))) "très") (t-rows))
  (goto-char (point-max))
  (t-check "and what it has to complain of"
           (equal (condition-case problem (copydesk-list-go) (user-error (cadr problem))) "Aucune ligne ici"))
  (kill-buffer "*copydesk quotes*")
  (kill-buffer)
  (t-open "noms.fr.txt")
  (copydesk-names)
  (t-check "the list of names is in French"
           (member '("" "Vincent Crouzet" "personne" "4" "expert" "Vincent Crouzet ×1, Crouzet ×3") (t-rows))
           (t-rows))
  (kill-buffer "*copydesk names*")
  (kill-buffer)
  (setq-default eglot-workspace-configuration '((:copydesk . (:messages "en"))))
  (t-check "the settings go before the language of Emacs" (equal (copydesk--text 'line) "line"))
  (setq-default eglot-workspace-configuration '(:copydesk (:messages "fr")))
  (t-check "in the form of newer versions of Eglot, too"
           (let ((process-environment (cons "LC_ALL=C.UTF-8" process-environment)))
             (equal (copydesk--text 'line) "ligne"))))

(defun t-settings ()
  "The settings of the page, with messages in the other language."
  (load "~/settings.el" nil t)
  (t-open "below/unopened.md")
  (eglot-signal-didChangeConfiguration (eglot-current-server))
  (t-wait "messages are in the language of the settings"
          (lambda () (and (t-findings)
                          (string-match-p "\"Kiev\" here" (flymake-diagnostic-text (car (t-findings))))))
          (lambda () (mapcar #'flymake-diagnostic-text (t-findings))))
  (t-check "a check is as loud as they say" (eq (flymake-diagnostic-type (car (t-findings))) 'eglot-note)
           (t-findings))
  (kill-buffer))

(defun t-kill (server)
  "End SERVER as a fault would.  It runs below what records it; where nothing does, it is Emacs' own process."
  (let* ((own (process-id (jsonrpc--process server)))
         (below (seq-filter (lambda (id) (equal own (alist-get 'ppid (process-attributes id))))
                            (list-system-processes))))
    (signal-process (or (car below) own) 'SIGKILL)))

(defun t-death ()
  (t-open "citations.fr.txt")
  (let ((dead (eglot-current-server)))
    (t-kill dead)
    (goto-char (point-min))
    (insert "Tapé pendant la panne.\n\n")
    (t-wait "killed, the server comes back by itself"
            (lambda () (let ((server (eglot-current-server))) (and server (not (eq server dead))))))
    (t-check "what was typed meanwhile is there" (string-prefix-p "Tapé pendant la panne." (buffer-string)))
    (t-wait "and what was found is found in its new place"
            (lambda () (and (= 1 (length (t-findings)))
                            (string-match-p "Personne" (t-marked (car (t-findings))))))
            #'t-findings))
  (set-buffer-modified-p nil))

(defun t-all ()
  (condition-case problem
      (if (getenv "IN_FRENCH")
          (progn
            (t-french)
            (eglot-shutdown-all)
            (t-say "done"))
        (t-texts)
        (t-fix "passerelle.fr.txt" "repeated-block"
               (lambda (words) (= 5 (length (split-string words "\n"))))
               "Ces 5 paragraphes" "Supprimer cette reprise")
        (t-fix "weir.en.txt" "repeated-block"
               (lambda (words) (= 5 (length (split-string words "\n"))))
               "These 5 paragraphs" "Delete this copy")
        (t-fix "trains.fr.md" "name-variant" "Kiev" "« Kiev » ici" "Remplacer par")
        (t-fix "trains.en.md" "name-variant" "Kiev" "\"Kiev\" here" "Replace with")
        (t-lists)
        (t-fix-all)
        (t-settings)
        (t-death)
        (eglot-shutdown-all)
        (t-check "the server stops" (not (eglot-managed-p)))
        (t-say "done"))
    (error (t-say (format "%S" problem))))
  (kill-emacs))

(setq make-backup-files nil
      create-lockfiles nil)
(run-with-timer 0.1 nil #'t-all)
;;; test.el ends here
