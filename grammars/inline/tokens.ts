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
  /** Codes of its first characters. */
  readonly opens: ReadonlyArray<number>
  readonly starts?: RegExp
  readonly needs?: string | RegExp
  readonly inWord?: string
}

/** Definition of an inline token. */
export interface InlineTokenConfig {
  readonly name: string
  /** Name in messages and diagrams. */
  readonly label: string
  /** Pattern; a function may pass on what it found as the token's `payload`. */
  readonly pattern: RegExp | CustomPatternMatcherFunc
  /** First characters, or their codes; runs of text end before them. */
  readonly opens: string | ReadonlyArray<number>
  /**
   * What must match at its start if most of the characters in `opens` are plain text (`-`, letters): elsewhere, runs of
   * text continue. Without flags.
   */
  readonly starts?: RegExp
  /**
   * Characters of which a text with this construct contains at least one, if those in `opens` are too common (default:
   * `opens`). If lines are joined only by spaces: an expression without flags, tested on each line separately.
   */
  readonly needs?: string | RegExp
  /**
   * Characters of which the word that it begins in contains at least one, so that other words are skipped as a whole.
   * Only for tokens with `starts`.
   */
  readonly inWord?: string
  /** Name of the construct whose inside begins after it. */
  readonly enters?: string
  /** Whether the inside ends with it (default: `false`). */
  readonly leaves?: boolean
  /** Categories by which rules may consume it. */
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

/** A run of text, or a marker without effect. */
export const Text: TokenType = createToken({name: 'Text', label: 'text', pattern: Lexer.NA})

/** Index after a token in the text. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length
}
