import type {Table, TableCell, TableRow} from 'mdast'
import {MarkupScan} from '../../inline/hyperhelp/scan.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder} from '../construct.js'

/** Text between two gaps of a line, with its columns. */
interface Piece {
  readonly start: number
  readonly end: number
}

/** Underlines of column titles. */
const rules = /^[ \t]*([-=~^_"+])\1{2,}(?:[ \t]{2,}\1{3,})+[ \t]*$/

/** Whether lines begin with column titles and their underlines. */
export function areTitled(lines: ReadonlyArray<string>): boolean {
  return lines.length > 2 && rules.test(lines[1]!)
}

/** First character of links, anchors and hidden anchors. */
const mark = /[|*]/

/**
 * Read columns of links as a table. Underlines below the titles show where the columns are; without them, every cell
 * must begin with a link or an anchor. HyperHelp hides markers, so titles may be slightly off.
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
 *   Table whose cells are left for the inline grammar; nothing if text crosses columns.
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
    // An implied header is positioned where the first row starts.
    const line = isTitled ? (index === 0 ? 0 : index + 1) : Math.max(index - 1, 0)
    const text = block.slice(line, line + 1)
    let at = text.start
    const cells = row.map((piece): TableCell => {
      const own = piece && text.cut(piece.start, piece.end)
      if (own) at = own.end
      return cellOf(own, at, builder)
    })
    const position = row.some(Boolean)
      ? builder.nodes.position(text)
      : block.source.position(at, at)
    return {type: 'tableRow', children: cells, position}
  })
  const position = builder.nodes.position(block)
  return {type: 'table', align: columns.map(() => null), children, position}
}

/** Make a cell of its text, or an empty one at an offset. */
function cellOf(text: TextBlock | undefined, at: number, builder: BlockBuilder): TableCell {
  if (text) return builder.nodes.withText<TableCell>({type: 'tableCell', children: []}, text)
  const position = builder.state.block.source.position(at, at)
  return {type: 'tableCell', children: [], position}
}

/** Split a line at gaps of two or more spaces outside markup. */
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

/**
 * Assign each piece to the last column that begins at or before it; nothing if a piece crosses into the next column.
 */
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

/** Whether each line has pieces in some of the first line's columns only, and all begin with markers. */
function areLinks(
  lines: ReadonlyArray<string>,
  pieces: ReadonlyArray<ReadonlyArray<Piece>>
): boolean {
  const columns = new Set(pieces[0]!.map(({start}) => start))
  return pieces.every((row, index) =>
    row.every(({start}) => columns.has(start) && mark.test(lines[index]!.charAt(start)))
  )
}
