import type {IToken, ParserMethod, TokenType} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {RuleMethods} from '../rule-methods.js'
import type {InlineNodeBuilder} from './node-builder.js'
import type {InlineState} from './state.js'
import type {InlineToken} from './tokens.js'

/** What a construct is read as: a node, or several that stand side by side. */
export type InlineNodes = PhrasingContent | ReadonlyArray<PhrasingContent>

/** Everything that the inline grammar knows about one construct. */
export type InlineConstruct = TokenConstruct | RuleConstruct

/** A construct each of whose `tokens` is all of it. Texts that have no others need no parser. */
export interface TokenConstruct extends ConstructBase {
  read(token: IToken, reading: InlineReading): InlineNodes
  readonly rule?: undefined
}

/** A construct of several tokens. */
export interface RuleConstruct extends ConstructBase {
  /** Its grammar. */
  rule(this: InlineRules): InlineNodes
  readonly read?: undefined
}

interface ConstructBase {
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
}

/** What makes nodes may use. */
export interface InlineReading {
  /** The text that is being read. */
  readonly state: InlineState
  readonly nodes: InlineNodeBuilder
}

/** What the rule of a construct may use. */
export interface InlineRules extends RuleMethods, InlineReading {
  /** Whatever may stand inside, up to the token that leaves. */
  readonly phrasing: ParserMethod<[], Array<PhrasingContent>>
}
