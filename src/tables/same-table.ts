import type {FootnoteReference} from 'mdast'
import type {GridTable, GridTableCell} from '../../grammars/grid-table/nodes.js'
import {placeCells, type TableLayout} from './place-cells.js'

/** The first difference between two tables. */
export interface TableDifference {
  what: 'shape' | 'cell' | 'align'
  /** Row of the cell, from 0; -1 for the whole table. */
  row: number
  column: number
}

/**
 * Compare two tables by sections, spans, alignment and content. Positions, widths of columns, `data`, and the layout of
 * white space in running text do not count.
 *
 * @returns
 *   The first difference; `undefined` if the tables are equal.
 */
export function findDifference(a: GridTable, b: GridTable): TableDifference | undefined {
  const left = placeCells(a)
  const right = placeCells(b)
  if (describeShape(left) !== describeShape(right)) return {what: 'shape', row: -1, column: -1}
  for (let column = 0; column < left.columns; column += 1) {
    if (a.columns?.[column]?.align !== b.columns?.[column]?.align) {
      return {what: 'align', row: -1, column}
    }
  }
  for (const [index, {cell, row, column}] of left.cells.entries()) {
    const other = right.cells[index]!.cell
    // A cell in an aligned column is aligned, whether stated or not.
    const align = a.columns?.[column]?.align
    if ((cell.align ?? align) !== (other.align ?? align) || cell.valign !== other.valign) {
      return {what: 'align', row, column}
    }
    if (describeContent(cell) !== describeContent(other)) return {what: 'cell', row, column}
  }
  return undefined
}

function describeShape({rows, columns, headRows, footRows, cells}: TableLayout): string {
  const places = cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.colSpan])
  return JSON.stringify([rows, columns, headRows, footRows, places])
}

/** Fields about how something was written, rather than what it is. */
const drawn = new Set(['position', 'data', 'spread', 'width', 'share', 'label'])

function describeContent(cell: GridTableCell): string {
  return JSON.stringify(simplify(cell.children))
}

function simplify(value: unknown): unknown {
  if (Array.isArray(value))
    return joinTexts(value.filter((item) => !isEmptyComment(item)).map(simplify))
  if (typeof value !== 'object' || value === null) return value
  if ('type' in value && value.type === 'footnoteReference') {
    // Whether `[1]` is a reference depends on the rest of the document.
    const {label, identifier} = value as FootnoteReference
    return {type: 'text', value: `[${label ?? identifier}]`}
  }
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key]
    if (drawn.has(key) || field === null || field === undefined) continue
    result[key] = simplify(field)
  }
  if (typeof result.value === 'string') {
    result.value =
      result.type === 'code' || result.type === 'html'
        ? result.value.replace(/(?<![ \t])[ \t]+(?=\n)/g, '')
        : result.value.replace(/[\t\n\r ]+/g, ' ')
  }
  if (result.type === 'paragraph') trimParagraph(result)
  return result
}

/** A comment that just separates blocks (docutils: "Empty Comments"). */
function isEmptyComment(value: {type?: string; value?: unknown} | null): boolean {
  return value?.type === 'comment' && value.value === ''
}

interface Simple {
  type?: string
  value?: unknown
  children?: Array<Simple>
}

function joinTexts(nodes: Array<unknown>): Array<unknown> {
  const result: Array<Simple> = []
  for (const node of nodes as Array<Simple>) {
    const last = result[result.length - 1]
    if (node?.type === 'text' && last?.type === 'text') {
      last.value = `${last.value}${node.value}`.replace(/ {2,}/g, ' ')
    } else {
      result.push(node)
    }
  }
  return result
}

function trimParagraph(node: Simple): void {
  const {children} = node
  if (!children) return
  const first = children[0]
  if (first?.type === 'text') first.value = String(first.value).replace(/^ /, '')
  const last = children[children.length - 1]
  if (last?.type === 'text') last.value = String(last.value).replace(/ $/, '')
  node.children = children.filter((child) => child.type !== 'text' || child.value !== '')
}
