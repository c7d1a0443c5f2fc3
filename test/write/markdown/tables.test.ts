import type {Nodes, PhrasingContent, Root} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import type {GridTable, GridTableCell} from '../../../grammars/grid-table/nodes.js'
import {fromGridTable, toMarkdown} from '../../../src/index.js'

function read(markdown: string): Root {
  return fromMarkdown(markdown, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]})
}

function cell(...children: Array<PhrasingContent>): GridTableCell {
  return {type: 'gtCell', children: [{type: 'paragraph', children}]}
}

function table(...cells: Array<GridTableCell>): GridTable {
  const columns = cells.map(() => ({width: 8}))
  const head = cells.map((_, index) => cell({type: 'text', value: String(index)}))
  return {
    type: 'gridTable',
    columns,
    dialect: 'rst',
    children: [
      {type: 'gtHeader', children: [{type: 'gtRow', children: head}]},
      {type: 'gtBody', children: [{type: 'gtRow', children: cells}]}
    ]
  }
}

function find(node: Nodes, type: string): Array<Nodes> {
  const found = node.type === type ? [node] : []
  return 'children' in node
    ? [...found, ...node.children.flatMap((child) => find(child, type))]
    : found
}

const spanning = fromGridTable(
  [
    '+-------+-----------+',
    '| a     | b         |',
    '|       +-----+-----+',
    '|       | c   | d   |',
    '+=======+=====+=====+',
    '| e           | f   |',
    '+-------+-----+     |',
    '| - g   | h   |     |',
    '| - i   |     |     |',
    '+-------+-----+-----+'
  ].join('\n')
)

describe('pipe tables', () => {
  it('should be aligned while they are narrow', () => {
    expect(toMarkdown(table(cell({type: 'text', value: '漢字'}), cell()))).toBe(
      '| 0    | 1   |\n| ---- | --- |\n| 漢字 |     |\n'
    )
  })

  it('should be compact when they are wide', () => {
    const wide = 'x'.repeat(95)
    expect(toMarkdown(table(cell({type: 'text', value: wide}), cell()))).toBe(
      `| 0 | 1 |\n| --- | --- |\n| ${wide} | |\n`
    )
  })

  it('should be compact or aligned by option', () => {
    const value = table(cell({type: 'text', value: 'long'}))
    expect(toMarkdown(value, {tablePipeAlign: false})).toBe('| 0 |\n| --- |\n| long |\n')
  })

  it('should say the alignment of columns', () => {
    const value = table(cell(), cell(), cell())
    value.columns = [
      {width: 3, align: 'left'},
      {width: 3, align: 'center'},
      {width: 3, align: 'right'}
    ]
    expect(toMarkdown(value).split('\n')[1]).toBe('| :-- | :-: | --: |')
  })

  it('should have an empty header where there is none', () => {
    expect(toMarkdown(fromGridTable('+---+---+\n| a | b |\n+---+---+'))).toBe(
      '|     |     |\n| --- | --- |\n| a   | b   |\n'
    )
  })

  it('should join the paragraphs of a cell, and keep breaks', () => {
    const value = table(
      cell({type: 'text', value: 'a'}, {type: 'break'}, {type: 'text', value: 'b'})
    )
    value.children[1]!.children[0]!.children[0]!.children.push({
      type: 'paragraph',
      children: [{type: 'text', value: 'c'}]
    })
    expect(toMarkdown(value)).toContain('| a<br>b<br>c |')
  })

  it.each([
    'a|b',
    '|',
    '||',
    '\\|',
    'a\\\\|b',
    '\\',
    'a\\',
    '`|`',
    '*a|b*',
    '[a|b](c)',
    'https://a|b'
  ])('should keep %j in text', (value) => {
    const root = read(toMarkdown(table(cell({type: 'text', value}), cell())))
    const cells = find(root, 'tableCell')
    expect(cells).toHaveLength(4)
    expect(
      find(cells[2]!, 'text')
        .map((node) => 'value' in node && node.value)
        .join('')
    ).toBe(value)
  })

  it.each(['a|b', '|', '||', '`|`', 'a\\b|'])('should keep %j in code', (value) => {
    const root = read(toMarkdown(table(cell({type: 'inlineCode', value}), cell())))
    const cells = find(root, 'tableCell')
    expect(cells).toHaveLength(4)
    expect(find(cells[2]!, 'inlineCode')).toMatchObject([{value}])
  })

  it('should write code with a backslash before a pipe as HTML, since GFM cannot', () => {
    expect(toMarkdown(table(cell({type: 'inlineCode', value: 'a\\|<b'})))).toContain(
      '| <code>a&#92;&#124;&#60;b</code> |'
    )
  })
})

describe('tables that GFM cannot hold', () => {
  it('should be HTML', () => {
    const root = read(toMarkdown(spanning))
    expect(root.children.map((child) => child.type)).toEqual(['html'])
    expect(toMarkdown(spanning)).toContain(
      '<tr>\n<th scope="col" rowspan="2">a</th>\n<th scope="colgroup" colspan="2">b</th>\n</tr>'
    )
  })

  it('should be one block of HTML even with blank lines in code', () => {
    const value = table({type: 'gtCell', children: [{type: 'code', value: 'a\n\n \nb <c>'}]})
    const markdown = toMarkdown(value)
    expect(read(markdown).children.map((child) => child.type)).toEqual(['html'])
    expect(markdown).toContain('<pre><code>a&#10;&#10; \nb &lt;c>\n</code></pre>')
  })

  it('should be flattened by option, and each loss be told', () => {
    const file = new VFile()
    expect(toMarkdown(spanning, {tables: 'pipe', file})).toBe(
      [
        '| a          | b<br>c | b<br>d |',
        '| ---------- | ------ | ------ |',
        '| e          |        | f      |',
        '| • g<br>• i | h      |        |',
        ''
      ].join('\n')
    )
    expect(file.messages.map(({ruleId, reason}) => [ruleId, reason])).toEqual([
      ['table-flattened', 'A pipe table has one header row, so 2 were merged into one'],
      [
        'table-flattened',
        'A pipe table has no spans, so those of 4 cells were written as single cells'
      ],
      [
        'table-flattened',
        'A pipe table can contain only text, so the blocks of 1 cell were written as text'
      ]
    ])
  })

  it('should be grid tables by option', () => {
    expect(toMarkdown(spanning, {tables: 'grid'})).toContain('\n+=======+=====+=====+\n')
  })
})

describe('tables by option', () => {
  it('should be HTML even where a pipe table would do', () => {
    expect(toMarkdown(table(cell({type: 'text', value: '<a> & *b*'})), {tables: 'html'})).toContain(
      '<td>&lt;a> &amp; *b*</td>'
    )
  })
})
