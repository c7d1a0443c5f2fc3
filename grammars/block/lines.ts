import {
  type CustomPatternMatcherFunc,
  createToken,
  type IToken,
  Lexer,
  type TokenType
} from 'chevrotain'
import {startCodesBut} from '../start-codes.js'

/**
 * Role of a line for the indentation stage:
 *
 * - `text`: running text, which the next line may continue
 * - `marker`: opens an item; the text after it on its line is deeper
 * - `hanging`: the same, but its content is as deep as the next line
 * - `opener`: an indented body belongs to it, whatever is between
 * - `label`: an opener whose body is less deep than that of others, or at the column in its payload
 * - `verbatim`: deeper lines below it are not markup
 * - `transparent`: its own indentation means nothing; it belongs to whatever precedes it
 * - `star`: the end of emphasis if it continues text, else transparent
 * - `comment`: invisible, and therefore never deeper
 * - `separator`: has no depth of its own if it is deeper than what precedes it
 */
export type LineRole =
  | 'text'
  | 'marker'
  | 'hanging'
  | 'opener'
  | 'label'
  | 'verbatim'
  | 'transparent'
  | 'star'
  | 'comment'
  | 'separator'

/** A token of the block grammar: one or more lines with their line endings, or the beginning of a line. */
export interface LineToken extends TokenType {
  /** Absent: a block of its own, at its own depth. */
  readonly role?: LineRole
}

/** Definition of a line token. */
export interface LineTokenConfig {
  readonly name: string
  /** Name in messages and diagrams. */
  readonly label: string
  /**
   * Pattern; a function may pass on what it found as the token's `payload`. `Lexer.NA`: made only by the indentation
   * stage.
   */
  readonly pattern: RegExp | CustomPatternMatcherFunc | typeof Lexer.NA
  /** Characters, or their codes, that it may begin with; Chevrotain infers them from simple regular expressions. */
  readonly opens?: string | ReadonlyArray<number>
  readonly role?: LineRole
  /** Categories by which rules may consume it. */
  readonly categories?: ReadonlyArray<TokenType>
}

/** Make a token of the block grammar. */
export function lineToken({
  name,
  label,
  pattern,
  opens,
  role,
  categories = []
}: LineTokenConfig): LineToken {
  const type = createToken({
    name,
    label,
    pattern,
    line_breaks: true,
    ...(opens && {start_chars_hint: [...opens]}),
    categories: [...categories]
  })
  return role ? Object.assign(type, {role}) : type
}

/** The role of a token's line. */
export function roleOf({tokenType}: IToken): LineRole | undefined {
  return (tokenType as LineToken).role
}

/** `opens` of a line that may begin with any character. */
export const lineStarts: ReadonlyArray<number> = startCodesBut('\n')

/** `opens` of a line that may begin with any character except whitespace. */
export const flushStarts: ReadonlyArray<number> = startCodesBut('\t\n ')

/** An empty line, or one with only spaces and tabs. */
export const BlankLine: LineToken = lineToken({
  name: 'BlankLine',
  label: 'blank line',
  pattern: /[ \t]*\n|[ \t]+(?![\0-\uFFFF])/
})

/** A line of running text. */
export const TextLine: LineToken = lineToken({
  name: 'TextLine',
  label: 'text line',
  pattern: Lexer.NA,
  role: 'text'
})

/** Any other line, which makes a lexer total. Must come last. */
export const AnyLine: LineToken = lineToken({
  name: 'AnyLine',
  label: 'text line',
  pattern: /[\0-\t\v-\uFFFF]+\n?/,
  role: 'text',
  categories: [TextLine]
})

/** Indented lines that are not markup, whatever they look like. */
export const LiteralLines: LineToken = lineToken({
  name: 'LiteralLines',
  label: 'literal block',
  pattern: Lexer.NA
})

/** The next lines are deeper. */
export const AnyIndent: LineToken = lineToken({
  name: 'AnyIndent',
  label: 'indent',
  pattern: Lexer.NA
})
/** The next lines are deeper, with no blank line between. */
export const Indent: LineToken = lineToken({
  name: 'Indent',
  label: 'indent',
  pattern: Lexer.NA,
  categories: [AnyIndent]
})
/** The next lines are deeper, after one or more blank lines, which are part of this token. */
export const BlankIndent: LineToken = lineToken({
  name: 'BlankIndent',
  label: 'blank lines and indent',
  pattern: Lexer.NA,
  categories: [AnyIndent]
})
/** The next lines are less deep. */
export const Dedent: LineToken = lineToken({name: 'Dedent', label: 'dedent', pattern: Lexer.NA})

/** Tokens that the indentation stage makes, not the lexer. */
export const madeTokens: ReadonlyArray<TokenType> = [LiteralLines, Indent, BlankIndent, Dedent]

/**
 * Make a token without text. It has the shape of the lexer's own: other shapes slow down everything that looks at
 * tokens.
 */
export function zeroWidth(type: TokenType, at: IToken): IToken {
  return {
    image: '',
    startOffset: at.startOffset,
    tokenTypeIdx: type.tokenTypeIdx!,
    tokenType: type
  }
}

/** Change the type of a token in place, which is safe: the lexer's tokens belong to the indentation stage. */
export function retype(token: IToken, type: TokenType): void {
  token.tokenType = type
  token.tokenTypeIdx = type.tokenTypeIdx!
}

/** Column of the first character other than a space or tab, from 0; tabs go to multiples of 8 (docutils). */
export function columnOf(image: string): number {
  let column = 0
  for (let index = 0; index < image.length; index += 1) {
    const code = image.charCodeAt(index)
    if (code === 32) column += 1
    else if (code === 9) column += 8 - (column % 8)
    else break
  }
  return column
}
