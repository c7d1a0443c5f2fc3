import type {Node} from 'unist'
import {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import {describe, expect, it} from 'vitest'
import {fromGridTable} from '../../src/index.js'
import {shape} from './shape.js'

const literal = {cells: 'literal'} as const

function lines(...rows: Array<string>): string {
  return rows.join('\n')
}

describe('fromGridTable', () => {
  it('should read head, body and spans', () => {
    const table = fromGridTable(
      lines(
        '+------+-----------+',
        '| City | Degrees   |',
        '|      +-----+-----+',
        '|      | min | max |',
        '+======+=====+=====+',
        '| Oslo | -9  | 22  |',
        '+------+-----+-----+'
      ),
      literal
    )
    expect(shape(table)).toEqual([
      'header: City (2×1) | Degrees (1×2)',
      'header: min | max',
      'body: Oslo | -9 | 22'
    ])
    expect(table.dialect).toBe('rst')
    expect(table.columns).toEqual([{width: 6}, {width: 5}, {width: 5}])
  })

  it.each([
    ['in a paragraph', ['a_ and `b c`_', ''], '"`b c`_"'],
    ['in a list', ['- a_', '- ``b``'], '"a_"'],
    ['below one that refers to nothing', ['*b*', '', 'a_'], '"a_"']
  ])('should leave a reference to nothing as it is written: %s', (_, texts, expected) => {
    const border = `+${'-'.repeat(18)}+`
    const rows = texts.map((text) => `| ${text.padEnd(16)} |`)
    const table = fromGridTable(lines(border, ...rows, border, '| plain            |', border))
    const found = JSON.stringify(table)
    expect(found).toContain(`"value":${expected}`)
    expect(found).not.toContain('"link"')
  })

  it('should read classifiers of terms in cells that refer to nothing', () => {
    const border = `+${'-'.repeat(14)}+`
    const table = fromGridTable(lines(border, '| term : kind  |', '|   body       |', border))
    expect(JSON.stringify(table)).toContain('"data":{"classifiers":["kind"]}')
  })

  it('should take borders for text where they tie nothing', () => {
    const table = fromGridTable(
      lines(
        '+-----+---+',
        '| a+b | | |',
        '| --+ | + |',
        '+-----+---+',
        '| c +---  |',
        '+-----+---+'
      ),
      {...literal, dialect: 'rst'}
    )
    expect(shape(table)).toEqual(['body: a+b/--+ | |/+', 'body: c +--- (1×2)'])
  })

  it('should keep empty cells empty', () => {
    const table = fromGridTable(lines('+---+---+', '|   | b |', '+---+---+'), literal)
    expect(table.children[0]!.children[0]!.children[0]!.children).toEqual([])
  })

  it('should keep indentation and blank lines inside a cell', () => {
    const table = fromGridTable(
      lines(
        '+--------+',
        '|        |',
        '|   a    |',
        '|     b  |',
        '|        |',
        '|   c    |',
        '+--------+'
      ),
      literal
    )
    expect(shape(table)).toEqual(['body: a/  b//c'])
  })

  it('should place every node', () => {
    const source = lines('', '  +----+-----+', '  | 魚 | two |', '  |    | 2   |', '  +----+-----+')
    const table = fromGridTable(source, literal)
    const [first, second] = table.children[0]!.children[0]!.children
    const text = (node: Node): string =>
      source.slice(node.position!.start.offset, node.position!.end.offset)
    expect(text(table)).toBe(source.slice(3))
    expect(text(table.children[0]!)).toBe('| 魚 | two |\n  |    | 2   |')
    expect(text(first!)).toBe(' 魚 | two |\n  |    ')
    expect(second!.position).toEqual({
      start: {line: 3, column: 8, offset: 23},
      end: {line: 4, column: 14, offset: 43}
    })
    const paragraph = first!.children[0]!
    expect(text(paragraph)).toBe('魚')
    expect(paragraph.type === 'paragraph' && paragraph.children[0]!.position).toEqual({
      start: {line: 3, column: 5, offset: 20},
      end: {line: 3, column: 6, offset: 21}
    })
  })

  it('should place nodes in text with a byte order mark and carriage returns', () => {
    const source = '\uFEFF+---+\r\n| a |\r\n+---+\r\n'
    const table = fromGridTable(source, literal)
    const cell = table.children[0]!.children[0]!.children[0]!
    expect(cell.children[0]!.position).toEqual({
      start: {line: 2, column: 3, offset: 10},
      end: {line: 2, column: 4, offset: 11}
    })
  })

  it('should read bytes and files', () => {
    const source = lines('+----+', '| ä  |', '+----+')
    expect(shape(fromGridTable(new TextEncoder().encode(source), literal))).toEqual(['body: ä'])
    expect(shape(fromGridTable(new VFile(source), literal))).toEqual(['body: ä'])
  })

  it.each([
    [
      'sphinx',
      lines('+---+-----+', '| a | b   |', '|===|=====|', '| c | | d |', '+---+-----+'),
      ['header: a | b', 'body: c | | d']
    ],
    [
      'sphinx',
      lines('+---+---+', '| a | b |', '|   |===|', '|   | c |', '+---+---+'),
      ['header: a (2×1) | b', 'body: c']
    ],
    [
      'hyperhelp',
      lines('+-----|-----+', '| a   | b   |', '+=====|=====+', '| c   | d   |', '+=====+=====+'),
      ['header: a | b', 'body: c | d']
    ],
    [
      'pandoc',
      lines(
        '+---+----+',
        '| a | b  |',
        '+:=:+===:+',
        '| c | d  |',
        '+===+====+',
        '| e | f  |',
        '+===+====+'
      ),
      ['header: a center | b right', 'body: c center | d right', 'footer: e center | f right']
    ],
    [
      'adobe',
      lines(
        '+>---x---<+---v:+',
        '| a       | b   |',
        '+:---^----+-----+',
        '| c             |',
        '+---------+-----+'
      ),
      ['body: a justify middle | b right bottom', 'body: c (1×2) left top']
    ],
    [
      'rst-simple',
      lines('=====  =====', 'a      b', '-----  -----', 'c  ', '       d', '=====  ====='),
      ['body: a | b', 'body: c | d']
    ]
  ])('should tell the dialect `%s`', (dialect, source, expected) => {
    const table = fromGridTable(source, literal)
    expect(table.dialect).toBe(dialect)
    expect(shape(table)).toEqual(expected)
  })

  it('should leave out what Sphinx draws inside cells of several rows and columns', () => {
    const source = lines(
      '+---+---+---+',
      '| a | b     |',
      '|===|===|===|',
      '| c | d     |',
      '+---+   |   |',
      '| e |       |',
      '+---+---+---+'
    )
    expect(shape(fromGridTable(source, literal))).toEqual([
      'header: a | b (1×2)',
      'body: c | d (2×2)',
      'body: e'
    ])
  })

  it('should not take the pipes of a link for a border in tables that Sphinx drew', () => {
    const source = lines(
      '+-----+-----+',
      '| one | two |',
      '|=====|=====|',
      '| a   |:t:b |',
      '+-----+-----+'
    )
    // No blank behind the pipe.
    expect(shape(fromGridTable(source, literal))[1]).toBe('body: a   |:t:b (1×2)')
  })

  it.each([
    ['docutils', '+----+', '| 魚 |', undefined],
    ['docutils', '+-----+', '| e\u0301   |', undefined],
    ['terminal', '+----+', '| 👨‍👩‍👧 |', 'terminal'],
    ['code-unit', '+---+', '| 魚 |', 'code-unit']
  ])('should measure by the width model `%s`: %s %s', (_, border, line, model) => {
    const table = fromGridTable(lines(border, line, border), literal)
    expect(table.data?.widths).toBe(model)
    expect(shape(table)).toEqual([`body: ${line.slice(1, -1).trim()}`])
  })

  it('should count tabs from the beginning of the line', () => {
    const source = lines('  +------------+', '  | a\tb      |', '  +------------+')
    expect(shape(fromGridTable(source, literal))).toEqual(['body: a\tb'])
  })

  it('should read a border alone as a table of no rows, as docutils does', () => {
    expect(fromGridTable('+---+', {dialect: 'rst'}).children).toMatchObject([
      {type: 'gtBody', children: []}
    ])
  })

  it('should throw the first fault and report all', () => {
    const file = new VFile()
    let thrown: unknown
    try {
      fromGridTable(lines('+---+', '| a  |', '| b|', '+---+'), {file})
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(VFileMessage)
    expect(thrown).toMatchObject({
      fatal: true,
      ruleId: 'grid-table-right-border',
      source: 'gridhelp',
      reason: 'The line ends in column 6, but the top border in column 5',
      actual: '6',
      expected: ['5'],
      place: {start: {line: 2, column: 5, offset: 10}, end: {line: 2, column: 7, offset: 12}}
    })
    expect(file.messages.map(String)).toEqual([
      '2:5-2:7: The line ends in column 6, but the top border in column 5',
      '3:4-3:5: The line ends in column 4, but the top border in column 5'
    ])
  })

  it('should refuse text beside the table', () => {
    expect(() => fromGridTable(lines('+---+', '| a |', '+---+', 'b'))).toThrow(
      /There is no blank line below the table/
    )
  })

  it('should refuse values and options that it cannot read', () => {
    // Callers without types.
    const read = fromGridTable as (value: unknown, options?: unknown) => unknown
    expect(() => read(5)).toThrow(/Cannot read text from `number`/)
    expect(() => read('+---+', {dialect: 'org'})).toThrow(/with dialect `org`, expected `auto`/)
  })
})
