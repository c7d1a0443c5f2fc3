import type {FootnoteReference, Nodes, Root} from 'mdast'
import {expandTabs} from '../../../grammars/derived-source.js'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {Source} from '../../../grammars/source.js'
import {parse} from '../read-document.js'
import {numberFootnotes} from './footnotes.js'
import {collectNames, type Names} from './names.js'
import {resolveWith} from './resolve.js'
import {walk} from './tree.js'

/** What documents define, for those who read only their tables. */
const known = new WeakMap<Source, Names>()

/**
 * Resolve what the cells of a table refer to, with what the text around it defines.
 *
 * @param table
 *   Table; it is changed.
 * @param source
 *   Text that it stands in.
 */
export function resolveTable(table: GridTable, source: Source): void {
  const footnotes: Array<FootnoteReference> = []
  let refers = false
  walk(table, (node) => {
    if (node.type === 'footnoteReference') footnotes.push(node)
    else if (refersTo(node)) refers = true
  })
  if (!refers && footnotes.length === 0) return
  const names = namesOf(source)
  for (const reference of footnotes) {
    const {auto} = reference.data ?? {}
    const definition =
      auto && auto.length > 1 && names.footnotes.find(({data}) => data?.auto === auto)
    if (!definition) continue
    reference.identifier = definition.identifier
    reference.label = definition.label
  }
  const root: Root = {type: 'root', children: [table]}
  resolveWith(root, names, () => {})
}

function refersTo(node: Nodes): boolean {
  if (node.type === 'helpLink') return node.data?.role === 'ref'
  return node.type === 'link' && node.data?.reference !== undefined
}

function namesOf(source: Source): Names {
  let names = known.get(source)
  if (!names) {
    const tree = parse(expandTabs(source), {
      language: 'rst',
      tables: {dialect: 'rst', widths: 'docutils'},
      cells: 'inline',
      unwrap: true,
      report: () => {}
    })
    names = collectNames(tree)
    numberFootnotes(tree, names, () => {})
    known.set(source, names)
  }
  return names
}
