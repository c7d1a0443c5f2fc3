import type {IToken, ParserMethod, TokenType} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {RuleMethods} from '../rule-methods.js'
import type {InlineNodeBuilder} from './node-builder.js'
import type {InlineState} from './state.js'
import type {InlineToken} from './tokens.js'

/** Result of a construct: a node, or several siblings. */
export type InlineNodes = PhrasingContent | ReadonlyArray<PhrasingContent>

/** Everything that the inline grammar knows about one construct. */
export type InlineConstruct = TokenConstruct | RuleConstruct

/** A construct in which each of `tokens` is the whole construct. Texts with only such constructs need no parser. */
export interface TokenConstruct extends ConstructBase {
  read(token: IToken, reading: InlineReading): InlineNodes
  readonly rule?: undefined
}

/** A construct of several tokens. */
export interface RuleConstruct extends ConstructBase {
  /** Its grammar rule. */
  rule(this: InlineRules): InlineNodes
  readonly read?: undefined
}

interface ConstructBase {
  /** Name of its rule, and of the lexer mode for its inside. */
  readonly name: string
  /** Tokens that begin it, in order of precedence. Each declares its first characters. */
  readonly tokens: ReadonlyArray<InlineToken>
  /**
   * Where it may begin (default: in running text, `['text']`): `text`, `code` for signatures, or the name of a
   * construct that contains phrasing.
   */
  readonly within?: ReadonlyArray<string>
  /**
   * Tokens of its inside, if other markers count there: one of `tokens` enters it, one of these leaves it. Anything
   * else is text.
   */
  readonly inside?: ReadonlyArray<TokenType>
  /** A minimal example. A test reads it in each language that lists the construct. */
  readonly example: string
}

/** What builders of nodes may use. */
export interface InlineReading {
  /** The text being read. */
  readonly state: InlineState
  readonly nodes: InlineNodeBuilder
}

/** What the rule of a construct may use. */
export interface InlineRules extends RuleMethods, InlineReading {
  /** Phrasing allowed inside, up to the token that leaves. */
  readonly phrasing: ParserMethod<[], Array<PhrasingContent>>
}
