import type {Placed} from '../pages/collect-places.js'

/** Every rule of the linter; the words of the first group are those of HyperHelpAuthor (src/linter/). */
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
  // Ours
  | 'topic-duplicate'
  | 'contents-unknown-topic'

/** What the linter found. */
export interface Finding {
  ruleId: LintRule
  reason: string
  severity: 'error' | 'warning'
  /** Help file; absent for the index. */
  file?: string
  /** Where (default: the beginning of the file). */
  place?: Placed
  /** Where in the index, in UTF-16 units. */
  start?: number
  end?: number
  note?: string
}

/** Takes findings. */
export type ReportFinding = (finding: Finding) => void
