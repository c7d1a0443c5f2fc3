import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'

function tableToken(name: string, label: string): TokenType {
  return createToken({name, label, pattern: Lexer.NA})
}

/** The first line, if it is a border. */
export const TopBorder: TokenType = tableToken('TopBorder', 'top border')
/** The first line, if it is drawn with `=`. */
export const TopRule: TokenType = tableToken('TopRule', 'rule as the top border')
/** Lines of cells and the full border below them; in a simple table the underline. */
export const Row: TokenType = tableToken('Row', 'row and the border below it')
/** Lines of cells before a separator, the last border or the end. */
export const LastRow: TokenType = tableToken('LastRow', 'row without a border below it')
/** A line that does not begin like one of the table. */
export const Stray: TokenType = tableToken('Stray', 'line without a left border')
/** A line drawn with `=` between two rows, which separates sections. */
export const RuleLine: TokenType = tableToken('Rule', 'rule between sections')
/** The last line, if it is a border. */
export const BottomBorder: TokenType = tableToken('BottomBorder', 'bottom border')
/** The last line, if it is drawn with `=`. */
export const BottomRule: TokenType = tableToken('BottomRule', 'rule as the bottom border')

/** Alphabetical: no line matches two of them. */
export const tableTokens: ReadonlyArray<TokenType> = [
  BottomBorder,
  BottomRule,
  LastRow,
  Row,
  RuleLine,
  Stray,
  TopBorder,
  TopRule
]

/** Payload of a line's token. */
export interface TableLine {
  /** The line, from 0; for several lines, the border below them. */
  row: number
  /** Whether the line is unbroken: a separator of Sphinx has gaps where cells span it. */
  isFull: boolean
}

/** Classifies the lines of a table, as drawn in its dialect. */
export interface RowKinds {
  /** Rows that are drawn with `=`, ascending. */
  rules: ReadonlyArray<number>
  /** Whether a row is a border from side to side. */
  isBorder(row: number): boolean
  /** Whether a row can be the first or the last border. */
  isEdge(row: number): boolean
  /** Whether a row begins like a line of the table. */
  isLine(row: number): boolean
}

/** First stage of reading a table: tokenize its lines. */
export function lexTable(
  count: number,
  {rules, isBorder, isEdge, isLine}: RowKinds
): Array<IToken> {
  const tokens: Array<IToken> = []
  let nextRule = 0
  let hasLines = false
  for (let row = 0; row < count; row += 1) {
    const isRule = rules[nextRule] === row
    if (isRule) nextRule += 1
    const isFull = isBorder(row)
    let type: TokenType | undefined
    if (row === 0 && isEdge(row)) type = isRule ? TopRule : TopBorder
    else if (row === count - 1 && isEdge(row)) type = isRule ? BottomRule : BottomBorder
    else if (isRule) type = RuleLine
    else if (isFull) type = Row
    else if (!isLine(row)) type = Stray
    if (hasLines && type !== Row && type) tokens.push(makeToken(LastRow, row - 1, false))
    if (type) tokens.push(makeToken(type, row, isFull))
    hasLines = !type
  }
  if (hasLines) tokens.push(makeToken(LastRow, count - 1, false))
  return tokens
}

function makeToken(tokenType: TokenType, row: number, isFull: boolean): IToken {
  const payload: TableLine = {row, isFull}
  return {tokenType, tokenTypeIdx: tokenType.tokenTypeIdx!, image: '', startOffset: row, payload}
}
