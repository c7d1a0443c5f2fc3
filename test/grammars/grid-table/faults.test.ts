import {describe, expect, it} from 'vitest'
import {readGridTable} from '../../../grammars/grid-table/index.js'
import type {GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import type {Problem} from '../../../grammars/problem.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'

/** Faults of a table as `line:column rule`, and whether it was read in spite of them. */
function faults(
  text: string,
  dialect: 'auto' | GridTableDialect = 'rst'
): {found: Array<string>; problems: Array<Problem>; read: boolean} {
  const source = new Source(text.replace(/^\n/, ''))
  const problems: Array<Problem> = []
  const reading = readGridTable(TextBlock.of(source), {dialect, widths: 'auto'}, (problem) =>
    problems.push(problem)
  )
  const found = problems.map(({start, ruleId}) => {
    const {line, column} = source.point(start)
    return `${line}:${column} ${ruleId}`
  })
  return {found, problems, read: reading !== undefined}
}

describe('faults of grid tables', () => {
  it.each([
    ['text that is no table', 'hello', ['1:1 grid-table-top']],
    ['no bottom border', '+---+\n| a |', ['2:6 grid-table-bottom']],
    ['a gap in the bottom border', '+----+\n| a  |\n+-- -+', ['3:1 grid-table-bottom']],
    [
      'ragged lines, one without a border',
      '+---+---+\n| a | b|\n| c | d  |\n| e | f\n+---+---+',
      ['2:8 grid-table-right-border', '3:9 grid-table-right-border', '4:8 grid-table-right-border']
    ],
    ['padding by characters', '+------+\n| 魚   |\n| 魚    |\n+------+', ['3:7 grid-table-widths']],
    ['text at the left side', '+---+\n| a |\nb   |\n+---+', ['3:1 grid-table-left-border']],
    [
      'three rules',
      '+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+===+\n| d |\n+---+',
      ['5:1 grid-table-head-repeat', '7:1 grid-table-head-repeat']
    ],
    ['a rule at the bottom', '+---+\n| a |\n+===+', ['3:1 grid-table-head-edge']],
    ['a rule at the top', '+===+\n| a |\n+---+', ['1:1 grid-table-head-edge']],
    [
      'cells that are no rectangles',
      '+---+---+\n| a |   |\n+---+   |\n| b     |\n+-------+',
      ['1:5 grid-table-cell-open']
    ],
    [
      'a border off by one, so that cells stay open',
      '+---+---+\n| a | b |\n+---+   |\n| c  |  |\n+---+---+',
      ['4:6 grid-table-junction']
    ]
  ])('should name %s', (_, text, expected) => {
    const {found, read, problems} = faults(text)
    expect(found).toEqual(expected)
    expect(read).toBe(false)
    for (const {severity, reason, expected, note} of problems) {
      expect(severity).toBe('error')
      expect(reason).toMatch(/^[A-Z`].+[^.]$/)
      expect(expected?.length).toBeGreaterThan(0)
      expect(note).toBeTruthy()
    }
  })

  it.each([
    [
      'a junction off by one, which merges cells in silence',
      '+---+---+\n| a | b |\n+----+--+\n| c | d |\n+---+---+',
      ['3:6 grid-table-junction']
    ],
    [
      'a border off by one inside a line',
      '+---+---+\n| a | b |\n+---+---+\n| c  | d|\n+---+---+',
      ['4:6 grid-table-junction']
    ],
    [
      'a junction that is missing between two rows, once',
      '+---+---+\n| a | b |\n+-------+\n| c | d |\n+---+---+',
      ['3:5 grid-table-junction']
    ],
    [
      '`|` for `+`',
      '+---+---+\n| a | b |\n|---+---+\n| c | d |\n+---+---+',
      ['3:1 grid-table-junction']
    ],
    [
      '`|` for `+` where a border begins inside the table',
      '+---+---+\n| a | b |\n|   |---+\n|   | c |\n+---+---+',
      ['3:5 grid-table-junction']
    ],
    [
      "Sphinx's rule",
      '+---+---+\n| a | b |\n|===|===|\n| c | d |\n+---+---+',
      ['3:1 grid-table-rule']
    ],
    [
      'a rule that a cell runs through',
      '+---+---+\n| a | b |\n+===+   |\n| c |   |\n+---+---+',
      ['3:1 grid-table-rule']
    ]
  ])('should warn of %s', (_, text, expected) => {
    const {found, read} = faults(text)
    expect(found).toEqual(expected)
    expect(read).toBe(true)
  })

  it('should read ragged lines in pandoc tables with a warning', () => {
    const {found, read} = faults('+---+---+\n| a | b|\n+---+---+', 'pandoc')
    expect(found).toEqual(['2:8 grid-table-right-border'])
    expect(read).toBe(true)
  })

  it('should read what was padded by characters if the dialect is open, with a warning', () => {
    const {found, read} = faults('+---+\n| 魚 |\n+---+', 'auto')
    expect(found).toEqual(['2:4 grid-table-widths'])
    expect(read).toBe(true)
  })

  it("should quote docutils' words", () => {
    const {problems} = faults('+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+---+')
    expect(problems[0]!.note).toBe(
      'Draw this line with `-`. docutils: "Multiple head/body row separators (table lines 3 and 5); only one allowed."'
    )
  })
})

describe('faults of simple tables', () => {
  it.each([
    ['no border', 'a  b\n===  ===', ['1:1 simple-table-top']],
    ['no bottom border', '===  ===\na    b', ['2:7 simple-table-bottom']],
    [
      'text between columns, in every line',
      '===  ===\nabcd b\nabc  b\nabcd c\n===  ===',
      ['2:4 simple-table-margin', '4:4 simple-table-margin']
    ],
    ['a wide character between columns', '===  ===\nab 魚b\n===  ===', ['2:4 simple-table-margin']],
    [
      'a second rule',
      '===  ===\na    b\n===  ===\nc    d\n===  ===\ne    f\n===  ===',
      ['5:1 simple-table-head-repeat']
    ],
    [
      'an underline that ends too early',
      '===  ===  ===\na    b    c\n--------\nd    e    f\n===  ===  ===',
      ['3:1 simple-table-span-incomplete']
    ],
    [
      'an underline beside the columns',
      '====  ===  ===\na     b    c\n------- ------\n====  ===  ===',
      ['3:1 simple-table-span-alignment']
    ],
    ['a bottom border of another length', '===  ===\na    b\n===  ====', ['3:1 simple-table-rule']]
  ])('should name %s', (_, text, expected) => {
    const {found, read} = faults(text, 'rst-simple')
    expect(found).toEqual(expected)
    expect(read).toBe(false)
  })

  it.each([
    ['below the border', '===  ===\n     b\n===  ==='],
    ['below an underline', '===  ===\na    b\n---  ---\n     c\n===  ===']
  ])('should keep a row that starts without a first cell, %s', (_, text) => {
    const {found, read} = faults(text, 'auto')
    expect(found).toEqual([`${text.split('\n').length - 1}:1 simple-table-first-column`])
    expect(read).toBe(true)
  })
})

describe('advice', () => {
  it('should be to remove blanks only where there are so many', () => {
    const advice = (line: string): string | undefined =>
      faults(`+---+\n${line}\n+---+`).problems[0]?.note
    expect(advice('| a  |')).toMatch(/^Remove 1 space before the border in column 5/)
    expect(advice('| abcd |')).toMatch(/^Widen this column by 3 spaces in all lines/)
  })
})
