import type {Table, TableCell, TableRow} from 'mdast'
import {MarkupScan} from '../../inline/hyperhelp/scan.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder} from '../construct.js'

/** A part of a line between gaps, by its columns in the line. */
interface Piece {
  readonly start: number
  readonly end: number
}

/** Runs of marks below the titles of columns. */
const rules = /^[ \t]*([-=~^_"+])\1{2,}(?:[ \t]{2,}\1{3,})+[ \t]*$/

/** Whether titles of columns with rules below them begin lines. */
export function areTitled(lines: ReadonlyArray<string>): boolean {
  return lines.length > 2 && rules.test(lines[1]!)
}

/** What links, anchors and hidden anchors begin with. */
const mark = /[|*]/

/**
 * Read lines that hold links in columns as a table: rules below the titles tell where the columns stand, and without
 * rules all cells that begin with links. Marks are hidden where help is shown, so that titles may stand a bit off.
 *
 * ```text
 *  > *|_none:Ropes|*       *|_none:Drums|*
 *  > -----              -----
 *  > |hemp|             |oak| drum
 *  >                    |iron| drum
 *    ^                  ^   columns
 * ```
 *
 * @param block
 *   Lines between blank ones.
 * @returns
 *   Table whose cells wait for the inline grammar; nothing where the columns run into each other.
 */
export function readColumnTable(block: TextBlock, builder: BlockBuilder): Table | undefined {
  const lines = block.lines()
  const isTitled = areTitled(lines)
  if (lines.some((line) => line.includes('\t'))) return undefined
  const pieces = lines.map(piecesOf)
  const columns = pieces[isTitled ? 1 : 0]!.map(({start}) => start)
  if (columns.length < 2 || (!isTitled && !areLinks(lines, pieces))) return undefined
  const rows: Array<Array<Piece | undefined>> = isTitled ? [] : [columns.map(() => undefined)]
  for (const [index, found] of pieces.entries()) {
    if (isTitled && index === 1) continue
    const isTitles = isTitled && index === 0 && found.length === columns.length
    const row = isTitles ? found : placePieces(found, columns)
    if (!row) return undefined
    rows.push(row)
  }
  const children = rows.map((row, index): TableRow => {
    const line = isTitled ? (index === 0 ? 0 : index + 1) : index - 1
    const cells = row.map((piece) => cellOf(piece, block, line, builder))
    const position = line < 0 ? {} : {position: builder.nodes.position(block.slice(line, line + 1))}
    return {type: 'tableRow', children: cells, ...position}
  })
  const position = builder.nodes.position(block)
  return {type: 'table', align: columns.map(() => null), children, position}
}

function cellOf(
  piece: Piece | undefined,
  block: TextBlock,
  line: number,
  builder: BlockBuilder
): TableCell {
  const cell: TableCell = {type: 'tableCell', children: []}
  if (!piece) return cell
  const text = block.slice(line, line + 1).cut(piece.start, piece.end)
  cell.position = builder.nodes.position(text)
  builder.nodes.leave({node: cell, text, kind: 'paragraph'})
  return cell
}

/** Cut a line at the gaps of two blanks or more that stand in no markup. */
function piecesOf(line: string): Array<Piece> {
  const pieces: Array<Piece> = []
  const scan = new MarkupScan(line)
  let start = line.search(/\S/)
  let at = start
  while (start !== -1 && at < line.length) {
    const markup = mark.test(line[at]!) || line[at] === '`' ? scan.at(at) : undefined
    if (markup && markup.end !== -1) {
      at = markup.end
      continue
    }
    const gap = /^ {2,}(?=\S)/.exec(line.slice(at, at + 400))
    if (gap) {
      pieces.push({start, end: at})
      at += gap[0].length
      start = at
    } else {
      at += 1
    }
  }
  if (start !== -1) pieces.push({start, end: line.length})
  return pieces
}

/** Put pieces into columns: each into the last one that begins at it or before; nothing where one reaches into the next. */
function placePieces(
  pieces: ReadonlyArray<Piece>,
  columns: ReadonlyArray<number>
): Array<Piece | undefined> | undefined {
  const row = columns.map((): Piece | undefined => undefined)
  for (const piece of pieces) {
    const column = columns.findLastIndex((start) => start <= piece.start)
    if (column === -1 || piece.end > (columns[column + 1] ?? Number.POSITIVE_INFINITY)) {
      return undefined
    }
    row[column] = {start: row[column]?.start ?? piece.start, end: piece.end}
  }
  return row
}

/** Whether each line has pieces in the same columns as the first, or some of them, and all begin with marks. */
function areLinks(
  lines: ReadonlyArray<string>,
  pieces: ReadonlyArray<ReadonlyArray<Piece>>
): boolean {
  const columns = new Set(pieces[0]!.map(({start}) => start))
  return pieces.every((row, index) =>
    row.every(({start}) => columns.has(start) && mark.test(lines[index]!.charAt(start)))
  )
}
