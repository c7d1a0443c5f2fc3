import {
  EmbeddedActionsParser,
  type IToken,
  Lexer,
  type ParserMethod,
  type TokenType
} from 'chevrotain'
import {
  anyLeader,
  CaptionBorder,
  Fence,
  OtherLine,
  type TableLineTokens,
  tableLineTokens
} from './tokens.js'

/** Lines that look like a table, or a line that affects where tables can be. */
export interface LineRun {
  kind: 'grid' | 'simple' | 'fence'
  /** Where each line starts, its leader included, in UTF-16 units of the text. */
  starts: Array<number>
  /** Where each line ends, without its line ending. */
  ends: Array<number>
  /** Whether a caption precedes the first border; `starts` then has the start of the border. */
  captioned?: boolean
}

const tableLines: TableLineTokens = tableLineTokens(anyLeader)

/** In order of precedence. */
const tokens: Array<TokenType> = [
  Fence,
  CaptionBorder,
  tableLines.GridBorder,
  tableLines.GridLine,
  tableLines.SimpleBorder,
  OtherLine
]

/** How to build lexer and parser. */
export interface LineParserOptions {
  /** Whether to validate the grammar, which takes time (default: `false`; a test does). */
  validate?: boolean
}

/** Create the lexer of lines. It accepts any text. */
export function createLineLexer({validate = false}: LineParserOptions = {}): Lexer {
  return new Lexer(tokens, {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: !validate
  })
}

/**
 * Finds the lines of tables in any text. Total and LL(1): each line is a token, and any sequence of tokens is valid.
 *
 * ```ebnf
 * lines     = { gridTable | SimpleBorder | Fence | GridLine | OtherLine } ;
 * gridTable = ( GridBorder | CaptionBorder ) , { GridBorder | GridLine } ;
 * ```
 */
export class LineParser extends EmbeddedActionsParser {
  /** Result of the last call of `lines`. */
  runs: Array<LineRun> = []

  constructor({validate = false}: LineParserOptions = {}) {
    super(tokens, {maxLookahead: 1, skipValidations: !validate, recoveryEnabled: false})
    this.performSelfAnalysis()
  }

  lines: ParserMethod<[], Array<LineRun>> = this.RULE('lines', (): Array<LineRun> => {
    this.ACTION(() => {
      this.runs = []
    })
    this.MANY(() => {
      this.OR([
        {ALT: () => this.SUBRULE(this.gridTable)},
        {ALT: () => this.#addLine('simple', this.CONSUME(tableLines.SimpleBorder))},
        {ALT: () => this.#addLine('fence', this.CONSUME(Fence))},
        {ALT: () => this.CONSUME(tableLines.GridLine)},
        {ALT: () => this.CONSUME(OtherLine)}
      ])
    })
    return this.runs
  })

  gridTable: ParserMethod<[], void> = this.RULE('gridTable', () => {
    const run: LineRun = {kind: 'grid', starts: [], ends: []}
    this.OR([
      {ALT: () => addToken(run, this.CONSUME(tableLines.GridBorder))},
      {
        ALT: () => {
          const token = this.CONSUME(CaptionBorder)
          this.ACTION(() => {
            addToken(run, token)
            run.starts[0]! += token.payload as number
            run.captioned = true
          })
        }
      }
    ])
    this.MANY(() => {
      this.OR1([
        {ALT: () => addToken(run, this.CONSUME2(tableLines.GridBorder))},
        {ALT: () => addToken(run, this.CONSUME(tableLines.GridLine))}
      ])
    })
    this.ACTION(() => {
      this.runs.push(run)
    })
  })

  #addLine(kind: 'simple' | 'fence', token: IToken): void {
    this.ACTION(() => {
      const run: LineRun = {kind, starts: [], ends: []}
      addToken(run, token)
      this.runs.push(run)
    })
  }
}

function addToken(run: LineRun, {startOffset, image}: IToken): void {
  run.starts.push(startOffset)
  const end = startOffset + image.length
  run.ends.push(image.charCodeAt(image.length - 1) === 10 ? end - 1 : end)
}

let lexer: Lexer | undefined
let parser: LineParser | undefined

/** Find the runs of lines that look like tables in a text whose line endings are `\n`. */
export function findLineRuns(text: string): Array<LineRun> {
  lexer ??= createLineLexer()
  parser ??= new LineParser()
  parser.input = lexer.tokenize(text).tokens
  const runs = parser.lines()
  parser.input = []
  parser.runs = []
  return runs
}
