import type {JoinedText} from '../joined-text.js'
import type {Report} from '../problem.js'

/** What the rules need to know of the text that is being read. */
export interface InlineState {
  readonly text: JoinedText
  /** Whether the text is code: only constructs that stand within `code` are read (default: `false`). */
  readonly signature?: boolean
  /** Whether the text is a term, which classifiers may follow (default: `false`). */
  readonly term?: boolean
  /** Labels of the footnotes that the document defines: only they can be referred to. */
  readonly footnotes: ReadonlySet<string>
  /** Role of text in backticks that says none, where the document says one. */
  readonly defaultRole?: string | undefined
  readonly report: Report
}
