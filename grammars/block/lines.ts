import {
  type CustomPatternMatcherFunc,
  createToken,
  type IToken,
  Lexer,
  type TokenType
} from 'chevrotain'
import {startCodesBut} from '../start-codes.js'

/**
 * What a line means to the stage that finds out what stands in what:
 *
 * - `text`: running text, which the next line may continue
 * - `marker`: opens an item; what follows it on its line stands deeper
 * - `hanging`: the same, but its content is as deep as the next line
 * - `opener`: an indented body belongs to it, whatever stands between
 * - `label`: an opener whose body is less deep than that of others, or where its payload says
 * - `verbatim`: deeper lines below it are no markup
 * - `transparent`: its own indentation says nothing; it belongs to whatever precedes it
 * - `star`: the end of emphasis where it continues text, else transparent
 * - `comment`: nobody sees it, so that it is never deeper
 * - `separator`: has no depth of its own where it stands deeper than what precedes it
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

/** A token of the block grammar: a line with its line ending, several, or the beginning of one. */
export interface LineToken extends TokenType {
  /** Absent: a block of its own, as deep as it stands. */
  readonly role?: LineRole
}

/** What a line token is made of. */
export interface LineTokenConfig {
  readonly name: string
  /** How messages and diagrams show it. */
  readonly label: string
  /**
   * What it matches; a function may hand on what it found as the token's `payload`. `Lexer.NA`: only the stage behind
   * the lexer makes it.
   */
  readonly pattern: RegExp | CustomPatternMatcherFunc | typeof Lexer.NA
  /** Characters, or their codes, that it begins with; regular expressions say that themselves if they are plain. */
  readonly opens?: string | ReadonlyArray<number>
  readonly role?: LineRole
  /** What rules may call it instead. */
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

/** Codes for `opens` of a line that any character may begin. */
export const lineStarts: ReadonlyArray<number> = startCodesBut('\n')

/** Codes for `opens` of a line that any character may begin but a blank. */
export const flushStarts: ReadonlyArray<number> = startCodesBut('\t\n ')

/** An empty line, or one of blanks only. */
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

/** Any line that is nothing else: what makes a lexer total. It stands last. */
export const AnyLine: LineToken = lineToken({
  name: 'AnyLine',
  label: 'text line',
  pattern: /[\0-\t\v-\uFFFF]+\n?/,
  role: 'text',
  categories: [TextLine]
})

/** Indented lines that are no markup, whatever they look like. */
export const LiteralLines: LineToken = lineToken({
  name: 'LiteralLines',
  label: 'literal block',
  pattern: Lexer.NA
})

/** Lines go deeper than the last ones. */
export const AnyIndent: LineToken = lineToken({
  name: 'AnyIndent',
  label: 'indent',
  pattern: Lexer.NA
})
/** Lines go deeper than the last ones, with no blank line between. */
export const Indent: LineToken = lineToken({
  name: 'Indent',
  label: 'indent',
  pattern: Lexer.NA,
  categories: [AnyIndent]
})
/** Lines go deeper than the last ones, behind one or more blank lines, which belong to this token. */
export const BlankIndent: LineToken = lineToken({
  name: 'BlankIndent',
  label: 'blank lines and indent',
  pattern: Lexer.NA,
  categories: [AnyIndent]
})
/** Lines go back. */
export const Dedent: LineToken = lineToken({name: 'Dedent', label: 'dedent', pattern: Lexer.NA})

/** Tokens that no lexer finds: the stage behind it makes them. */
export const madeTokens: ReadonlyArray<TokenType> = [LiteralLines, Indent, BlankIndent, Dedent]

/** Make a token without text, of the lexer's own shape: other shapes make everything slower that looks at tokens. */
export function zeroWidth(type: TokenType, at: IToken): IToken {
  return {
    image: '',
    startOffset: at.startOffset,
    tokenTypeIdx: type.tokenTypeIdx!,
    tokenType: type
  }
}

/** Make a token one of another type: the lexer's tokens belong to the stage behind it. */
export function retype(token: IToken, type: TokenType): void {
  token.tokenType = type
  token.tokenTypeIdx = type.tokenTypeIdx!
}

/** Column of the first character that is not a blank, from 0; tabs go to the next multiple of 8 (docutils). */
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
