import type {Nodes, Root} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {
  findTables,
  fromHyperhelp,
  fromRst,
  fromSphinxText,
  toGridTable,
  toHtml,
  toHyperhelp,
  toMarkdown
} from '../src/index.js'

/** Items with a word each, each one deeper than the one before. */
function itemsOf(depth: number): string {
  return Array.from({length: depth}, (_, level) => `${'  '.repeat(level)}* w${level}.\n\n`).join('')
}

/** Tables with nothing in them but the next one. */
function tablesOf(depth: number): string {
  let lines = ['word']
  for (let level = 0; level < depth; level += 1) lines = framed(lines)
  return `${lines.join('\n')}\n`
}

/** A table of one cell. */
function framed(lines: ReadonlyArray<string>): Array<string> {
  const width = Math.max(...lines.map(({length}) => length))
  const border = `+${'-'.repeat(width + 2)}+`
  return [border, ...lines.map((line) => `| ${line.padEnd(width)} |`), border]
}

function depthOf(node: Nodes): number {
  return 'children' in node
    ? Math.max(0, ...node.children.map(depthOf)) + Number(node.type === 'gridTable')
    : 0
}

describe('blocks that are too deep', () => {
  const readers = {
    sphinx: (file: VFile) => fromHyperhelp(file, {dialect: 'sphinx'}),
    'sphinx-text': (file: VFile) => fromSphinxText(file),
    rst: (file: VFile) => fromRst(file)
  }

  it.each(Object.entries(readers))(
    'should be one message with a place, and keep their text: %s',
    (_, read) => {
      const fine = new VFile(itemsOf(32))
      read(fine)
      expect(fine.messages).toEqual([])
      const file = new VFile(itemsOf(200))
      const tree = read(file)
      expect(file.messages).toMatchObject([{ruleId: 'nesting-limit', column: expect.any(Number)}])
      const [{line, column, reason}] = file.messages as [VFile['messages'][number]]
      expect(reason).toBe('More than 64 levels of nested blocks')
      // Where the first block is that is too deep.
      expect(
        String(file.value)
          .split('\n')
          [line! - 1]!.slice(column! - 1)
      ).toMatch(/^(?:\* )?w64\.$/)
      for (const written of [toMarkdown(tree), toHtml(tree), toHyperhelp(tree)]) {
        const words = new Set(written.match(/w\d+(?=\.)/g))
        expect(words.size).toBe(200)
      }
    }
  )

  it('should be one message with a place, and keep their text: tables', () => {
    const file = new VFile(tablesOf(100))
    const [table] = findTables(file, {dialect: 'rst'})
    expect(depthOf(table!)).toBe(65)
    expect(file.messages).toMatchObject([{ruleId: 'nesting-limit', line: 65, column: 129}])
    const tree: Root = {type: 'root', children: [table!]}
    for (const written of [toMarkdown(tree), toHtml(tree), toGridTable(table!)]) {
      expect(written).toContain('| word |')
    }
  })

  it('should count blocks in tables with those around them', () => {
    const inner = framed(itemsOf(60).split('\n')).map((line) => ' '.repeat(20) + line)
    const text = framed([...itemsOf(10).split('\n'), ...inner]).join('\n')
    const file = new VFile(text)
    findTables(file, {dialect: 'rst'})
    expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['nesting-limit'])
    // The outer table, ten items, the inner one, and 52 items in it.
    expect(text.split('\n')[file.messages[0]!.line! - 1]).toContain('* w52.')
  })
})
