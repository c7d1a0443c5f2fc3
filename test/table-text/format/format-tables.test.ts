import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findTables} from '../../../src/read/find-tables.js'
import {type FormatTablesOptions, formatTables} from '../../../src/table-text/format/index.js'
import {toMatrix} from '../../../src/tables/to-matrix.js'
import {toGridTable} from '../../../src/write/grid-table/index.js'
import {runs} from '../../runs.js'
import {literalContent, tables} from '../../write/grid-table/model.js'

function text(...lines: Array<string>): string {
  return lines.join('\n')
}

/** Format a text; nothing may be wrong with it, and doing it again may change nothing. */
function format(value: string, options?: FormatTablesOptions): string {
  const result = formatTables(value, options)
  expect(result.messages).toEqual([])
  expect(formatTables(result.value, options).value).toBe(result.value)
  return result.value
}

describe('formatTables', () => {
  it('should draw tables canonically, and leave all else as it is', () => {
    const before =
      '\uFEFFx  \r\n# +-----+---+ \r\n# |a    |  b|\r\n# |     |   |\r\n# +-----+---+\r\n\tx\r> - +-+\n>   |c|\n>   +-+\n'
    expect(format(before)).toBe(
      '\uFEFFx  \r\n# +-----+---+\r\n# | a   | b |\r\n# +-----+---+\r\n\tx\r> - +---+\n>   | c |\n>   +---+\n'
    )
  })

  it('should keep spans, nested tables and the lines of cells', () => {
    const table = text(
      '+------------+--------+',
      '| +---+---+  | * list |',
      '| | a | b |  | * two  |',
      '| +---+---+  +--------+',
      '|            | code:: |',
      '|            |        |',
      '|            |   x    |',
      '+------------+--------+'
    )
    expect(format(table)).toBe(table)
    const padded = table.replaceAll('|\n', ' |\n').replaceAll('+\n', '-+\n').replace(/\+$/, '-+')
    expect(format(padded)).toBe(padded)
  })

  it('should weigh columns and break paragraphs for a width, but not lists and code', () => {
    const table = text(
      '+----------------------+-------+',
      '| some words of text   | * a   |',
      '| and others           |   b   |',
      '+----------------------+-------+',
      '| ::                   | short |',
      '|                      |       |',
      '|   int x, y;          |       |',
      '+----------------------+-------+'
    )
    expect(format(table, {width: 25})).toBe(
      text(
        '+---------------+-------+',
        '| some words of | * a   |',
        '| text and      |   b   |',
        '| others        |       |',
        '+---------------+-------+',
        '| ::            | short |',
        '|               |       |',
        '|   int x, y;   |       |',
        '+---------------+-------+'
      )
    )
  })

  it('should draw tables in another dialect', () => {
    const sphinx = text('x', '', '+-----+', '| 日  |', '|=====|', '| "a" |', '+-----+', '')
    const rest = sphinx.replace('|=====|', '+=====+')
    expect(format(sphinx, {dialect: 'rst'})).toBe(rest)
    expect(format(rest, {dialect: 'sphinx'})).toBe(sphinx)
    expect(formatTables(rest, {from: 'rst', dialect: 'sphinx'}).value).toBe(sphinx)
    const pandoc = text('+---+', '| a |', '+==:+', '| b |', '+---+')
    expect(format(pandoc, {dialect: 'adobe'})).toBe(
      text('+--:+', '| a |', '+==:+', '| b |', '+---+')
    )
  })

  it('should put words together again that Sphinx has cut, where reST would not', () => {
    const sphinx = text(
      '+-----------+-----+',
      '| name      | see |',
      '|===========|=====|',
      '| |:a/file. | [1] |',
      '| txt:two:o |     |',
      '| ne|       |     |',
      '+-----------+-----+'
    )
    const rest = format(sphinx, {dialect: 'rst'})
    expect(rest).toContain('| |:a/file.txt:two:one| | [1] |')
  })

  it('should draw what reads the same when nobody says any more which dialect it is', () => {
    // Here the rule for words that Sphinx cuts would join the link, which fills its line, to the next word.
    const sphinx = text(
      'See |:ropes.txt:ropes|.',
      '',
      '+------------------+',
      '| From             |',
      '|==================|',
      '| |:rope.splice:sp |',
      '| lice()| at sea   |',
      '+------------------+'
    )
    expect(format(sphinx, {dialect: 'hyperhelp'})).toContain('| |:rope.splice:splice()| at sea |')
  })

  it('should leave a text alone for which the dialect has no drawing, and say why', () => {
    const table = text('+---+', '| a |', '+--:+', '| b |', '+---+')
    for (const [value, dialect, reason] of [
      [table, 'rst', 'expected a table without alignment'],
      [
        text('+---+', '|a  |', '+===+', '|b  |', '+===+', '|c  |', '+===+'),
        'rst',
        'without a foot'
      ],
      [text('x', '+---+', '|a  |', '|===|', '|b  |', '+---+'), 'rst', 'expected a blank line above']
    ] as const) {
      const {value: after, messages, changes} = formatTables(value, {dialect})
      expect(after).toBe(value)
      expect(changes).toEqual([])
      expect(messages.map((message) => message.reason).join()).toContain(reason)
      expect(messages[0]!.fatal).toBe(true)
    }
  })

  it('should leave tables alone that only a repair makes whole', () => {
    const padded = text('+----+---+', '| 日本 | b |', '+----+---+', '| ab | c |', '+----+---+')
    const open = text('+---+', '| a |', '+---+', '| b |', '')
    for (const value of [padded, open]) {
      const result = formatTables(value)
      expect(result.value).toBe(value)
      expect(result.messages).toHaveLength(1)
    }
    expect(formatTables(padded, {dialect: 'rst'}).value).toBe(
      text('+------+---+', '| 日本 | b |', '+------+---+', '| ab   | c |', '+------+---+')
    )
  })

  it('should name what was drawn, and where', () => {
    const {changes} = formatTables(
      text('', '+---+', '|a  |', '+---+', '', '+---+', '| b |', '+---+')
    )
    expect(changes).toEqual([
      {
        type: 'drawn',
        line: 2,
        column: 1,
        ruleId: 'grid-table-drawn',
        reason: 'The table is drawn canonically'
      }
    ])
  })

  it('should refuse options that make no sense', () => {
    expect(() => formatTables('', {dialect: 'rst-simple' as 'rst'})).toThrow('expected `rst`')
    expect(() => formatTables('', {width: 0})).toThrow(
      'Cannot format tables with width `0`, expected an integer from 1'
    )
  })

  it('should change nothing when done again, and keep all texts', () => {
    const model = tables({dialect: 'rst', content: literalContent({combining: true})})
    fc.assert(
      fc.property(model, fc.option(fc.integer({min: 1, max: 60})), (table, width) => {
        const value = toGridTable(table, {cells: 'literal'})
        const once = formatTables(value, {width})
        expect(formatTables(once.value, {width}).value).toBe(once.value)
        const [before, after] = [value, once.value].map((d) =>
          findTables(d).map((found) => JSON.stringify(toMatrix(found)))
        )
        expect(after).toEqual(before)
      }),
      {numRuns: runs(100)}
    )
  })
})

describe('repairs', () => {
  it.each([
    [
      'junctions beside those of other lines',
      ['+---+---+', '| a | b |', '+----+--+', '| c | d |', '+---+---+'],
      ['+---+---+', '| a | b |', '+---+---+', '| c | d |', '+---+---+'],
      ['3 Junctions beside those of other lines are moved, in their order']
    ],
    [
      'lines that end too early or too late',
      ['+---+---+', '| a | bcd |', '+---+---+', '| c | d', '+---+---+', '| e  | f |', '+---+---+'],
      [
        '+---+-----+',
        '| a | bcd |',
        '+---+-----+',
        '| c | d   |',
        '+---+-----+',
        '| e | f   |',
        '+---+-----+'
      ],
      [
        '1 The border is drawn anew',
        '3 The border is drawn anew',
        '4 The right border is added',
        '5 The border is drawn anew',
        '6 Borders beside those of other lines are moved, in their order',
        '7 The border is drawn anew'
      ]
    ],
    [
      'a bottom border that lacks',
      ['+---+---+', '| a | b |', '+---+---+', '| c | d |'],
      ['+---+---+', '| a | b |', '+---+---+', '| c | d |', '+---+---+'],
      ['4 A bottom border is added']
    ],
    [
      'a top border that lacks',
      ['| a | b |', '+===+===+', '| c | d |', '+---+---+'],
      ['+---+---+', '| a | b |', '+===+===+', '| c | d |', '+---+---+'],
      ['1 A top border is added']
    ],
    [
      'a border with gaps',
      ['+---+---+', '| a | b |', '+-- +---+'],
      ['+---+---+', '| a | b |', '+---+---+'],
      ['3 The border is drawn anew']
    ]
  ])('should repair %s', (_, before, after, reasons) => {
    const prefix = (lines: Array<string>): string => lines.map((line) => `# ${line}\r\n`).join('')
    const result = formatTables(prefix(before), {fix: true})
    expect(result.value).toBe(prefix(after))
    const repaired = result.changes.filter(({type}) => type === 'repaired')
    expect(repaired.map(({line, reason}) => `${line} ${reason}`)).toEqual(reasons)
  })

  it('should pad for the characters that docutils counts', () => {
    const before = text('+----+', '| 日本 |', '+----+')
    const after = text('+------+', '| 日本 |', '+------+')
    for (const from of ['auto', 'rst'] as const) {
      const result = formatTables(before, {fix: true, from})
      expect(result.value).toBe(after)
      expect(result.changes[0]).toMatchObject({type: 'repaired', line: 1})
    }
  })

  it.each(['+-v-+-+', '+-+-v-+', '+-+>=<+', '+:-:+-+'])(
    'should give the marks of a border the room that they need: %s',
    (border) => {
      const table = ['+-+-+', '|a|b|', border, '|c|d|', '+-+-+', '|e|f|', '+-+-+', ''].join('\n')
      const {value} = formatTables(table, {fix: true})
      for (const text of 'abcdef') expect(value).toContain(text)
      expect(formatTables(value, {fix: true}).value).toBe(value)
    }
  )

  it.each([
    ['a line with a border too many', ['+---+---+', '| a || b |', '+---+---+']],
    ['a border that is not where others are', ['+--+----+', '| a | b |', '+------+-+']],
    [
      'a missing junction, which makes a cell that spans',
      ['+---+---+', '| a | b |', '+-------+', '| c | d |', '+---+---+']
    ],
    ['a line without left border', ['+---+', '| a |', 'b |', '+---+']],
    ['a dash behind the right border', ['+---+---+', '+---+---+-']],
    ['a block of lines below a table', ['+---+---+', '| a | b |', '+---+---+', '| verse |']]
  ])('should not guess: %s', (_, lines) => {
    const before = text(...lines)
    const {value, changes} = formatTables(before, {fix: true})
    expect(value).toBe(before)
    expect(changes).toEqual([])
  })
})
