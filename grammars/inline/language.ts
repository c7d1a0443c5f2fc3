import type {PhrasingContent} from 'mdast'
import type {JoinedText} from '../joined-text.js'
import type {Language} from '../nodes.js'
import type {InlineConstruct} from './construct.js'
import type {InlineState} from './state.js'

/** Running text of one language, as data. */
export interface InlineLanguage {
  readonly name: Language
  /** In order of precedence: of two that could begin at the same character, the first wins. The rest is text. */
  readonly constructs: ReadonlyArray<InlineConstruct>
  /** Prepares the text for the lexer. The result must be as long: offsets are those of the text. */
  readonly prepare?: (text: JoinedText) => JoinedText
  /** Post-processes the nodes of a text, for what a grammar cannot express. Called also for texts without markers. */
  readonly finish?: (nodes: Array<PhrasingContent>, state: InlineState) => Array<PhrasingContent>
}
