import {
  type CustomPatternMatcherFunc,
  createToken,
  type IToken,
  Lexer,
  type TokenType
} from 'chevrotain'
import {startCodes} from '../start-codes.js'

/** A token that begins a construct, or belongs to the inside of one. */
export interface InlineToken extends TokenType {
  /** Codes of the characters that it begins with. */
  readonly opens: ReadonlyArray<number>
  readonly starts?: RegExp
  readonly needs?: string | RegExp
  readonly inWord?: string
}

/** What an inline token is made of. */
export interface InlineTokenConfig {
  readonly name: string
  /** How messages and diagrams show it. */
  readonly label: string
  /** What it matches; a function may hand on what it found as the token's `payload`. */
  readonly pattern: RegExp | CustomPatternMatcherFunc
  /** Characters, or their codes, that it begins with: runs of text end before them. */
  readonly opens: string | ReadonlyArray<number>
  /**
   * What must match where it begins, if most of the characters in `opens` are plain text (`-`, letters): runs of text go
   * on where it does not. It has no flags.
   */
  readonly starts?: RegExp
  /**
   * Characters, one of which a text with this construct has, if those in `opens` say little (default: `opens`). Where
   * lines are joined by blanks only, an expression without flags, which each line is asked for by itself.
   */
  readonly needs?: string | RegExp
  /**
   * Characters, one of which stands in the word that it begins in: words without are text at a glance. Only for tokens
   * with `starts`.
   */
  readonly inWord?: string
  /** Name of the construct whose inside begins behind it. */
  readonly enters?: string
  /** Whether the inside ends with it (default: `false`). */
  readonly leaves?: boolean
  /** What rules may call it instead. */
  readonly categories?: ReadonlyArray<TokenType>
}

/** Make a token of the inline grammar. */
export function inlineToken({
  name,
  label,
  pattern,
  opens,
  starts,
  needs,
  inWord,
  enters,
  leaves,
  categories = []
}: InlineTokenConfig): InlineToken {
  const codes = typeof opens === 'string' ? startCodes(opens) : opens
  const marks = needs ?? (typeof opens === 'string' ? opens : undefined)
  const type = createToken({
    name,
    label,
    pattern,
    start_chars_hint: [...codes],
    line_breaks: true,
    categories: [...categories],
    ...(enters && {push_mode: enters}),
    ...(leaves && {pop_mode: true})
  })
  return Object.assign(type, {
    opens: codes,
    ...(starts && {starts}),
    ...(marks && {needs: marks}),
    ...(inWord && {inWord})
  })
}

/** A run of text, or a mark that marks nothing. */
export const Text: TokenType = createToken({name: 'Text', label: 'text', pattern: Lexer.NA})

/** Index behind a token in the text. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length
}
