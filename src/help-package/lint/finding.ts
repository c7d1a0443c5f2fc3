import type {Placed} from '../pages/collect-places.js'

/** All rules of the linter; those in the first group have the wording of HyperHelpAuthor (src/linter/). */
export type LintRule =
  | 'anchor-whitespace'
  | 'anchor-consecutive-whitespace'
  | 'anchor-reserved'
  | 'anchor-not-in-index'
  | 'anchor-in-other-file'
  | 'anchor-duplicate'
  | 'topic-without-anchor'
  | 'link-malformed'
  | 'link-whitespace'
  | 'link-unresolved'
  | 'link-unknown-package-file'
  | 'help-file-unlisted'
  | 'help-file-missing'
  | 'header-missing'
  | 'title-mismatch'
  | 'help-file-not-in-contents'
  | 'help-file-unlinked'
  // Rules of our own.
  | 'topic-duplicate'
  | 'contents-unknown-topic'

/** A finding of the linter. */
export interface Finding {
  ruleId: LintRule
  reason: string
  severity: 'error' | 'warning'
  /** Help file; absent for the index. */
  file?: string
  /** Position in the file (default: its beginning). */
  place?: Placed
  /** Range in the index, in UTF-16 units. */
  start?: number
  end?: number
  note?: string
}

/** Receives findings. */
export type ReportFinding = (finding: Finding) => void
