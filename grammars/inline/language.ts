import type {PhrasingContent} from 'mdast'
import type {JoinedText} from '../joined-text.js'
import type {Language} from '../nodes.js'
import type {InlineConstruct} from './construct.js'
import type {InlineState} from './state.js'

/** Running text of one language, as data. */
export interface InlineLanguage {
  readonly name: Language
  /** In order of precedence: where two could begin at the same character the first does. What is left is text. */
  readonly constructs: ReadonlyArray<InlineConstruct>
  /** Makes what the lexer reads of a text: as long, since places are those of the text. */
  readonly prepare?: (text: JoinedText) => JoinedText
  /** Nodes → nodes, for a whole text: what a grammar cannot say. Texts without a mark of any construct come here too. */
  readonly finish?: (nodes: Array<PhrasingContent>, state: InlineState) => Array<PhrasingContent>
}
