;;; What somebody does in Emacs: opens a file, looks at what is wrong, repairs it, types, formats. -*- lexical-binding: t -*-
;; Run by emacs.full.test.ts: `emacs --batch -l`, with the command of the server and the folder in the environment.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'json)

(defvar folder (file-name-as-directory (getenv "GRIDHELP_FOLDER")))
(defvar results nil)

(define-derived-mode table-mode text-mode "Tables")
(add-to-list 'auto-mode-alist '("\\.rst\\'" . table-mode))
;; As in docs/editors.md, with the program that is tested.
(add-to-list 'eglot-server-programs
             (list 'table-mode (getenv "GRIDHELP_NODE") (getenv "GRIDHELP_PROGRAM") "lsp"))

(defun keep (name value) (push (cons name value) results))

(defun wait-until (check)
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall check)) (< (float-time) end))
      (accept-process-output nil 0.05))))

(defun text-of-buffer () (buffer-substring-no-properties (point-min) (point-max)))

(condition-case failure
    (progn
      (find-file (concat folder "broken.rst"))
      (let ((eglot-sync-connect t)
            (eglot-autoshutdown nil)
            ;; eglot asks about the project, which a folder is.
            (project-find-functions (list (lambda (_) (cons 'transient folder)))))
        (apply #'eglot (eglot--guess-contact)))
      (wait-until #'eglot-managed-p)
      (keep 'managed (if (eglot-managed-p) t :json-false))
      (wait-until (lambda () (flymake-start) (flymake-diagnostics)))
      (keep 'faults
            (vconcat (mapcar (lambda (fault)
                               (line-number-at-pos (flymake-diagnostic-beg fault)))
                             (flymake-diagnostics))))
      ;; Repair the table: the first quick fix at the fault.
      (goto-char (flymake-diagnostic-beg (car (flymake-diagnostics))))
      (let* ((actions (eglot-code-actions (line-beginning-position) (line-end-position) "quickfix"))
             (repair (seq-find (lambda (action) (equal (plist-get action :title) "Repair this table"))
                               actions)))
        (keep 'titles (vconcat (mapcar (lambda (action) (plist-get action :title)) actions)))
        (eglot--apply-workspace-edit (plist-get repair :edit)))
      (keep 'repaired (text-of-buffer))
      ;; Type: eglot formats on type after the command.
      (goto-char (point-min))
      (search-forward "| c")
      (dolist (letter '(?a ?t ?s ?!))
        (let ((last-command-event letter) (last-input-event letter))
          (self-insert-command 1)))
      (keep 'typed (text-of-buffer))
      (erase-buffer)
      (insert "+-----+\n|a    |\n+-----+\n")
      (eglot-format-buffer)
      (keep 'formatted (text-of-buffer))
      (set-buffer-modified-p nil)
      (eglot-shutdown (eglot-current-server)))
  (error (keep 'failure (format "%S" failure))))

(with-temp-file (concat folder "results.json")
  (insert (json-encode results)))
