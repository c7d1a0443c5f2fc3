import {EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType} from 'chevrotain'
import type {GridTableDialect} from './nodes.js'
import {
  BottomBorder,
  BottomRule,
  LastRow,
  Row,
  RuleLine,
  Stray,
  type TableLine,
  TopBorder,
  TopRule,
  tableTokens
} from './table-tokens.js'

/** The one-dimensional structure of a table. Rows are those of the drawing, from 0. */
export interface Outline {
  /** Row of the header separator, or 0. */
  head: number
  /** Row of the separator above the footer, or the last row. */
  foot: number
  /** Rows that are full lines, borders and separators, ascending. */
  borders: Array<number>
  /** Misplaced or missing lines, from top to bottom. */
  faults: Array<OutlineFault>
}

/** A misplaced or missing line. */
export interface OutlineFault {
  kind: 'no-top' | 'top-rule' | 'second-rule' | 'stray' | 'bottom-rule' | 'no-bottom'
  row: number
}

/**
 * Second stage of reading a table: find its sections, and what may follow each line. Total and LL(1): what the dialect
 * does not allow is read, and recorded as a fault.
 */
export class TableParser extends EmbeddedActionsParser {
  #outline: Outline = {head: 0, foot: 0, borders: [], faults: []}
  #last = 0

  // Made once: creating alternatives for each row costs more than consuming it.
  readonly #rowKinds = [
    {
      ALT: () => {
        const token = this.CONSUME(Row)
        if (!this.RECORDING_PHASE) this.#addBorder(token)
      }
    },
    {ALT: () => this.CONSUME(LastRow)},
    {
      ALT: () => {
        const token = this.CONSUME(Stray)
        this.ACTION(() => this.#fault('stray', (token.payload as TableLine).row))
      }
    }
  ]
  readonly #takeRow = (): void => this.OR(this.#rowKinds)

  /**
   * @param check
   *   Whether to validate the grammar, as the tests do (default: `false`).
   */
  constructor(check = false) {
    super([...tableTokens], {maxLookahead: 1, skipValidations: !check})
    this.performSelfAnalysis()
  }

  /** Begin reading a table. */
  begin(tokens: Array<IToken>, last: number): void {
    this.input = tokens
    this.#last = last
    this.#outline = {head: 0, foot: last, borders: [], faults: []}
  }

  /**
   * docutils and Sphinx: at most one separator, below the header.
   *
   * ```ebnf
   * strictTable = TopBorder , headAndBody , BottomBorder ;
   * ```
   */
  strictTable: ParserMethod<[], Outline> = this.RULE('strictTable', () => {
    const top = this.SUBRULE(this.top)
    this.SUBRULE(this.headAndBody)
    const further = this.SUBRULE(this.furtherRules)
    const bottom = this.SUBRULE(this.bottom)
    return this.ACTION(() => {
      if (top === TopRule) this.#fault('top-rule', 0)
      for (const row of further) this.#fault('second-rule', row)
      if (bottom === BottomRule) this.#fault('bottom-rule', this.#last)
      return this.#outline
    })
  })

  /**
   * HyperHelp: the first separator ends the header, all others are borders.
   *
   * ```ebnf
   * helpTable = top , headAndBody , furtherRules , bottom ;
   * ```
   */
  helpTable: ParserMethod<[], Outline> = this.RULE('helpTable', () => {
    this.SUBRULE(this.top)
    this.SUBRULE(this.headAndBody)
    this.SUBRULE(this.furtherRules)
    this.SUBRULE(this.bottom)
    return this.#outline
  })

  /**
   * pandoc: the first separator ends the header; the footer is between the last one and a separator as the bottom. If
   * the top is one, too, a single separator between them belongs to the footer.
   *
   * ```ebnf
   * pandocTable = top , headAndBody , furtherRules , bottom ;
   * ```
   */
  pandocTable: ParserMethod<[], Outline> = this.RULE('pandocTable', () => {
    const top = this.SUBRULE(this.top)
    this.SUBRULE(this.headAndBody)
    const further = this.SUBRULE(this.furtherRules)
    const bottom = this.SUBRULE(this.bottom)
    return this.ACTION(() => {
      const outline = this.#outline
      if (bottom !== BottomRule || outline.head === 0) return outline
      outline.foot = further[further.length - 1] ?? outline.head
      if (top === TopRule && further.length === 0) outline.head = 0
      return outline
    })
  })

  /**
   * Adobe: the first separator ends the header, the second begins the footer. A separator as the top counts: there is
   * no header.
   *
   * ```ebnf
   * adobeTable = ( TopRule , rows | TopBorder , headAndBody ) , [ Rule , rows ] , furtherRules , bottom ;
   * ```
   */
  adobeTable: ParserMethod<[], Outline> = this.RULE('adobeTable', () => {
    const top = this.SUBRULE(this.top)
    this.SUBRULE(this.rows)
    this.OPTION({
      GATE: () => top !== TopRule,
      DEF: () => this.SUBRULE(this.body)
    })
    this.OPTION1(() => {
      const row = this.SUBRULE(this.rule)
      this.ACTION(() => {
        this.#outline.foot = row
      })
      this.SUBRULE1(this.rows)
    })
    this.SUBRULE(this.furtherRules)
    const bottom = this.SUBRULE(this.bottom)
    return this.ACTION(() => {
      const outline = this.#outline
      // There is only a header.
      if (bottom === BottomRule && top !== TopRule && outline.head === 0) outline.head = this.#last
      return outline
    })
  })

  /**
   * ```ebnf
   * headAndBody = rows , [ body ] ;
   * ```
   */
  headAndBody: ParserMethod<[], void> = this.RULE('headAndBody', () => {
    this.SUBRULE(this.rows)
    this.OPTION(() => this.SUBRULE(this.body))
  })

  /**
   * Rows below a header.
   *
   * ```ebnf
   * body = Rule , rows ;
   * ```
   */
  body: ParserMethod<[], void> = this.RULE('body', () => {
    const row = this.SUBRULE(this.rule)
    this.ACTION(() => {
      this.#outline.head = row
    })
    this.SUBRULE(this.rows)
  })

  /**
   * ```ebnf
   * furtherRules = { Rule , rows } ;
   * ```
   *
   * @returns
   *   Their rows.
   */
  furtherRules: ParserMethod<[], Array<number>> = this.RULE('furtherRules', () => {
    const found: Array<number> = []
    this.MANY(() => {
      found.push(this.SUBRULE(this.rule))
      this.SUBRULE(this.rows)
    })
    return found
  })

  /**
   * ```ebnf
   * rows = { Row | LastRow | Stray } ;
   * ```
   */
  rows: ParserMethod<[], void> = this.RULE('rows', () => {
    this.MANY(this.#takeRow)
  })

  /**
   * ```ebnf
   * top = [ TopBorder | TopRule ] ;
   * ```
   *
   * @returns
   *   Which of them it is.
   */
  top: ParserMethod<[], TokenType | undefined> = this.RULE('top', () => {
    const token = this.OPTION(() =>
      this.OR([{ALT: () => this.CONSUME(TopBorder)}, {ALT: () => this.CONSUME(TopRule)}])
    )
    return this.ACTION(() => {
      if (token) this.#addBorder(token)
      else this.#fault('no-top', 0)
      return token?.tokenType
    })
  })

  /**
   * ```ebnf
   * bottom = [ BottomBorder | BottomRule ] ;
   * ```
   *
   * @returns
   *   Which of them it is.
   */
  bottom: ParserMethod<[], TokenType | undefined> = this.RULE('bottom', () => {
    const token = this.OPTION(() =>
      this.OR([{ALT: () => this.CONSUME(BottomBorder)}, {ALT: () => this.CONSUME(BottomRule)}])
    )
    return this.ACTION(() => {
      if (token) this.#addBorder(token)
      // A lone border is a table without rows.
      else if (this.#last > 0) this.#fault('no-bottom', this.#last)
      return token?.tokenType
    })
  })

  /**
   * ```ebnf
   * rule = Rule ;
   * ```
   *
   * @returns
   *   Its row.
   */
  rule: ParserMethod<[], number> = this.RULE('rule', () => {
    const token = this.CONSUME(RuleLine)
    return this.ACTION(() => this.#addBorder(token))
  })

  /** Record a full line. */
  #addBorder(token: IToken): number {
    const {row, isFull} = token.payload as TableLine
    if (isFull) this.#outline.borders.push(row)
    return row
  }

  #fault(kind: OutlineFault['kind'], row: number): void {
    this.#outline.faults.push({kind, row})
  }
}

let parser: TableParser | undefined

/**
 * Read the one-dimensional structure of a table.
 *
 * @param tokens
 *   Tokens of its lines.
 * @param last
 *   Its last row.
 */
export function readOutline(
  tokens: Array<IToken>,
  last: number,
  dialect: GridTableDialect
): Outline {
  parser ??= new TableParser()
  parser.begin(tokens, last)
  return parser[tableRules[dialect]]()
}

/** The rule that reads each dialect's tables. */
const tableRules = {
  rst: 'strictTable',
  'rst-simple': 'strictTable',
  sphinx: 'strictTable',
  hyperhelp: 'helpTable',
  pandoc: 'pandocTable',
  adobe: 'adobeTable'
} as const satisfies Record<GridTableDialect, keyof TableParser>
