import type {BlockContent, Nodes, PhrasingContent, Root, RootContent} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {fromMatrix, gridhelpToMarkdown, toGridTable, toMarkdown} from '../../src/index.js'
import {hyperhelpStringify, remarkGridTables} from '../../src/unified/index.js'

const text = (value: string): PhrasingContent => ({type: 'text', value})
const paragraph = (...children: Array<PhrasingContent>): BlockContent => ({
  type: 'paragraph',
  children
})

const nodes: Array<readonly [string, Nodes]> = [
  ['~~a~~', paragraph({type: 'delete', children: [text('a')]})],
  ['[^n]', paragraph({type: 'footnoteReference', identifier: 'n', label: 'n'})],
  ['$y_1$', paragraph({type: 'inlineMath', value: 'y_1'})],
  [
    '![a][i]',
    paragraph({
      type: 'imageReference',
      identifier: 'i',
      label: 'i',
      referenceType: 'full',
      alt: 'a'
    })
  ],
  [
    '[z][l]',
    paragraph({
      type: 'linkReference',
      identifier: 'l',
      label: 'l',
      referenceType: 'full',
      children: [text('z')]
    })
  ],
  ['`c`', paragraph({type: 'inlineCode', value: 'c'})],
  ['$$\nx^2\n$$', {type: 'math', value: 'x^2'}],
  ['[i]: u', {type: 'definition', identifier: 'i', label: 'i', url: 'u'}],
  [
    '- [x] a',
    {
      type: 'list',
      spread: false,
      children: [
        {type: 'listItem', checked: true, spread: false, children: [paragraph(text('a')) as never]}
      ]
    }
  ]
]

describe('writers, with any node of mdast and GFM', () => {
  it.each(nodes)('should write %j in documents and in cells', (wanted, node) => {
    const root: Root = {type: 'root', children: [node as RootContent]}
    // A reference to a footnote needs one.
    const note = {type: 'footnoteDefinition' as const, identifier: 'n', children: []}
    if (wanted === '[^n]') root.children.push(note)
    expect(toMarkdown(root).split('\n\n[^n]:')[0]!.trimEnd()).toBe(wanted)
    const table = fromMatrix([['']])
    const [cell] = table.children.flatMap((section) => section.children)[0]!.children
    cell!.children = [node as BlockContent]
    for (const dialect of ['pandoc', 'adobe'] as const) {
      const drawn = toGridTable(table, {dialect}).split('\n').slice(1, -1)
      expect(drawn.map((line) => line.slice(2, -2).trimEnd()).join('\n')).toBe(wanted)
    }
    for (const tables of ['auto', 'pipe', 'html', 'grid'] as const) {
      expect(() => toMarkdown(table, {tables})).not.toThrow()
    }
  })

  it('should write with what others write with', () => {
    const tree = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkGridTables)
      .parse('+---+\n| a |\n+---+\n')
    const written = unified()
      .data('toMarkdownExtensions', [gridhelpToMarkdown({tables: 'html'})])
      .use(remarkStringify)
      .stringify(tree)
    expect(written).toContain('<td>a</td>')
  })

  it('should compile Markdown to help files', () => {
    const file = unified()
      .use(remarkParse)
      .use(hyperhelpStringify, {title: 'Knots'})
      .processSync('# Bowline\n\nTie it.\n')
    expect(String(file)).toContain('%hyperhelp title="Knots"')
    expect(String(file)).toContain('Tie it.')
  })

  it.each(['if x {\n\ty()\t|', '\ta\n\t\tb'])(
    'should keep the tabs of code in cells: %j',
    (value) => {
      const source = `+--------+---+\n| ~~~    | b |\n| x      |   |\n| ~~~    |   |\n+--------+---+\n`
      const processor = unified().use(remarkParse).use(remarkGridTables).use(remarkStringify)
      const tree = processor.parse(source)
      const find = (node: Nodes): Nodes | undefined =>
        node.type === 'code'
          ? node
          : 'children' in node
            ? node.children.map(find).find(Boolean)
            : undefined
      Object.assign(find(tree)!, {value})
      const written = processor.stringify(tree)
      expect(find(processor.parse(written))).toMatchObject({value})
      expect(String(processor.processSync(written))).toBe(written)
    }
  )
})
