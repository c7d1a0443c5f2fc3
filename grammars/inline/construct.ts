import type {ParserMethod, TokenType} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {RuleMethods} from '../rule-methods.js'
import type {InlineNodeBuilder} from './node-builder.js'
import type {InlineState} from './state.js'
import type {InlineToken} from './tokens.js'

/** Everything that the inline grammar knows about one construct. */
export interface InlineConstruct {
  /** Name of its rule, and of the lexer's mode for its inside. */
  readonly name: string
  /** What begins it, in order of precedence. Which characters do says each token. */
  readonly tokens: ReadonlyArray<InlineToken>
  /**
   * Where it may begin (default: in running text, `['text']`): `text`, `code` for signatures, or the name of a construct
   * that holds phrasing.
   */
  readonly within?: ReadonlyArray<string>
  /**
   * Tokens of its inside, where other marks count there: one of `tokens` enters it, one of these leaves it. Text between
   * them is text.
   */
  readonly inside?: ReadonlyArray<TokenType>
  /** A short text that is one: a test reads it in each language that lists the construct. */
  readonly example: string
  /** Its grammar; yields its node, or several that stand side by side. */
  rule(this: InlineRules): PhrasingContent | ReadonlyArray<PhrasingContent>
}

/** What the rule of a construct may use. */
export interface InlineRules extends RuleMethods {
  readonly state: InlineState
  readonly nodes: InlineNodeBuilder
  /** Whatever may stand inside, up to the token that leaves. */
  readonly phrasing: ParserMethod<[], Array<PhrasingContent>>
}
