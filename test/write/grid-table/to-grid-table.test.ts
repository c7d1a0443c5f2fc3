import type {BlockContent, PhrasingContent} from 'mdast'
import {describe, expect, it} from 'vitest'
import type {GridTable, GridTableCell} from '../../../grammars/grid-table/nodes.js'
import {fromGridTable} from '../../../src/read/from-grid-table.js'
import {fromMatrix} from '../../../src/tables/from-matrix.js'
import {toGridTable} from '../../../src/write/grid-table/to-grid-table.js'

const lines = (...values: Array<string>): string => values.join('\n')

describe('toGridTable, drawing', () => {
  const table = makeTable({head: [['a', 'b']], body: [['c', 'd']], foot: [['e', 'f']]})

  it('should draw what docutils reads', () => {
    const lost: Array<string> = []
    expect(toGridTable(table, {dialect: 'rst', onLoss: (what) => lost.push(what)})).toBe(
      lines(
        '+---+---+',
        '| a | b |',
        '+===+===+',
        '| c | d |',
        '+---+---+',
        '| e | f |',
        '+---+---+'
      )
    )
    expect(lost).toEqual(['footer'])
  })

  it('should draw what Sphinx draws', () => {
    const spanned = makeTable({head: [['a', 'b']], body: [[span('wide', 1, 2)]]})
    expect(toGridTable(spanned, {dialect: 'sphinx'})).toBe(
      lines('+---+---+', '| a | b |', '|===|===|', '| wide  |', '+---+---+')
    )
  })

  it('should draw feet and the alignment of columns for pandoc', () => {
    const aligned = {...table, columns: [{width: 5, align: 'right' as const}, {width: 5}]}
    expect(toGridTable(aligned, {dialect: 'pandoc'})).toBe(
      lines(
        '+-----+-----+',
        '| a   | b   |',
        '+====:+=====+',
        '| c   | d   |',
        '+=====+=====+',
        '| e   | f   |',
        '+=====+=====+'
      )
    )
  })

  it('should draw feet and the alignment of cells for Adobe', () => {
    const cell: GridTableCell = {...span('c', 1, 1), align: 'justify', valign: 'bottom'}
    const aligned = makeTable({head: [['a', 'b']], body: [[cell, 'd']], foot: [['e', 'f']]})
    expect(toGridTable(aligned, {dialect: 'adobe'})).toBe(
      lines(
        '+----+---+',
        '| a  | b |',
        '+>=v<+===+',
        '| c  | d |',
        '+====+===+',
        '| e  | f |',
        '+----+---+'
      )
    )
  })

  it('should draw simple tables, spans in the line below', () => {
    const inputs = makeTable(
      {
        head: [
          [span('in', 1, 2), 'out'],
          ['A', 'B', 'A or B']
        ],
        body: [['0', '', '1']]
      },
      [3, 3, 8]
    )
    expect(toGridTable(inputs, {dialect: 'rst-simple'})).toBe(
      lines(
        '=  =  ======',
        'in    out',
        '----  ------',
        'A  B  A or B',
        '=  =  ======',
        '0     1',
        '=  =  ======'
      )
    )
  })

  it('should refuse what a simple table cannot hold', () => {
    const tall = makeTable({body: [[span('a', 2, 1), 'b'], ['c']]})
    expect(() => toGridTable(tall, {dialect: 'rst-simple'})).toThrow(
      'Cannot write the cell at row 0, column 0 with dialect `rst-simple`, expected a cell in one row'
    )
  })

  it('should let text run over the lines that its cell crosses', () => {
    const tall = makeTable({body: [[span('one two three', 3, 1), 'x'], ['y'], ['z']]}, [7, 3])
    expect(toGridTable(tall)).toBe(
      lines(
        '+-------+---+',
        '| one   | x |',
        '| two   +---+',
        '| three | y |',
        '|       +---+',
        '|       | z |',
        '+-------+---+'
      )
    )
  })

  it('should keep text from lining up as a border', () => {
    const trap = makeTable({body: [['1', '2'], [span('a | b', 1, 2)], ['3', '4']]}, [3, 3])
    expect(toGridTable(trap, {cells: 'literal'})).toBe(
      lines(
        '+---+---+',
        '| 1 | 2 |',
        '+---+---+',
        '| a | b |',
        '|       |',
        '+---+---+',
        '| 3 | 4 |',
        '+---+---+'
      )
    )
  })

  it('should show rows and columns that no cell ends at', () => {
    const hidden = makeTable({body: [[span('a', 2, 2)], []]})
    expect(toGridTable(hidden)).toBe(
      lines('+---+---+', '| a     |', '+       +', '|       |', '+---+---+')
    )
  })

  it('should draw tables in cells', () => {
    const outer = makeTable({body: [['a', span(makeTable({body: [['b']]}), 1, 1)]]})
    expect(toGridTable(outer)).toBe(
      lines('+---+-------+', '| a | +---+ |', '|   | | b | |', '|   | +---+ |', '+---+-------+')
    )
  })

  it('should draw trees of @adobe/mdast-util-gridtables, which have no columns', () => {
    const {columns, ...bare} = makeTable({body: [['a', 'b']]})
    expect(columns.length).toBe(2)
    expect(toGridTable(bare as GridTable)).toBe(lines('+---+---+', '| a | b |', '+---+---+'))
  })
})

describe('toGridTable, widths', () => {
  it('should keep the widths of columns, and let those grow whose words do not fit', () => {
    const table = makeTable({body: [['unbreakable', 'b']]}, [5, 9])
    expect(toGridTable(table)).toBe(
      lines('+-------------+---------+', '| unbreakable | b       |', '+-------------+---------+')
    )
  })

  it('should weigh the columns of a table that has to fit', () => {
    const table = makeTable({body: [['one two three four five six', 'seven']]})
    expect(toGridTable(table, {width: 26, indent: 2})).toBe(
      lines(
        '  +--------------+-------+',
        '  | one two      | seven |',
        '  | three four   |       |',
        '  | five six     |       |',
        '  +--------------+-------+'
      )
    )
  })

  it('should cut words where the width wants it and the dialect puts them together again', () => {
    const table = makeTable({body: [['hard_to_break_anywhere', 'b']]})
    const text = toGridTable(table, {dialect: 'sphinx', width: 20})
    expect(text.split('\n')[0]!.length).toBeLessThanOrEqual(20)
    const read = fromGridTable(text, {dialect: 'sphinx'})
    expect(toGridTable(read, {width: 40})).toContain('| hard_to_break_anywhere | b |')
    expect(toGridTable(table, {dialect: 'rst', width: 20})).toContain('hard_to_break_anywhere')
  })

  it('should measure East Asian text as what reads the dialect does', () => {
    const table = makeTable({body: [['漢字', 'e\u0301']]})
    expect(toGridTable(table, {dialect: 'rst'})).toBe(
      lines('+------+---+', '| 漢字 | e\u0301 |', '+------+---+')
    )
    expect(toGridTable(table, {dialect: 'adobe'})).toBe(
      lines('+----+----+', '| 漢字 | e\u0301 |', '+----+----+')
    )
  })

  it('should write other line endings', () => {
    expect(toGridTable(makeTable({body: [['a']]}), {eol: '\r\n', indent: '> '})).toBe(
      '> +---+\r\n> | a |\r\n> +---+'
    )
  })
})

describe('toGridTable, content', () => {
  const phrasing: Array<PhrasingContent> = [
    {type: 'inlineCode', value: 'a b'},
    text(', '),
    {type: 'emphasis', children: [text('c')]},
    text(' and '),
    {type: 'strong', children: [text('d')]}
  ]
  const link: PhrasingContent = {
    type: 'helpLink',
    package: null,
    identifier: 'x.txt/y',
    children: [text('see y')]
  }

  it('should write phrasing in the notation of the dialect', () => {
    const table = makeTable({body: [[span(phrasing, 1, 1)]]}, [30])
    const write = (dialect: GridTable['dialect']): string =>
      toGridTable(table, {dialect}).split('\n')[1]!.slice(2, -2).trimEnd()
    expect(write('rst')).toBe('``a b``, *c* and **d**')
    expect(write('sphinx')).toBe('"a b", *c* and **d**')
    expect(write('hyperhelp')).toBe('`a b`, c and d')
    expect(write('pandoc')).toBe('`a b`, *c* and **d**')
  })

  it('should never end a line in a link', () => {
    const table = makeTable({body: [[span([text('Now '), link, text('.')], 1, 1)]]}, [6])
    expect(toGridTable(table, {dialect: 'hyperhelp'})).toBe(
      lines(
        '+-------------------+',
        '| Now               |',
        '| |:x.txt/y:see y|. |',
        '+-------------------+'
      )
    )
    expect(toGridTable(table, {dialect: 'rst'})).toContain('`see y <x.txt/y>`__.')
    expect(toGridTable(table, {dialect: 'pandoc'})).toContain('[see y](x.txt/y).')
  })

  it('should escape what reST and Markdown would take for marks', () => {
    const table = makeTable({body: [['*a* `b` c_ |d|'], ['- e'], ['1. f::']]}, [30])
    const rst = toGridTable({...table, dialect: 'rst'})
    expect(rst).toContain('| \\*a* \\`b\\` c\\_ \\|d| ')
    expect(rst).toContain('| \\- e')
    expect(rst).toContain('| 1\\. f:\\: ')
    const markdown = toGridTable(table, {dialect: 'adobe'})
    expect(markdown).toContain('| \\*a\\* \\`b\\` c\\_ \\|d\\| ')
    expect(markdown).toContain('| \\- e')
    expect(markdown).toContain('| 1\\. f::')
  })

  it.each([
    '``wind()`` and ``C:\\``',
    'a \\*star and C:\\\\ropes',
    'reel\\_ and \\`oak\\`',
    '|oak|, reel_, `the drum`_ and elm__',
    '`oak <https://oak.example>`_ and `elm <e>`__',
    '*Wind*\\ s',
    'a note [1]_ and _`place`',
    ':ref:`oak` or :ref:`drum <elm>`',
    ':doc:`ropes` or :doc:`ropes <ropes/all>`',
    ':kbd:`Ctrl+K` and :math:`x_{1} \\in Y`',
    'H\\ :sub:`2`\\ O and 10\\ :sup:`6`',
    '"dry"',
    '\\- oak',
    '\\:oak: elm'
  ])('should write the reStructuredText that it was read from: %s', (text) => {
    const border = `+${'-'.repeat(text.length + 2)}+`
    const table = lines(border, `| ${text} |`, border)
    expect(toGridTable(fromGridTable(table, {dialect: 'rst'}))).toBe(table)
  })

  it('should put an empty comment before a quote that nothing precedes in reST', () => {
    const quote: BlockContent = {type: 'blockquote', children: [paragraph('dry')]}
    const item = {type: 'listItem' as const, spread: false, children: [quote]}
    const list: BlockContent = {type: 'list', ordered: false, spread: false, children: [item]}
    const table = makeTable({
      body: [[{type: 'gtCell', children: [quote]}], [{type: 'gtCell', children: [list]}]]
    })
    const drawn = toGridTable({...table, dialect: 'rst'}, {verify: true})
    expect(drawn).toBe(
      lines(
        '+----------+',
        '| ..       |',
        '|          |',
        '|    dry   |',
        '+----------+',
        '| * ..     |',
        '|          |',
        '|      dry |',
        '+----------+'
      )
    )
    expect(toGridTable(fromGridTable(drawn, {dialect: 'rst'}))).toBe(drawn)
  })

  it('should escape what only pandoc takes for marks before others that are escaped', () => {
    const table = fromMatrix([['$*x*$'], ['^*y*^'], ['~\\z~'], ['@*a']])
    const drawn = toGridTable(table, {dialect: 'pandoc'})
    expect(drawn).toContain('| \\$\\*x\\*$ ')
    expect(drawn).toContain('| \\^\\*y\\*^ ')
    expect(drawn).toContain('| \\~\\\\z~ ')
    expect(drawn).toContain('| \\@\\*a ')
  })

  it('should write blocks', () => {
    const blocks: Array<BlockContent> = [
      paragraph('one'),
      {
        type: 'list',
        ordered: true,
        start: 9,
        spread: false,
        children: [
          {type: 'listItem', spread: false, children: [paragraph('two two')]},
          {type: 'listItem', spread: false, children: [paragraph('three')]}
        ]
      },
      {type: 'code', lang: 'py', value: 'four\n  five'},
      {type: 'admonition', kind: 'note', children: [paragraph('six')]}
    ]
    const table = makeTable({body: [[{type: 'gtCell', children: blocks}]]}, [20])
    const write = (dialect: GridTable['dialect']): Array<string> =>
      toGridTable(table, {dialect})
        .split('\n')
        .slice(1, -1)
        .map((line) => line.slice(2, -2).trimEnd())
    expect(write('rst')).toEqual([
      'one',
      '',
      '9. two two',
      '10. three',
      '',
      '.. code-block:: py',
      '',
      '   four',
      '     five',
      '',
      '.. note::',
      '',
      '   six'
    ])
    expect(write('pandoc')).toEqual([
      'one',
      '',
      '9. two two',
      '10. three',
      '',
      '```py',
      'four',
      '  five',
      '```',
      '',
      '> [!NOTE]',
      '> six'
    ])
  })
})

describe('toGridTable, options', () => {
  const source = lines('+---+--+', '|a  |b |', '+---+--+')

  it('should print a table that has not changed as it stands in its source', () => {
    const table = fromGridTable(source, {dialect: 'rst'})
    expect(toGridTable(table, {source})).toBe(source)
    expect(toGridTable(table)).toBe(lines('+---+---+', '| a | b |', '+---+---+'))
    const cell = table.children[0]!.children[0]!.children[0]!
    cell.children = [paragraph('c')]
    expect(toGridTable(table, {source})).toBe(lines('+---+---+', '| c | b |', '+---+---+'))
  })

  it('should find an indented table in its source', () => {
    const inner = source.replaceAll('\n', '\r\n> ')
    const text = `> ${inner}`
    const table = fromGridTable(source, {dialect: 'rst'})
    const {start, end} = table.position!
    const moved = {
      ...table,
      position: {
        start: {...start, column: 3, offset: 2},
        end: {...end, column: 11, offset: text.length}
      }
    }
    expect(toGridTable(moved, {source: text})).toBe(inner)
  })

  it('should verify on demand', () => {
    const aligned = {...makeTable({body: [['a']]}), columns: [{width: 3, align: 'center' as const}]}
    expect(toGridTable(aligned, {dialect: 'pandoc', verify: true})).toContain('+:-:+')
    expect(() => toGridTable(aligned, {dialect: 'rst', verify: true})).toThrow(
      'Cannot write the alignment of column 0 with dialect `rst`, expected something that it reads the same'
    )
    const marked = makeTable({body: [['"a"']]})
    expect(() => toGridTable(marked, {dialect: 'sphinx', verify: true})).toThrow(
      'Cannot write the cell at row 0, column 0 with dialect `sphinx`'
    )
    const headless = makeTable({head: [['a']], body: []})
    expect(() => toGridTable(headless, {dialect: 'rst', verify: true})).toThrow(
      'Cannot write the sections and spans of a grid table with dialect `rst`'
    )
  })

  it('should throw for dialects that nobody knows', () => {
    expect(() => toGridTable(makeTable({body: [['a']]}), {dialect: 'org' as 'rst'})).toThrow(
      'Cannot write a grid table with dialect `org`, expected `rst`, `rst-simple`, `sphinx`'
    )
  })
})

type Content = string | GridTableCell

function makeTable(
  rows: {head?: Array<Array<Content>>; body: Array<Array<Content>>; foot?: Array<Array<Content>>},
  widths?: Array<number>
): GridTable {
  const section = <Type extends string>(
    type: Type,
    given: Array<Array<Content>>
  ): {type: Type; children: Array<{type: 'gtRow'; children: Array<GridTableCell>}>} => ({
    type,
    children: given.map((row) => ({
      type: 'gtRow',
      children: row.map((cell) => (typeof cell === 'string' ? span(cell, 1, 1) : cell))
    }))
  })
  const first = (rows.head ?? rows.body)[0]!
  let count = 0
  for (const cell of first) count += typeof cell === 'string' ? 1 : (cell.colSpan ?? 1)
  return {
    type: 'gridTable',
    dialect: 'rst',
    columns: (widths ?? new Array<number>(count).fill(3)).map((width) => ({width})),
    children: [
      ...(rows.head ? [section('gtHeader', rows.head)] : []),
      section('gtBody', rows.body),
      ...(rows.foot ? [section('gtFooter', rows.foot)] : [])
    ]
  }
}

function span(
  content: string | Array<PhrasingContent> | GridTable,
  rowSpan: number,
  colSpan: number
): GridTableCell {
  const children: GridTableCell['children'] =
    typeof content === 'string'
      ? content === ''
        ? []
        : [paragraph(content)]
      : Array.isArray(content)
        ? [{type: 'paragraph', children: content}]
        : [content]
  return {type: 'gtCell', rowSpan, colSpan, children}
}

function paragraph(value: string): BlockContent {
  return {type: 'paragraph', children: [text(value)]}
}

function text(value: string): PhrasingContent {
  return {type: 'text', value}
}

describe('toGridTable, other notations', () => {
  it.each([
    [
      'grid',
      [
        '+-----+--------+',
        '| a   | b \\*c* |',
        '+=====+========+',
        '| x,y | 1 | 2  |',
        '+-----+--------+'
      ]
    ],
    ['simple', ['===  ======', 'a    b \\*c*', '===  ======', 'x,y  1 | 2', '===  ======']],
    [
      'list-table',
      [
        '.. list-table:: Letters',
        '   :header-rows: 1',
        '',
        '   * - a',
        '     - b \\*c*',
        '   * - x,y',
        '     - 1 | 2'
      ]
    ],
    [
      'csv-table',
      ['.. csv-table:: Letters', '   :header-rows: 1', '', '   a,b \\*c*', '   "x,y",1 | 2']
    ],
    [
      'flat-table',
      [
        '.. flat-table:: Letters',
        '   :header-rows: 1',
        '',
        '   * - a',
        '     - b \\*c*',
        '   * - x,y',
        '     - 1 | 2'
      ]
    ],
    ['pipe', ['| a   | b \\*c\\* |', '| --- | ------- |', '| x,y | 1 \\| 2  |']]
  ] as const)('should write every notation: %s', (dialect, lines) => {
    const table = {
      ...fromMatrix([
        ['a', 'b *c*'],
        ['x,y', '1 | 2']
      ]),
      caption: 'Letters'
    }
    expect(toGridTable(table, {dialect})).toBe(lines.join('\n'))
    expect(toGridTable(table, {dialect, indent: 2}).split('\n')[0]).toBe(`  ${lines[0]}`)
  })

  it('should write HTML that holds Markdown, and refuse what a notation cannot hold', () => {
    const table = fromGridTable('+---+---+\n| a | b |\n+---+---+\n| c     |\n+---+---+')
    expect(toGridTable(table, {dialect: 'html'})).toContain('<td colspan="2">\n\nc\n\n</td>')
    expect(() => toGridTable(table, {dialect: 'list-table'})).toThrow('expected no spans')
    expect(() => toGridTable(table, {dialect: 'pipe'})).toThrow('expected no spans')
  })
})
