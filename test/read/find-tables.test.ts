import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {findTables, toMatrix} from '../../src/index.js'
import {runs} from '../runs.js'
import {shape} from './shape.js'

const literal = {cells: 'literal'} as const

/** Shapes of the tables in a text, and its messages as `line:column rule`. */
function find(
  text: string,
  dialect: 'auto' | 'rst' | 'rst-simple' | 'pandoc' | 'adobe' = 'auto'
): {shapes: Array<Array<string>>; messages: Array<string>} {
  const file = new VFile(text.replace(/^\n/, ''))
  const shapes = findTables(file, {...literal, dialect}).map(shape)
  const messages = file.messages.map(({line, column, ruleId}) => `${line}:${column} ${ruleId}`)
  return {shapes, messages}
}

/** A table of one cell, each line behind a leader. */
function table(leader: string, first: string = leader): string {
  return `${first}+---+\n${leader}| a |\n${leader}+---+\n`
}

describe('findTables', () => {
  it.each([
    ['behind the quotes of a docstring', 'def f():\n    r"""', '    '],
    ['in another column than all else', '', '  ']
  ])('should read a table whose top border stands %s', (_, before, margin) => {
    const grid = ['+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+']
    const [table] = findTables(before + grid.join(`\n${margin}`))
    expect(toMatrix(table!)).toEqual([
      ['a', 'b'],
      ['1', '2']
    ])
    expect(table!.children[0]!.type).toBe('gtHeader')
  })

  it('should read a simple table that starts behind the quotes of a docstring', () => {
    const [table] = findTables('def f():\n  """=  =\n  a  b\n  =  =\n  1  2\n  =  =\n  """\n')
    expect(toMatrix(table!)).toEqual([
      ['a', 'b'],
      ['1', '2']
    ])
  })

  it.each([
    ['in running text', `Text.\n\n${table('')}\nMore.`],
    ['right below a line of text', `Text:\n${table('')}`],
    ['indented', table('      ')],
    ['indented by tabs', table('\t')],
    ['in a list', table('  ', '- ')],
    ['in a numbered list', table('    ', '(1) ')],
    ['in a quote', table('> ')],
    ['in a quote in a quote', table('> > ')],
    ['in comments of shell scripts', `#!/bin/sh\n${table('# ')}`],
    ['in comments of C', `/*\n${table(' * ')} */`],
    ['in documentation comments', `${table('/// ')}fn main() {}`],
    ['in comments of SQL', table('-- ')],
    ['in comments of Lisp', table(';; ')],
    ['at the end without a line ending', table('').trimEnd()],
    ['between lines with carriage returns', `Text.\n\n${table('')}`.replaceAll('\n', '\r\n')]
  ])('should find a table %s', (_, text) => {
    expect(find(text)).toEqual({shapes: [['body: a']], messages: []})
  })

  it('should read cells of reStructuredText in text of no known language', () => {
    const [table] = findTables(
      '+---------------+------+\n| .. note:: a   | |b|  |\n|               |      |\n| :c: d         | e_   |\n+===============+======+\n| .. code:: f   | (a) g|\n|               |      |\n|    *h*        |      |\n+---------------+------+\n'
    )
    const cells = table!.children.flatMap(({children}) => children.flatMap((row) => row.children))
    expect(cells.map(({children}) => children.map(({type}) => type))).toEqual([
      ['admonition', 'definitionList'],
      ['paragraph', 'paragraph'],
      ['code'],
      ['list']
    ])
    expect(cells[1]!.children).toMatchObject([
      {children: [{value: '|b|'}]},
      {children: [{value: 'e_'}]}
    ])
  })

  it('should give positions in the whole text', () => {
    const [found] = findTables(`Text.\n\n${table('> ')}`, literal)
    expect(found!.position).toEqual({
      start: {line: 3, column: 3, offset: 9},
      end: {line: 5, column: 8, offset: 30}
    })
  })

  it('should part tables that follow each other at another column', () => {
    const text = `${table('')}${table('  ')}`
    expect(find(text).shapes).toEqual([['body: a'], ['body: a']])
  })

  it('should take lines below the last border for text', () => {
    const {shapes} = find(`${table('')}| b |\n`)
    expect(shapes).toEqual([['body: a']])
  })

  it('should not take a border alone for a table', () => {
    expect(find('+---+\ntext\n').shapes).toEqual([])
  })

  it('should find simple tables', () => {
    const text = '===  ===\na    b\n===  ===\nc    d\n\n     e\n===  ===\n'
    for (const indent of ['', '   ']) {
      const indented = text.replaceAll(/^(?=.)/gm, indent)
      expect(find(`Text.\n\n${indented}\nMore.`)).toEqual({
        shapes: [['header: a | b', 'body: c | d//e'.replace('//', '\\n\\n')]].map(
          ([head, body]) => [head, body!.replace('\\n\\n', '//')]
        ),
        messages: []
      })
    }
  })

  it('should not take an underline for a simple table', () => {
    expect(find('Title\n=====\n\nText\n')).toEqual({shapes: [], messages: []})
  })

  it.each([
    ['literal blocks of reST', 'rst', `Code::\n\n${table('   ')}`],
    ['paragraphs of reST', 'rst', `Text\n${table('')}`],
    ['fenced code', 'pandoc', `~~~~\n${table('')}~~~~\n`],
    ['fenced code', 'auto', `\`\`\`rst\n${table('')}\`\`\`\n`]
  ] as const)('should not look into %s (%s)', (_, dialect, text) => {
    expect(find(text, dialect).shapes).toEqual([])
  })

  it('should look behind literal blocks and unclosed fences', () => {
    expect(find(`Code::\n\n   code\n\n${table('')}`, 'rst').shapes).toHaveLength(1)
    expect(find(`\`\`\`\n${table('')}`).shapes).toHaveLength(1)
  })

  it('should report malformed tables and go on', () => {
    const text = `+---+\n| a  |\n+---+\n\n${table('')}\n+---+\n| b |\n`
    expect(find(text)).toEqual({
      shapes: [['body: a']],
      messages: ['2:5 grid-table-right-border', '10:6 grid-table-bottom']
    })
  })

  it.each([
    ['a grid table', `${table('')}text\n`, ['4:1 grid-table-blank-after'], 1],
    ['a simple table', '=  =\na  b\n=  =\nc  d\n=  =\ntext\n', ['6:1 simple-table-blank-after'], 1],
    [
      'the first rule of a simple table',
      '=  =\na  b\n=  =\ntext\n',
      ['4:1 simple-table-blank-after'],
      0
    ],
    [
      'a text, before a table without top border',
      '| a |\n+---+\n| b |\n+---+\n',
      ['1:1 grid-table-top'],
      1
    ],
    [
      'a rule as the last border below more lines',
      '+---+\n| a |\n+---+\n| b |\n+===+\n',
      ['5:1 grid-table-head-edge'],
      1
    ],
    ['a simple table without bottom', '=  =\na  b\n', ['1:1 simple-table-bottom'], 0]
  ])('should name what is missing around %s', (_, text, messages, count) => {
    const found = find(text, 'rst')
    expect(found.messages).toEqual(messages)
    expect(found.shapes).toHaveLength(count)
  })

  it('should read the markup of cells by default', () => {
    const [found] = findTables(
      '+-----------+\n| see *this* |\n+-----------+\n'.replaceAll('+-----------+', '+------------+')
    )
    const cell = found!.children[0]!.children[0]!.children[0]!
    expect(cell.children).toMatchObject([
      {type: 'paragraph', children: [{type: 'text', value: 'see '}, {type: 'emphasis'}]}
    ])
  })
})

/** Text that is full of borders. */
const drawing = fc
  .array(
    fc.oneof(
      fc.constantFrom('+---+---+', '+===+===+', '|===|===|', '+-------+', '=== ===', '--- ---', ''),
      fc.string({unit: fc.constantFrom(...'+-|= a魚\t:'), maxLength: 10}),
      fc
        .tuple(fc.constantFrom('a', 'b|', '+ ', '-'), fc.constantFrom('c', '|d', ' +'))
        .map(([left, right]) => `|${left.padEnd(3)}|${right.padEnd(3)}|`)
    ),
    {maxLength: 12}
  )
  .map((lines) => lines.join('\n'))

describe('findTables, any text', () => {
  it('should neither throw nor lose a letter', () => {
    fc.assert(
      fc.property(
        drawing,
        fc.constantFrom('auto', 'rst', 'sphinx', 'pandoc', 'adobe', 'hyperhelp'),
        (text, dialect) => {
          const file = new VFile(text)
          for (const table of findTables(file, {...literal, dialect})) {
            const {start, end} = table.position!
            expect(letters(texts(table))).toBe(letters(text.slice(start.offset, end.offset)))
          }
          for (const {ruleId, place, reason} of file.messages) {
            expect(ruleId).toMatch(/^(?:grid|simple)-table-/)
            expect(place).toBeTruthy()
            expect(reason).toMatch(/^[A-Z`].+[^.]$/)
          }
        }
      ),
      {numRuns: runs(1000)}
    )
  })

  it('should read any other text without a fault of its own', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        for (const cells of ['literal', 'text', 'inline'] as const) findTables(text, {cells})
      }),
      {numRuns: runs(300)}
    )
  })

  it('should report every drawing that is no table', () => {
    fc.assert(
      fc.property(drawing, (rows) => {
        const text = `+---+---+\n|${rows.replaceAll(/^(?=[^+|])/gm, '|')}`
        const file = new VFile(text)
        const tables = findTables(file, literal)
        expect(tables.length + file.messages.length).toBeGreaterThan(0)
      }),
      {numRuns: runs(500)}
    )
  })
})

function texts(table: GridTable): string {
  return table.children
    .flatMap((section) => section.children)
    .flatMap((row) => row.children)
    .flatMap((cell) => cell.children)
    .map((child) =>
      child.type === 'paragraph' && child.children[0]?.type === 'text'
        ? child.children[0].value
        : ''
    )
    .join('')
}

function letters(text: string): string {
  return [...text.replaceAll(/[^a-z魚]/g, '')].sort().join('')
}

describe('captions', () => {
  it('should stand in front of a border, as the Sphinx builder writes them', () => {
    const text = [
      '  # id4:Cogs + wheels+-----+-----+',
      '  | one   | two   |',
      '  |=======|=======|',
      '  | a     | b     |',
      '  +-------+-------+'
    ]
      .join('\n')
      .replace('+-----+-----+', '+-------+-------+')
    const [table] = findTables(text)
    expect(table).toMatchObject({columns: [{width: 7}, {width: 7}], dialect: 'sphinx'})
    expect(table!.position!.start).toMatchObject({line: 1, column: 22})
  })
})

describe('a first border in another column', () => {
  const inner = ['| k | v |', '+===+===+', '| x | y |', '+---+---+']

  it.each([
    [
      'behind the quotes of a docstring',
      ['def f():', '  """+---+---+', ...inner.map((line) => `  ${line}`)]
    ],
    ['left of the other lines', ['+---+---+', ...inner.map((line) => `    ${line}`)]],
    ['right of the other lines', ['   +---+---+', ...inner]]
  ])('should be that of the table: %s', (_, lines) => {
    const file = new VFile(lines.join('\n'))
    const [table, ...others] = findTables(file, {file})
    expect(others).toEqual([])
    expect(table!.children.map(({type}) => type)).toEqual(['gtHeader', 'gtBody'])
    expect(texts(table!)).toBe('kvxy')
    expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['grid-table-top'])
  })

  it('should be that of a simple table behind the quotes of a docstring', () => {
    const text = 'class A:\n  """==  ==\n  k   v\n  ==  ==\n  x   y\n  ==  ==\n  """\n'
    expect(findTables(text).map(texts)).toEqual(['kvxy'])
  })

  it('should not be that of another table', () => {
    const text = '+---+\n    | k | v |\n    +---+---+\n    | x | y |\n    +---+---+\n'
    expect(findTables(text).map(texts)).toEqual(['xy'])
  })
})
