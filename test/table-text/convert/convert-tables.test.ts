import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {type ConvertTablesOptions, convertTables} from '../../../src/index.js'

const ropes = lines(
  'Before.',
  '',
  '.. table:: Ropes of *the yard*',
  '   :widths: 10 20',
  '   :name: ropes',
  '',
  '   +------+-----------+',
  '   | Name | Length    |',
  '   +======+===========+',
  '   | Main | - 12 m    |',
  '   |      | - ``wet`` |',
  '   +------+-----------+',
  '   | Old  | |sub| and |',
  '   | rope | :ref:`x`  |',
  '   +------+-----------+',
  '',
  'Behind.'
)

const asList = lines(
  'Before.',
  '',
  '.. list-table:: Ropes of *the yard*',
  '   :header-rows: 1',
  '   :widths: 10 20',
  '   :name: ropes',
  '',
  '   * - Name',
  '     - Length',
  '   * - Main',
  '     - - 12 m',
  '       - ``wet``',
  '',
  '   * - Old',
  '       rope',
  '     - |sub| and',
  '       :ref:`x`',
  '',
  'Behind.'
)

describe('convertTables, reStructuredText', () => {
  it('should write a grid table as a list, its cells to the character', () => {
    expect(convert(ropes, 'list-table')).toBe(asList)
  })

  it('should write a list as a grid table again', () => {
    expect(convert(asList, 'grid')).toBe(ropes)
  })

  it('should write values, quoted where that is needed', () => {
    const table = lines(
      '+---+------+',
      '| a | b,"c |',
      '+---+------+',
      '| d |      |',
      '+---+------+'
    )
    expect(convert(table, 'csv-table')).toBe(
      lines('.. csv-table::', '   :widths: 3 6', '', '   a,"b,""c"', '   d,""')
    )
  })

  it('should read values with their options, and write them as a simple table', () => {
    const values = lines(
      '.. csv-table:: Fruit',
      '   :header: "Name", Kg',
      '   :delim: ;',
      '   :align: left',
      '',
      '   Pear; "2 ""or"" 3"',
      '   Fig; 1'
    )
    expect(convert(values, 'simple')).toBe(
      lines(
        '.. table:: Fruit',
        '   :align: left',
        '',
        '   ====  ========',
        '   Name  Kg',
        '   ====  ========',
        '   Pear  2 "or" 3',
        '   Fig   1',
        '   ====  ========'
      )
    )
  })

  it('should keep the place of a table in an item', () => {
    const item = lines('* item', '', '  == ==', '  a  b', '  == ==', '', '* more')
    expect(convert(item, 'list-table')).toBe(
      lines(
        '* item',
        '',
        '  .. list-table::',
        '     :widths: 2 2',
        '',
        '     * - a',
        '       - b',
        '',
        '* more'
      )
    )
  })

  it('should write spans of a flat table, and leave them elsewhere', () => {
    const spans = lines('+---+---+', '| a | b |', '+---+   |', '| c |   |', '+---+---+')
    const flat = lines(
      '.. flat-table::',
      '   :widths: 3 3',
      '',
      '   * - a',
      '     - :rspan:`1` b',
      '   * - c'
    )
    expect(convert(spans, 'flat-table')).toBe(flat)
    expect(convert(flat, 'grid')).toContain('| c |   |\n')
    const file = new VFile()
    expect(convertTables(spans, {from: 'rst', as: 'list-table', file}).value).toBe(spans)
    expect(file.messages.map(String)).toEqual([
      '1:1-1:1: Cannot write the cell at row 1, column 2 as `list-table`, expected no spans'
    ])
    expect(convert(spans, ['list-table', 'flat-table'])).toBe(flat)
  })

  it('should keep stub columns in lists and values, and no drawing', () => {
    const stubs = lines('.. list-table::', '   :stub-columns: 1', '', '   * - a', '     - b')
    expect(convert(stubs, 'csv-table')).toBe(
      lines('.. csv-table::', '   :stub-columns: 1', '', '   a,b')
    )
    expect(convert(stubs, 'grid')).toBe(stubs)
  })

  it('should leave a table alone whose directive would take the text below', () => {
    const above = lines('== ==', 'a  b', '== ==', '', '   A quote.')
    expect(convert(above, 'list-table')).toBe(above)
  })

  it('should leave literal blocks alone', () => {
    const code = lines('Code::', '', '   +---+', '   | a |', '   +---+')
    expect(convert(code, 'list-table')).toBe(code)
  })

  it('should convert the tables that are asked for', () => {
    const two = lines('== ==', 'a  b', '== ==', '', '== ==', 'c  d', '== ==')
    const {value, changes} = convertTables(two, {
      from: 'rst',
      as: 'grid',
      only: (_, index) => index === 1
    })
    expect(value).toBe(lines('== ==', 'a  b', '== ==', '', '+---+---+', '| c | d |', '+---+---+'))
    expect(changes).toMatchObject([{line: 5, ruleId: 'table-converted'}])
  })

  it('should keep line endings', () => {
    expect(convert('== ==\r\na  b\r\n== ==\r\nx\r\n', 'grid')).toMatch(/^(?:.*\r\n)+$/)
  })
})

describe('convertTables, Markdown', () => {
  it('should write pipe tables as grid tables and back, in quotes as well', () => {
    const pipe = lines(
      '> | a     |          b |',
      '> | ----- | ---------: |',
      '> | `x\\|y` | *c* \\| ~~d~~ |'
    )
    const grid = lines(
      '> +-------+--------------+',
      '> | a     | b            |',
      '> +=======+=============:+',
      '> | `x|y` | *c* \\| ~~d~~ |',
      '> +-------+--------------+'
    )
    expect(convert(pipe, 'grid', 'markdown')).toBe(grid)
    expect(convert(grid, 'pipe', 'markdown').replace(/ +/g, ' ')).toBe(
      lines('> | a | b |', '> | ------ | -----------: |', '> | `x\\|y` | *c* \\| ~~d~~ |')
    )
  })

  it('should write what a pipe table cannot hold as HTML, where that is asked for', () => {
    const grid = lines('+---+-----+', '| a | - b |', '|   | - c |', '+---+-----+')
    expect(convert(grid, 'pipe', 'markdown')).toBe(grid)
    expect(convert(grid, ['pipe', 'html'], 'markdown')).toBe(
      lines(
        ...['<table>', '<tbody>', '<tr>', '<td>', '', 'a', '', '</td>'],
        ...['<td>', '', '- b', '- c', '', '</td>', '</tr>', '</tbody>', '</table>']
      )
    )
  })

  it('should refuse notations of other languages', () => {
    expect(() => convert('a', 'list-table', 'markdown')).toThrow(
      'Cannot convert tables of this document to `list-table`, expected `grid`, `pipe`, `html`'
    )
    expect(() => convert('a', 'tables' as never)).toThrow(/^Cannot convert tables with as `tables`/)
  })
})

function convert(
  text: string,
  as: ConvertTablesOptions['as'],
  from: ConvertTablesOptions['from'] = 'rst'
): string {
  return convertTables(text, {from, as}).value
}

function lines(...texts: ReadonlyArray<string>): string {
  return `${texts.join('\n')}\n`
}

describe('pipe tables', () => {
  it('should not be written right above a text, which would become a row', () => {
    const grid = lines('> +---+', '> | a |', '> +===+', '> | b |', '> +---+')
    const document = `${grid.trimEnd()}\n> : Title\n`
    const {value, messages} = convertTables(document, {from: 'markdown', as: 'pipe'})
    expect(value).toBe(document)
    expect(messages.map(({reason}) => reason)).toEqual([
      'Cannot write this table as `pipe`: the next line would become a row of it'
    ])
    const apart = `${grid.trimEnd()}\n>\n> text\n`
    expect(convertTables(apart, {from: 'markdown', as: 'pipe'}).messages).toEqual([])
  })
})
