import type {Nodes, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {type PluggableList, unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {remarkGridTables} from '../../src/unified/index.js'

/** Read and write with more plugins; tells the tree, the text and the messages. */
function run(value: string, ...plugins: PluggableList) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGridTables)
    .use(plugins)
    .use(remarkStringify)
  const file = new VFile(value)
  const tree = processor.runSync(processor.parse(file), file) as Root
  return {tree, text: processor.stringify(tree, file), messages: file.messages}
}

/** Types of the nodes below a node, in order, `/` for depth. */
function outline(node: Nodes): string {
  if (!('children' in node)) return node.type
  return `${node.type}(${node.children.map((child) => outline(child)).join(' ')})`
}

const parts = [
  '+-----------+------------------+',
  '| Part      | Notes            |',
  '+===========+==================+',
  '| *cog*     | - turns          |',
  '| and wheel | - `a|b` and more |',
  '+-----------+------------------+',
  ''
].join('\n')

describe('remarkGridTables', () => {
  it('should write a table as it was read', () => {
    expect(run(parts.replaceAll(/- (?=[t`])/g, '* ')).text).toBe(
      parts.replaceAll(/- (?=[t`])/g, '* ')
    )
  })

  it('should read cells as Markdown', () => {
    expect(outline(run(parts).tree)).toBe(
      'root(gridTable(gtHeader(gtRow(gtCell(paragraph(text)) gtCell(paragraph(text)))) gtBody(' +
        'gtRow(gtCell(paragraph(emphasis(text) text)) gtCell(list(listItem(paragraph(text)) ' +
        'listItem(paragraph(inlineCode text))))))))'
    )
  })

  it('should know GFM in cells only where the document does', () => {
    const value = '+---------+\n| ~~old~~ |\n|         |\n| - [x] a |\n+---------+\n'
    expect(outline(run(value).tree)).not.toContain('delete')
    const {tree, text} = run(value, remarkGfm)
    expect(outline(tree)).toContain('paragraph(delete(text))')
    expect(text).toBe(value.replace('- [', '* ['))
    let checked: unknown
    visit(tree, 'listItem', (node) => {
      checked = node.checked
    })
    expect(checked).toBe(true)
  })

  it.each([
    [
      'a list',
      '* a\n\n  +---+\n  | b |\n  +---+\n\n  c\n',
      'list(listItem(paragraph(text) gridTable('
    ],
    ['the first line of an item', '1. +---+\n   | b |\n   +---+\n', 'list(listItem(gridTable('],
    [
      'a block quote',
      '> a\n>\n> +---+\n> | b |\n> +---+\n',
      'blockquote(paragraph(text) gridTable('
    ],
    [
      'a list in a quote',
      '> * +---+\n>   | b |\n>   +---+\n',
      'blockquote(list(listItem(gridTable('
    ],
    ['a cell', '+-------+\n| +---+ |\n| | b | |\n| +---+ |\n+-------+\n', 'gtCell(gridTable(']
  ])('should stand in %s', (_, value, wanted) => {
    const {tree, text} = run(value)
    expect(outline(tree)).toContain(wanted)
    expect(text).toBe(value)
  })

  it.each([
    ['indented by three blanks', '   +---+\n   | b |\n   +---+\n', 'root(gridTable('],
    [
      'of Adobe’s right below a paragraph',
      'a\n+---+\n| b |\n+-v-+\n| c |\n+---+\n',
      'root(paragraph(text) gridTable('
    ],
    [
      'in a div of pandoc’s',
      '::: note\n+---+\n| b |\n+---+\n:::\n',
      'root(paragraph(text) gridTable('
    ],
    [
      'below the definition of a reference',
      '[a]: b\n+---+\n| b |\n+---+\n',
      'root(definition gridTable('
    ],
    ['right above a list', '+---+\n| b |\n+---+\n- c\n', '))) list('],
    ['behind a tab', '-\t+---+\n\t| b |\n\t+---+\n', 'list(listItem(gridTable('],
    [
      'below a quote',
      '> a\n\n+---+\n| b |\n+---+\n',
      'root(blockquote(paragraph(text)) gridTable('
    ],
    ['with Windows line endings', '+---+\r\n| b |\r\n+---+\r\nc', 'root(gridTable('],
    [
      'with lines like list items',
      '+---+---+\n| a | b |\n+ c +---+\n| d | e |\n+---+---+\n',
      'root(gridTable('
    ]
  ])('should be read %s', (_, value, wanted) => {
    expect(outline(run(value).tree)).toContain(wanted)
  })

  it.each([
    ['code', '    +---+\n    | b |\n    +---+\n', 'root(code)'],
    ['fenced code', '~~~\n+---+\n| b |\n+---+\n~~~\n', 'root(code)'],
    [
      'lines that a list ends before',
      '- +---+\n| b |\n+---+\n',
      'root(list(listItem(paragraph(text))))'
    ],
    [
      'a border and a list',
      '+---+\n- b\n',
      'root(paragraph(text) list(listItem(paragraph(text))))'
    ],
    [
      'an open table and a quote',
      '+---+\n| b |\n> c\n',
      'root(paragraph(text) blockquote(paragraph(text)))'
    ]
  ])('should leave alone %s', (_, value, wanted) => {
    expect(outline(run(value).tree)).toBe(wanted)
  })

  it('should know definitions of the document in cells, and those of cells in the document', () => {
    const {tree} = run(
      '[a]\n\n+-----------+\n| [b], [a]  |\n|           |\n| [a]: c.md |\n+-----------+\n\n[b]: d.md\n'
    )
    let count = 0
    visit(tree, 'linkReference', () => {
      count += 1
    })
    expect(count).toBe(3)
  })

  it('should give places of the document, also in nested cells', () => {
    const value =
      '> +---------------+\r\n> | a **b**       |\r\n> |               |\r\n> | +-----+-----+ |\r\n> | |  x  | `y` | |\r\n> | +-----+-----+ |\r\n> +---------------+\r\n'
    const {tree} = run(value)
    const places: Array<string> = []
    visit(tree, (node) => {
      const {start, end} = node.position!
      places.push(`${node.type} ${value.slice(start.offset, end.offset)}`)
      const line = value.split('\r\n')[start.line - 1]!
      const column = start.column - 1
      if (start.line === end.line) {
        expect(line.slice(column, end.column - 1)).toBe(value.slice(start.offset, end.offset))
      }
    })
    expect(places).toEqual(
      expect.arrayContaining([
        'strong **b**',
        'text x',
        'inlineCode `y`',
        'gtRow |  x  | `y` |',
        'gtCell   x  '
      ])
    )
  })

  it('should not take blank lines in cells for those of a list item', () => {
    const {tree} = run(
      '- a\n  +---+\n  | b |\n  |   |\n  | c |\n  +---+\n- d\n\n- e\n\n  +---+\n  | b |\n  +---+\n'
    )
    const spread: Array<boolean | null | undefined> = []
    visit(tree, 'listItem', (node) => {
      spread.push(node.spread)
    })
    expect(spread).toEqual([false, false, true])
  })

  it('should break lines that got too long, at blanks where nothing begins', () => {
    const {tree} = run('+--------------+\n| a            |\n+--------------+\n')
    visit(tree, 'text', (node) => {
      node.value = 'one two three - four 5. six seven'
    })
    expect(unifiedText(tree)).toBe(
      '+--------------+\n| one two      |\n| three -      |\n| four 5. six  |\n| seven        |\n+--------------+\n'
    )
  })

  it('should keep lines as they were broken', () => {
    const value =
      '+------------------------+\n| one                    |\n| two three              |\n+------------------------+\n'
    expect(run(value).text).toBe(value)
  })

  it('should say what is wrong, and leave it as text', () => {
    const value = 'a\n\n> +---+---+\n> | b | c |\n> +---+---+---\n'
    const {tree, messages} = run(value)
    expect(outline(tree)).toBe('root(paragraph(text) blockquote(paragraph(text)))')
    expect(messages.map(({line, column, ruleId, fatal}) => [line, column, ruleId, fatal])).toEqual([
      [5, 3, 'grid-table-bottom', false],
      [5, 15, 'grid-table-right-border', false]
    ])
  })

  it('should keep text that would be a table from being one', () => {
    for (const value of ['\\+---+\n| a |\n+---+\n', '\\+:--+\n| a |\n+---+\n']) {
      const {tree, text} = run(value)
      expect(outline(tree)).toBe('root(paragraph(text))')
      expect(text).toBe(value)
    }
  })

  it('should write the alignment of cells, and escape borders, where Adobe reads them', () => {
    const value =
      '+:-------:+----v-----+\n| a\\|b    | `c\\|d`   |\n+---------+---------:+\n| e       |        f |\n+---------+----------+\n'
    const {tree, text} = run(value)
    expect(outline(tree)).toContain('gtCell(paragraph(inlineCode))')
    visit(tree, 'inlineCode', (node) => {
      expect(node.value).toBe('c|d')
    })
    expect(text).toBe(value.replace('|        f |', '| f        |'))
  })

  it('should keep two tables of a tight item apart', () => {
    const value = '* +---+\n  | a |\n  +---+\n\n  +---+\n  | b |\n  +---+\n'
    const {tree} = run(value)
    visit(tree, 'listItem', (node) => {
      node.spread = false
    })
    expect(unifiedText(tree)).toBe(value)
  })
})

/** Write a tree. */
function unifiedText(tree: Root): string {
  return unified().use(remarkParse).use(remarkGridTables).use(remarkStringify).stringify(tree)
}
