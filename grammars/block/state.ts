import type {Parent} from 'unist'
import type {GridTableReading} from '../grid-table/reading.js'
import type {GridTableSettings} from '../grid-table/settings.js'
import type {Report} from '../problem.js'
import type {TextBlock} from '../text-block.js'

/** A node whose text is still to be read by the inline grammar; it is appended to existing children. */
export interface PendingText {
  readonly node: Parent
  readonly text: TextBlock
  /** How its lines were wrapped. */
  readonly kind: 'paragraph' | 'heading' | 'term' | 'signature'
  /** Its lines, if their endings are intended: each is parsed separately, with a `break` in between. */
  readonly lines?: ReadonlyArray<TextBlock>
  /** Nesting depth of each of these lines (default: none). */
  readonly depths?: ReadonlyArray<number>
  /** Whether it is kept literally, with line endings and spaces (default: `false`). */
  readonly isLiteral?: boolean
  /** Whether a backslash escapes the next character (default: `false`). */
  readonly escapes?: boolean
  /** Whether quotes are plain text that delimits no literal (default: `false`). */
  readonly quotes?: boolean
}

/** What the rules know about the text being read, and where they leave what is still to be read. */
export interface BlockState {
  readonly block: TextBlock
  readonly tables: GridTableSettings
  readonly report: Report
  /** Texts for the inline grammar, in document order. */
  readonly texts: Array<PendingText>
  /** Tables whose cells are still to be read: a parser must not be re-entered from inside a rule. */
  readonly readings: Array<GridTableReading>
  /** Receives the lines of broken tables, if they are wanted. */
  readonly refused?: Array<TextBlock>
  /** Nesting depth in blocks and tables. */
  readonly depth: number
  /** Labels of footnotes, in lowercase. */
  readonly footnotes: Set<string>
  /**
   * Role of text in backticks without one, from an offset on (docutils: `default-role`); nothing: a title reference.
   */
  readonly defaultRoles: Array<{readonly start: number; readonly role: string | undefined}>
}
