import type {IToken, ParserMethod, TokenType} from 'chevrotain'

/** Optional or repeated part of a rule, perhaps with a gate. */
type Optional<T> = (() => T) | {GATE: () => boolean; DEF: () => T}

/** One alternative of `OR`. */
interface Alternative {
  GATE?: () => boolean
  ALT: () => unknown
}

/**
 * The methods of Chevrotain's parser that the rule of a construct may call.
 *
 * They are protected in the parser: a rule outside it would have to import the parser, which imports the rule. The
 * numbers distinguish calls with the same argument in one rule (Chevrotain: "Numerical Suffixes").
 */
export interface RuleMethods {
  /** Run an embedded action; skipped while Chevrotain records the grammar. */
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
  /** Look ahead; 1 is the next token. */
  LA(distance: number): IToken
}
