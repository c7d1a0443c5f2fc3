import type {TokenType} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {JoinedText} from '../joined-text.js'
import type {Language} from '../nodes.js'
import type {Report} from '../problem.js'
import type {InlineParser} from './parser.js'

/**
 * Sets of tokens that are looked for together: one for each language, and one for the inside of each construct that
 * has marks of its own there.
 */
export type InlineMode =
  | Language
  /** Code of the Sphinx dialects, whose stars and quotes are its own. */
  | 'signature'
  | 'link'
  | 'anchor'
  | 'hidden-anchor'
  | 'emphasis'
  | 'strong'

/** Everything that the inline grammar knows about one piece of markup. */
export interface InlineConstruct {
  /** Name of its rule. */
  readonly name: string
  /**
   * Its tokens by mode; modes that are not there have no such construct. In each the constructs' order, and then theirs,
   * is the order of precedence.
   */
  readonly tokens: Readonly<Partial<Record<InlineMode, ReadonlyArray<TokenType>>>>
  /** Its grammar; yields its node. */
  rule(this: InlineParser): PhrasingContent
}

/** What the rules need to know of the text that is being read. */
export interface InlineState {
  readonly text: JoinedText
  readonly language: Language
  /** Whether the text is code, in which only links are markup (default: `false`). */
  readonly signature?: boolean
  /** Labels of the footnotes that the document defines: only they can be referred to. */
  readonly footnotes: ReadonlySet<string>
  readonly report: Report
}
