import type {Nodes, Paragraph, Parents, PhrasingContent, Table, Text} from 'mdast'
import type {GridTable, GridTableCaption} from '../../../grammars/grid-table/nodes.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {attributeList, readAttributes} from './attributes.js'

declare module 'mdast' {
  interface TableData {
    /** Its caption, in pandoc's notation. */
    caption?: GridTableCaption | undefined
  }
}

/**
 * Attach captions to tables (pandoc: `table_captions`, `table_attributes`): the paragraph above or below that starts
 * with `Table:` or `:`, which is removed. One above, separated by a blank line, takes precedence.
 *
 * ```text
 *  +-------+-------+
 *  | fruit | price |
 *  +-------+-------+
 *
 *  : Prices of *fruit* {#tbl-fruit .striped}
 * ```
 *
 * @param tree
 *   Document; it is changed.
 * @param escaped
 *   Paragraphs whose first character is escaped.
 * @param pipes
 *   Whether pipe tables get captions, too, as `data.caption`.
 */
export function takeCaptions(tree: Nodes, escaped: WeakSet<Nodes>, pipes = false): void {
  if (!('children' in tree)) return
  const children = tree.children as Array<Nodes>
  const isTable = (node: Nodes): node is GridTable | Table =>
    isPandocTable(node) || (pipes && node.type === 'table')
  for (const child of children) takeCaptions(child, escaped, pipes)
  if (!children.some(isTable)) return
  const kept: Array<Nodes> = []
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index]!
    kept.push(node)
    if (!isTable(node)) continue
    const before = kept.at(-2)
    const above =
      before && isApart(before, node) ? readCaption(before, escaped, 'above') : undefined
    if (above) kept.splice(-2, 1)
    const after = children[index + 1]
    const below = above || !after ? undefined : readCaption(after, escaped, 'below')
    if (below) index += 1
    const caption = above ?? below
    if (caption && node.type === 'table') node.data = {...node.data, caption}
    else if (caption) giveCaption(node as GridTable, caption)
  }
  ;(tree as Parents).children = kept as never
}

/** Attach a caption to a table. */
export function giveCaption(table: GridTable, caption: GridTableCaption): void {
  const text = caption.children.map((child) => toPlainText(child)).join('')
  if (text !== '') table.caption = text
  if (caption.identifier) table.identifier = caption.identifier
  table.data = {...table.data, caption}
}

function isPandocTable(node: Nodes): node is GridTable {
  return node.type === 'gridTable' && node.dialect === 'pandoc'
}

function isApart(before: Nodes, after: Nodes): boolean {
  return after.position!.start.line - before.position!.end.line > 1
}

/** Start of a caption (pandoc: `tableCaption`). */
const start = /^([Tt]able:|:(?![!-/:-@[-`{-~]))[ \t\n]*/

function readCaption(
  node: Nodes,
  escaped: WeakSet<Nodes>,
  place: GridTableCaption['place']
): GridTableCaption | undefined {
  if (node.type !== 'paragraph' || escaped.has(node)) return undefined
  const [first] = node.children
  const match = first?.type === 'text' ? start.exec(first.value) : undefined
  if (!match) return undefined
  const caption: GridTableCaption = {children: cutStart(node, match[0].length), place}
  if (match[1] !== ':') caption.mark = match[1]!
  const {children} = caption
  const last = children.at(-1)
  const attributes = last?.type === 'text' ? attributesAtEnd.exec(last.value) : undefined
  if (attributes) cutAttributes(caption, attributes)
  return caption
}

/** Remove the marker from the first text, or from the first two if the marker is verbatim markup. */
function cutStart({children}: Paragraph, length: number): Array<PhrasingContent> {
  const [first, second, ...others] = children
  const value = (first as Text).value.slice(length)
  if (value !== '') return [{...(first as Text), value}, ...children.slice(1)]
  return second?.type === 'text'
    ? [{...second, value: second.value.trimStart()}, ...others]
    : children.slice(1)
}

/** `{#id .class key="value"}` at the end (pandoc: `attributes`). */
const attributesAtEnd = new RegExp(`(?<![ \\t\\n])[ \\t\\n]*\\{(${attributeList})\\}[ \\t\\n]*$`)

function cutAttributes(caption: GridTableCaption, match: RegExpExecArray): void {
  const {children} = caption
  const last = children.at(-1) as {type: 'text'; value: string}
  const value = last.value.slice(0, match.index)
  children.splice(-1, 1, ...(value === '' ? [] : [{...last, value}]))
  Object.assign(caption, readAttributes(match[1]!), {markup: match[0].trim()})
}
