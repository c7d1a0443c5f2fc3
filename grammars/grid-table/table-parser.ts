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

/** What is one-dimensional in a table. Rows are those of the drawing, from 0. */
export interface Outline {
  /** Row of the rule below the head, or 0. */
  head: number
  /** Row of the rule above the foot, or the last row. */
  foot: number
  /** Rows that go from side to side, borders as well as rules, ascending. */
  borders: Array<number>
  /** What stands where it may not or is missing, from top to bottom. */
  faults: Array<OutlineFault>
}

/** A line that stands where it may not, or that is missing there. */
export interface OutlineFault {
  kind: 'no-top' | 'top-rule' | 'second-rule' | 'stray' | 'bottom-rule' | 'no-bottom'
  row: number
}

/**
 * Second stage of reading a table: tell its sections, and what each line may follow. Total and LL(1): what the dialect
 * does not have is read, and is a fault.
 */
export class TableParser extends EmbeddedActionsParser {
  #outline: Outline = {head: 0, foot: 0, borders: [], faults: []}
  #last = 0

  // Made once: what a rule makes anew for each row costs more than to take it.
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
   *   Whether to check the grammar, as the tests do (default: `false`).
   */
  constructor(check = false) {
    super([...tableTokens], {maxLookahead: 1, skipValidations: !check})
    this.performSelfAnalysis()
  }

  /** Begin to read a table. */
  begin(tokens: Array<IToken>, last: number): void {
    this.input = tokens
    this.#last = last
    this.#outline = {head: 0, foot: last, borders: [], faults: []}
  }

  /**
   * docutils and Sphinx: one rule at most, below the head.
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
   * HyperHelp: the first rule ends the head, all others are borders.
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
   * pandoc: the first rule ends the head; the foot stands between the last one and a rule as the bottom. Where there is
   * one as the top, too, a single rule between them is the foot’s.
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
   * Adobe: the first rule ends the head, the second begins the foot. A rule as the top counts: there is no head.
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
      // Nothing but a head.
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
   * What stands below a head.
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
      // A border alone is a table without rows.
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

  /** Note a line that goes from side to side. */
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
 * Read what is one-dimensional in a table.
 *
 * @param tokens
 *   What its lines are.
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

/** The rule that reads the tables of a dialect. */
const tableRules = {
  rst: 'strictTable',
  'rst-simple': 'strictTable',
  sphinx: 'strictTable',
  hyperhelp: 'helpTable',
  pandoc: 'pandocTable',
  adobe: 'adobeTable'
} as const satisfies Record<GridTableDialect, keyof TableParser>
