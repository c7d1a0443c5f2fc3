import type {JoinedText} from '../joined-text.js'
import type {Report} from '../problem.js'

/** What the rules know about the text being read. */
export interface InlineState {
  readonly text: JoinedText
  /** Whether the text is code: only constructs allowed within `code` are read (default: `false`). */
  readonly signature?: boolean
  /** Whether the text is a term, which classifiers may follow (default: `false`). */
  readonly term?: boolean
  /** Labels of the footnotes that the document defines; no others can be referred to. */
  readonly footnotes: ReadonlySet<string>
  /** Role of text in backticks without one, if the document sets it. */
  readonly defaultRole?: string | undefined
  readonly report: Report
}
