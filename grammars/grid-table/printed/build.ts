import type {Paragraph, PhrasingContent} from 'mdast'
import type {Borders} from '../borders.js'
import {findCells, fullBorders} from '../geometry.js'
import {buildTable} from '../layout.js'
import type {GridLines} from '../lines.js'
import type {GridTable, GridTableCell, GridTableRow} from '../nodes.js'
import type {GridTableReading} from '../reading.js'
import type {PrintedFrame, TextRange} from './frame.js'
import {toAscii} from './marks.js'
import type {PrintedCell, PrintedRow, PrintedRows} from './rows.js'

/** Make the tree of a printed table. Its cells are text: programs print no markup. */
export function buildPrinted(
  frame: PrintedFrame,
  {head, body, foot}: PrintedRows,
  literal: boolean
): GridTableReading {
  const {lines, boundaries} = frame
  const {source} = lines
  const sections: GridTable['children'] = []
  if (head.length > 0) sections.push({type: 'gtHeader', children: head.map(buildRow)})
  sections.push({type: 'gtBody', children: body.map(buildRow)})
  if (foot.length > 0) sections.push({type: 'gtFooter', children: foot.map(buildRow)})
  for (const section of sections) {
    const first = section.children[0]?.position
    const last = section.children[section.children.length - 1]?.position
    const end = lines.ends[lines.count - 1]!
    section.position =
      first && last ? {start: {...first.start}, end: {...last.end}} : source.position(end, end)
  }
  const node: GridTable = {
    type: 'gridTable',
    columns: boundaries
      .slice(1)
      .map((column, index) => ({width: Math.max(column - boundaries[index]! - 1, 1)})),
    dialect: 'rst',
    children: sections,
    position: source.position(lines.starts[0]!, lines.ends[lines.count - 1]!),
    data: {printed: true}
  }
  return {node, cells: [], length: lines.count, block: lines.block}

  function buildRow({first, last, cells}: PrintedRow): GridTableRow {
    return {
      type: 'gtRow',
      children: cells.map(buildCell),
      position: source.position(lines.starts[first]!, lines.ends[last]!)
    }
  }

  function buildCell(cell: PrintedCell): GridTableCell {
    const {pieces, colSpan} = cell
    const node: GridTableCell = {
      type: 'gtCell',
      children: contentOf(lines, cell, literal),
      position: source.position(pieces[0]!.start, pieces[pieces.length - 1]!.end)
    }
    if (colSpan > 1) node.colSpan = colSpan
    return node
  }
}

/** Make the content of a cell. */
function contentOf(
  {value, source}: GridLines,
  {pieces, joints}: Pick<PrintedCell, 'pieces' | 'joints'>,
  literal: boolean
): Array<Paragraph> {
  const texts: Array<TextRange & {text: string}> = []
  for (const [index, {start, end}] of pieces.entries()) {
    const text = value.slice(start, end)
    const head = index > 0 && joints[index - 1] === '' ? 0 : text.length - text.trimStart().length
    const tail = joints[index] === '' ? 0 : text.length - text.trimEnd().length
    const stop = Math.max(start + head, end - tail)
    texts.push({start: start + head, end: stop, text: value.slice(start + head, stop)})
  }
  if (texts.every(({text}) => text === '')) return []
  const children: Array<PhrasingContent> = []
  for (const [index, {start, end, text}] of texts.entries()) {
    const joint = joints[index - 1]
    const last = children[children.length - 1]
    if (joint === '\n' && !literal) {
      children.push({
        type: 'break',
        position: source.position(texts[index - 1]!.end, texts[index - 1]!.end)
      })
    }
    if (last?.type === 'text' && (literal || joint !== '\n')) {
      last.value += (joint === '\n' ? '\n' : (joint ?? '')) + text
      last.position!.end = source.position(end, end).end
    } else if (text !== '')
      children.push({type: 'text', value: text, position: source.position(start, end)})
  }
  const position = {
    start: {...children[0]!.position!.start},
    end: {...children[children.length - 1]!.position!.end}
  }
  return [{type: 'paragraph', children, position}]
}

/**
 * Read a table with borders inside rows, where cells span rows: convert it to ASCII, and read it as a grid table.
 *
 * ```text
 *  ├───┼─────┤        +---+-----+
 *  │ 1 │ Ada │        | 1 | Ada |
 *  │   ├─────┤   →    |   +-----+
 *  │   │ Bob │        |   | Bob |
 *  └───┴─────┘        +---+-----+
 * ```
 *
 * @returns
 *   Nothing if the borders do not close.
 */
export function buildSpanning(
  lines: GridLines,
  rules: ReadonlyArray<number>,
  literal: boolean
): GridTableReading | undefined {
  for (let row = 0; row < lines.count; row += 1) lines.view(row, toAscii(lines.picture(row)))
  const width = lines.width(0)
  for (let row = 1; row < lines.count; row += 1) if (lines.width(row) !== width) return undefined
  const geometry = findCells(lines, fullBorders(lines), {barJunctions: false, spaced: false})
  if (geometry.open.length > 0) return undefined
  const borders: Borders = {rules: [], marks: new Map()}
  const head = rules[1]! < lines.count - 1 ? rules[1]! : 0
  const reading = buildTable(lines, geometry, {head, foot: lines.count - 1}, borders, 'rst')
  for (const {node, text} of reading.cells) {
    const pieces = text.starts.map((start, index) => ({start, end: text.ends[index]!}))
    const joints = pieces.slice(1).map(() => '\n' as const)
    node.children = pieces.length > 0 ? contentOf(lines, {pieces, joints}, literal) : []
  }
  reading.node.data = {printed: true}
  return {node: reading.node, cells: [], length: lines.count, block: lines.block}
}
