import type {IToken, ParserMethod, TokenType} from 'chevrotain'

/** What stands in a rule and may be left out, or come again: perhaps behind a condition. */
type Optional<T> = (() => T) | {GATE: () => boolean; DEF: () => T}

/** One of several ways on. */
interface Alternative {
  GATE?: () => boolean
  ALT: () => unknown
}

/**
 * What the rule of a construct may call of Chevrotain's parser.
 *
 * There the methods are protected, so that a rule outside of the parser would have to import the parser that imports it.
 * The numbers tell calls with the same parameter in one rule apart (Chevrotain: "Numerical Suffixes").
 */
export interface RuleMethods {
  /** Do something with what was read; left out while Chevrotain finds out what the rules are. */
  ACTION<T>(action: () => T): T
  CONSUME(type: TokenType): IToken
  CONSUME1(type: TokenType): IToken
  CONSUME2(type: TokenType): IToken
  CONSUME3(type: TokenType): IToken
  SUBRULE<T>(rule: ParserMethod<[], T>): T
  SUBRULE1<T>(rule: ParserMethod<[], T>): T
  SUBRULE2<T>(rule: ParserMethod<[], T>): T
  OPTION<T>(optional: Optional<T>): T | undefined
  OPTION1<T>(optional: Optional<T>): T | undefined
  OPTION2<T>(optional: Optional<T>): T | undefined
  OR<const A extends ReadonlyArray<Alternative>>(alternatives: A): ReturnType<A[number]['ALT']>
  OR1<const A extends ReadonlyArray<Alternative>>(alternatives: A): ReturnType<A[number]['ALT']>
  OR2<const A extends ReadonlyArray<Alternative>>(alternatives: A): ReturnType<A[number]['ALT']>
  MANY(repeated: Optional<unknown>): void
  MANY1(repeated: Optional<unknown>): void
  MANY2(repeated: Optional<unknown>): void
  AT_LEAST_ONE(repeated: Optional<unknown>): void
  AT_LEAST_ONE1(repeated: Optional<unknown>): void
  /** Look at a token that was not taken yet: 1 is the next. */
  LA(distance: number): IToken
}
