import {readFileSync} from 'node:fs'
import type {Node, Nodes, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {HelpLink} from '../../grammars/nodes.js'
import {findTables, fromHyperhelp, fromSphinxText, toMatrix, toRecords} from '../../src/index.js'

const folder = new URL('../../../shared/corpus/seeds/', import.meta.url)
const hyperhelp = readFileSync(new URL('audit-events.hyperhelp.txt', folder), 'utf8')
const sphinxText = readFileSync(new URL('audit-events.sphinx.txt', folder), 'utf8')

/** All nodes of a type. */
function all<Type extends Nodes['type']>(
  tree: Node,
  type: Type
): Array<Extract<Nodes, {type: Type}>> {
  const found: Array<Extract<Nodes, {type: Type}>> = []
  visit(tree as Root, type, (node) => {
    found.push(node as Extract<Nodes, {type: Type}>)
  })
  return found
}

function shape(table: GridTable): Array<number> {
  const rows = (type: string): number =>
    table.children.find((section) => section.type === type)?.children.length ?? 0
  return [table.columns.length, rows('gtHeader'), rows('gtBody')]
}

describe('the HyperHelp seed', () => {
  const tree = fromHyperhelp(hyperhelp)
  const tables = all(tree, 'gridTable')
  const prose = {type: 'root', children: tree.children.filter((node) => node.type !== 'gridTable')}

  it('should have its title, anchors, links and emphasis', () => {
    expect(tree.children[0]).toMatchObject({
      type: 'helpHeader',
      title: 'Audit events table',
      date: '2021-07-11'
    })
    expect(all(tree, 'anchor').map(({hidden, identifier}) => [hidden, identifier])).toEqual([
      [true, 'audit-events-table'],
      [true, 'audit-events']
    ])
    expect(all(prose as Root, 'helpLink')).toHaveLength(4)
    expect(all(prose as Root, 'emphasis')).toHaveLength(1)
    expect(tables.map(shape)).toEqual([
      [3, 1, 158],
      [2, 1, 8]
    ])
  })

  it('should have every link of the third column whole', () => {
    const links = all(tables[0]!, 'helpLink') as Array<HelpLink>
    expect(links).toHaveLength(197)
    for (const link of links) {
      expect(link.identifier).toMatch(/^[\w/-]+(?:\.[\w-]+)*\.txt\/[\w.-]+$/)
      expect(link.children).toMatchObject([
        {type: 'text', value: expect.stringMatching(/^\[\d\]$/)}
      ])
    }
  })

  it('should have the links and words that the columns cut', () => {
    const rows = new Map(
      tables[0]!.children[1]!.children.map((row) => [toPlain(row.children[0]!), row])
    )
    const targets = (name: string): Array<string> =>
      all(rows.get(name)!, 'helpLink').map(({identifier}) => identifier)
    expect(targets('array.__new__')).toEqual(['library/array.txt/array.array'])
    expect(targets('ctypes.call_function')).toEqual(['library/ctypes.txt/foreign-functions'])
    expect(targets('ctypes.cdata/buffer')).toHaveLength(2)
    for (const name of [
      'cpython.PyInterpreterState_Clear',
      'sys.set_asyncgen_hooks_finalizer',
      'winreg.ExpandEnvironmentStrings'
    ]) {
      expect([...rows.keys()]).toContain(name)
    }
  })
})

describe('the Sphinx seed', () => {
  const tree = fromSphinxText(sphinxText)

  it('should have its title, paragraphs, strong and literals', () => {
    expect(tree.children.map(({type}) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
      'gridTable'
    ])
    expect(all(tree, 'strong').map(toPlain)).toEqual(['CPython implementation detail:'])
    expect(all(tree, 'inlineCode').map(({value}) => value)).toEqual(
      expect.arrayContaining(['sys.audit()', 'PySys_Audit()'])
    )
    expect(all(tree, 'gridTable').map(shape)).toEqual([[3, 1, 69]])
  })
})

describe('both seeds', () => {
  it('should name the same events', () => {
    const [first] = findTables(hyperhelp)
    const [second] = findTables(sphinxText)
    const names = new Set(toMatrix(first!).map(([name]) => name))
    const events = toRecords(second!).map((record) => record['Audit event'])
    expect(events).toHaveLength(69)
    expect(events.filter((name) => !names.has(name))).toEqual([])
  })
})

function toPlain(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? (node.children as Array<Nodes>).map(toPlain).join('') : ''
}
