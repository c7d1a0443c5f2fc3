import type {Parent} from 'unist'
import type {GridTableReading} from '../grid-table/reading.js'
import type {GridTableSettings} from '../grid-table/settings.js'
import type {Report} from '../problem.js'
import type {TextBlock} from '../text-block.js'

/** A node whose text is still to be read by the inline grammar; children that it has stay before it. */
export interface PendingText {
  readonly node: Parent
  readonly text: TextBlock
  /** How its lines were wrapped. */
  readonly kind: 'paragraph' | 'heading' | 'term' | 'signature'
  /** Its lines, where their endings are meant: each is read by itself, and a `break` stands between them. */
  readonly lines?: ReadonlyArray<TextBlock>
  /** How many blocks each of these lines is nested in (default: none). */
  readonly depths?: ReadonlyArray<number>
  /** Whether it stays as it is, line endings and blanks included (default: `false`). */
  readonly isLiteral?: boolean
  /** Whether a backslash takes the meaning of what follows it away (default: `false`). */
  readonly escapes?: boolean
  /** Whether quotes are text, and nothing stands in them (default: `false`). */
  readonly quotes?: boolean
}

/** What the rules need to know of the text that is being read, and where they leave what is to be read later. */
export interface BlockState {
  readonly block: TextBlock
  readonly tables: GridTableSettings
  readonly report: Report
  /** Texts for the inline grammar, in document order. */
  readonly texts: Array<PendingText>
  /** Tables whose cells are still to be read: a parser is never entered again from inside a rule. */
  readonly readings: Array<GridTableReading>
  /** Takes the lines of drawings that no table can be made of, where somebody wants them. */
  readonly refused?: Array<TextBlock>
  /** How many blocks and tables stand around it. */
  readonly depth: number
  /** Labels of footnotes, in lower case. */
  readonly footnotes: Set<string>
  /** What text in backticks without a role has from a place on (docutils: `default-role`); nothing: a title's. */
  readonly defaultRoles: Array<{readonly start: number; readonly role: string | undefined}>
}
