import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {findTables, formatTables, toCsv, toGridTable, toHtml} from '../../src/index.js'

/** Read the tables of a Markdown document, and what is said of them. */
function read(value: string): {tables: Array<GridTable>; said: Array<string>} {
  const file = new VFile(value)
  const tables = findTables(file, {dialect: 'markdown'})
  return {
    tables,
    said: file.messages.map(({line, column, ruleId}) => `${line}:${column} ${ruleId}`)
  }
}

/** Types of the nodes in a cell, with the values of what has one. */
function outline(node: {type: string; value?: string; children?: ReadonlyArray<unknown>}): string {
  const {type, value, children} = node
  if (value !== undefined) return `${type} ${JSON.stringify(value)}`
  return `${type}(${(children ?? []).map((child) => outline(child as typeof node)).join(' ')})`
}

/** Read the first cell of a table whose lines are given. */
function cell(...lines: Array<string>): string {
  const width = Math.max(...lines.map((line) => line.length))
  const border = `+${'-'.repeat(width)}+`
  const drawn = [border, ...lines.map((line) => `|${line.padEnd(width)}|`), border].join('\n')
  const [table] = read(drawn).tables
  return table!.children[0]!.children[0]!.children[0]!.children.map(outline).join(' ')
}

describe('cells of pandoc’s tables', () => {
  it.each([
    ['one blank behind the border is padding', [' a', ' b'], 'paragraph(text "a b")'],
    ['text at the border', ['a', 'b'], 'paragraph(text "a b")'],
    ['more blanks that are no code', ['   a'], 'paragraph(text "a")'],
    ['five blanks are code', ['     a', '       b'], 'code "a\\n  b"'],
    ['code behind text', [' a', '', '     b'], 'paragraph(text "a") code "b"'],
    ['no padding where a line has none', ['     a', 'b'], 'code " a" paragraph(text "b")'],
    [
      'an item with its code',
      [' - a', '', '       b'],
      'list(listItem(paragraph(text "a") code "b"))'
    ]
  ])('should know %s', (_, lines, wanted) => {
    expect(cell(...lines)).toBe(wanted)
  })

  it('should go on in lines that end early, and in the last column, which is open', () => {
    const {tables} = read('+-----+-----+\n| a   | b   |\n| c   | d\n| e   |\n+-----+-----+\n')
    expect(toCsv(tables[0]!)).toBe('a c e,b d\n')
  })

  it('should span rows where a border ends early, and stay so when they are formatted', () => {
    const text = '+-----+-----+\n| a   | b   |\n+-----+\n| c   | d   |\n+-----+-----+\n'
    const cells = read(text).tables[0]!.children[0]!.children.map((row) => row.children.length)
    expect(cells).toEqual([2, 1])
    expect(formatTables(text, {from: 'markdown'}).value).toBe(text)
  })

  it('should take alignment from the rule of the head, else from the first border', () => {
    const aligns = (text: string): unknown =>
      read(text).tables[0]!.columns.map(({align}) => align ?? '-')
    expect(aligns('+----:+:----+\n| a   | b   |\n+-----+-----+\n')).toEqual(['right', 'left'])
    expect(
      aligns('+-----+-----+\n| a   | b   |\n+:===:+====:+\n| c   | d   |\n+-----+-----+\n')
    ).toEqual(['center', 'right'])
  })

  it('should leave what is pandoc’s own as it stands', () => {
    for (const text of ['$a_1 * b*$', '10^6^', 'H~2~O', '[see @doe, p. 3]', 'a^[note]', '[b]{.c}'])
      expect(
        toCsv(read(`+${'-'.repeat(20)}+\n| ${text.padEnd(18)} |\n+${'-'.repeat(20)}+\n`).tables[0]!)
      ).toBe(text.includes(',') ? `"${text}"\n` : `${text}\n`)
  })
})

describe('borders with a slip', () => {
  const rows = (middle: string, rule = '+=====+=====+'): string =>
    [
      '+-----+-----+',
      '| a   | b   |',
      rule,
      '| c   | d   |',
      middle,
      '| e   | f   |',
      '+-----+-----+',
      ''
    ].join('\n')

  it.each([
    ['at both ends', rows('|-----+-----|'), ['5:1 grid-table-junction']],
    ['inside', rows('+-----|-----+'), ['5:7 grid-table-junction']],
    ['of a border that a cell interrupts', rows('|     |-----+'), ['5:7 grid-table-junction']],
    ['in a rule', rows('+-----+-----+', '+=====|=====+'), ['3:1 grid-table-rule']],
    ['at the start of a rule', rows('+-----+-----+', '|=====+=====+'), ['3:1 grid-table-rule']],
    ['with marks', rows('|:----+----:|'), ['5:1 grid-table-junction']]
  ])('should be told once, %s, and mended only when asked to', (_, text, wanted) => {
    const {said} = read(text)
    expect(said).toEqual(wanted)
    expect(formatTables(text, {from: 'markdown'}).value).toBe(text)
    const fixed = formatTables(text, {from: 'markdown', fix: true}).value
    expect(fixed).toBe(
      text.replace(/^.*(?:\|[-=:]|[-=:]\|).*$/m, (line) =>
        line.replace(/\|(?=[-=:])|(?<=[-=:])\|/g, '+')
      )
    )
    expect(read(fixed).said).toEqual([])
  })

  it('should be told once where they are why a table is refused', () => {
    const {tables, said} = read(
      '+---+---+---+\n| a | b     |\n+---+---+---+\n| c | d | e |\n|---+---+---|\n| f | g | h |\n|---+---+---|\n| i | j     |\n+---+---+---+\n'
    )
    expect(tables).toEqual([])
    expect(said).toEqual(['5:1 grid-table-junction', '7:1 grid-table-junction'])
  })

  it.each([
    [
      'a rule in a cell',
      '+-----+-----+\n| a   | b   |\n| --- | --- |\n| c   | d   |\n+-----+-----+\n'
    ],
    [
      'a pipe table in a cell',
      '+-----------+\n| | a | b | |\n| |---|---| |\n| | c | d | |\n+-----------+\n'
    ],
    [
      'a table in a cell',
      '+-----------+\n| +---+---+ |\n| | a | b | |\n| +---+---+ |\n+-----------+\n'
    ]
  ])('should not be seen in %s', (_, text) => {
    const {tables, said} = read(text)
    expect(tables).toHaveLength(1)
    expect(said).toEqual([])
  })
})

describe('what Markdown documents say of their tables', () => {
  it('should resolve references, images and notes as in the document', () => {
    const {tables} = read(
      '+-------------+-------------+\n| [Guide][g]  | ![logo][p]  |\n+-------------+-------------+\n\n[g]: guide.md\n[p]: logo.png\n'
    )
    const html = toHtml({type: 'root', children: tables})
    expect(html).toContain('<a href="guide.md">Guide</a>')
    expect(html).toContain('<img src="logo.png" alt="logo">')
  })

  it('should number footnotes as the document does', () => {
    const {tables} = read(
      'One[^a], two^[here], three[^b].\n\n+-----------+\n| see[^note] |\n| and[^b]    |\n+-----------+\n\n[^a]: A\n[^b]: B\n[^note]: N\n'
    )
    expect(toCsv(tables[0]!)).toBe('see[4] and[3]\n')
  })

  it('should take attributes of links, images and code for what they are, and other braces for text', () => {
    const text =
      '+-------------------------+\n| ![a](b.png){width=50%}  |\n| `c`{.r #i} [l](u){.x y} |\n+-------------------------+\n'
    const {tables} = read(text)
    const html = toHtml({type: 'root', children: tables})
    expect(html).toContain('<img src="b.png" alt="a" style="width: 50%">')
    expect(html).toContain('<code id="i" class="r">c</code>')
    expect(toCsv(tables[0]!)).toBe('a c l{.x y}\n')
    expect(toGridTable(tables[0]!)).toBe(text.trimEnd())
  })

  it('should read escapes in braces that stand behind no link, image or code', () => {
    expect(cell('\\`{a \\*}')).toBe('paragraph(text "`{a *}")')
    expect(cell('f(a){\\*b}')).toBe('paragraph(text "f(a){*b}")')
  })

  it.each([
    ['at the mark', 'Rope\n:   +---+\n    | a |\n    +---+\n', ['a']],
    [
      'below text, with a caption',
      'Rope\n\n:   Text\n\n    +---+\n    | a |\n    +---+\n\n    : In\n',
      ['a In']
    ],
    ['in a second definition', 'Rope\n: one\n: two\n\n  +---+\n  | a |\n  +---+\n', ['a']],
    ['in a quote', '> Rope\n>\n> ~   +---+\n>     | a |\n>     +---+\n', ['a']],
    [
      'that are captions',
      'Text\n\n: Cap\n\n+---+\n| a |\n+---+\n: Not\n\n+---+\n| b |\n+---+\n',
      ['a Cap', 'b Not']
    ],
    ['that are none', 'two\nlines\n:   x\n\n    +---+\n    | a |\n    +---+\n', []]
  ])('should find tables in definitions, %s', (_, text, wanted) => {
    const {tables} = read(text)
    const found = tables.map((table) =>
      [toCsv(table).trim(), table.caption].filter(Boolean).join(' ')
    )
    expect(found).toEqual(wanted)
    // What is too long for its column is repaired, in tables.
    const {value} = formatTables(text.replace('| a |', '| aa |'), {from: 'markdown', fix: true})
    expect(value).toBe(text.replace('| a |', wanted.length > 0 ? '| aa|' : '| aa |'))
  })
})
