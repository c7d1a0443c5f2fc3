import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {placeCells} from '../../tables/place-cells.js'
import type {OpenTable} from '../edit/open-tables.js'
import type {TableEditor} from '../edit/table-editor.js'
import {diffTables} from './diff-tables.js'
import {type Matching, matchColumns, matchRows} from './match.js'
import type {Texts} from './pair-tables.js'

/** Conflict markers, which separate the two sides. */
export interface Marks {
  ours: string
  middle: string
  theirs: string
}

/** A cell that both sides changed in different ways; row and column refer to the merged table. */
export interface CellConflict {
  row: number
  column: number
}

/** A row or column of the merged table, with its index on each side; -1 if it is missing there. */
interface Line {
  ours: number
  theirs: number
  base: number
}

/**
 * Merge two versions of a table.
 *
 * Rows and columns of the ancestor are matched on both sides. What one side deleted goes, unless the other changed it;
 * what one side inserted stays after what precedes it there. The text of a cell is that of the side that changed it.
 *
 * @param base
 *   The common ancestor.
 * @param ours
 *   One version; changed in place, unless only the other version has a different shape, such as other spans or
 *   sections, and is changed instead.
 * @param theirs
 *   The other version.
 * @param marks
 *   Conflict markers for the texts of a cell.
 * @returns
 *   The version that was changed, and the conflicts; `undefined` if both changed the shape of the table in incompatible
 *   ways.
 */
export function mergeTable(
  base: TableEditor,
  ours: OpenTable,
  theirs: OpenTable,
  marks: Marks
): {table: OpenTable; conflicts: Array<CellConflict>} | undefined {
  const shaped = [ours, theirs].map(({editor}) => hasOtherShape(base.table, editor.table))
  if (shaped[0] && shaped[1]) return undefined
  // Keep the side with the different shape, and apply the changes of the other to it.
  const [kept, other] = shaped[1] ? [theirs, ours] : [ours, theirs]
  try {
    return {
      table: kept,
      conflicts: putInto(base, kept.editor, other.editor, marks, kept === theirs)
    }
  } catch (error) {
    // A row or a text is inside a spanning cell.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether spans, sections or alignment differ. */
function hasOtherShape(a: GridTable, b: GridTable): boolean {
  return diffTables(a, b).some(
    ({type}) => type === 'span' || type === 'align' || type === 'section'
  )
}

function putInto(
  base: TableEditor,
  kept: TableEditor,
  other: TableEditor,
  marks: Marks,
  swapped: boolean
): Array<CellConflict> {
  const [was, mine, its] = [base, kept, other].map(slotTexts) as [Texts, Texts, Texts]
  const [wordsWas, wordsMine, wordsIts] = [was, mine, its].map(wordsOf) as [Texts, Texts, Texts]
  const mineColumns = matchColumns(wordsWas, wordsMine)
  const itsColumns = matchColumns(wordsWas, wordsIts)
  const mineRows = matchRows(wordsWas, wordsMine, mineColumns)
  const itsRows = matchRows(wordsWas, wordsIts, itsColumns)
  const origins = originsOf(kept.table)
  const conflicts: Array<{row: Line; column: Line}> = []
  const changed = (
    texts: Texts,
    rows: Matching,
    columns: Matching,
    line: Line,
    across: boolean
  ) => {
    const [forward, crossing] = across ? [rows, columns] : [columns, rows]
    const at = forward.forward[line.base]!
    return crossing.forward.some((to, index) => {
      if (to === -1) return false
      const [now, before] = across
        ? [texts[at]![to]!, was[line.base]![index]!]
        : [texts[to]![at]!, was[index]![line.base]!]
      return words(now) !== words(before)
    })
  }
  const rows = mergeLines(mineRows, itsRows, wordsMine, wordsIts, (line) =>
    line.ours !== -1
      ? changed(mine, mineRows, mineColumns, line, true)
      : changed(its, itsRows, itsColumns, line, true)
  )
  const columns = mergeLines(
    mineColumns,
    itsColumns,
    transposed(wordsMine),
    transposed(wordsIts),
    (line) =>
      line.ours !== -1
        ? changed(mine, mineRows, mineColumns, line, false)
        : changed(its, itsRows, itsColumns, line, false)
  )

  // Change texts first, while indexes are unchanged; then delete and insert lines, the last one first.
  for (const row of rows) {
    for (const column of columns) {
      if (row.ours === -1 || column.ours === -1) continue
      const own = origins[row.ours]![column.ours]!
      if (!own) continue
      const text = merged(row, column)
      if (text !== mine[row.ours]![column.ours]!) kept.setCell(row.ours, column.ours, text)
    }
  }
  dropMissing(kept.rowCount, rows, (row) => kept.deleteRow(row))
  const left = columns.filter(({ours}) => ours !== -1)
  for (const [index, row] of rows.entries()) {
    if (row.ours !== -1) continue
    const texts = Array.from({length: kept.columnCount}, (_, at) => {
      const column = left.find(({ours}) => ours === at)
      return column ? merged(row, column) : ''
    })
    kept.insertRow(index, texts)
  }
  dropMissing(kept.columnCount, columns, (column) => kept.deleteColumn(column))
  for (const [index, column] of columns.entries()) {
    if (column.ours === -1)
      kept.insertColumn(
        index,
        rows.map((row) => merged(row, column))
      )
  }
  return conflicts.map(({row, column}) => ({
    row: rows.indexOf(row),
    column: columns.indexOf(column)
  }))

  /** The text of a cell in the merged table. */
  function merged(row: Line, column: Line): string {
    const here = textAt(mine, row.ours, column.ours)
    const there = textAt(its, row.theirs, column.theirs)
    const before = textAt(was, row.base, column.base)
    if (here === undefined && there === undefined) return ''
    // If a side lacks the cell, it deleted the row or column, or never had it.
    if (here === undefined) return before === undefined ? there! : conflict(row, column, '', there!)
    if (there === undefined) {
      const isNew = before === undefined || words(before) === words(here)
      return isNew ? here : conflict(row, column, here, '')
    }
    if (here === there || there === before) return here
    if (here === before) return there
    if (words(there) === words(here) || (before !== undefined && words(there) === words(before))) {
      return here
    }
    if (before !== undefined && words(here) === words(before)) return there
    return conflict(row, column, here, there)
  }

  function conflict(row: Line, column: Line, here: string, there: string): string {
    if (here === '' && there !== '' && row.base !== -1) {
      // The row or column was deleted; an unchanged text in it is no conflict.
      const before = textAt(was, row.base, column.base)
      if (before !== undefined && words(before) === words(there)) return there
    }
    const known = conflicts.some((one) => one.row === row && one.column === column)
    if (!known) conflicts.push({row, column})
    const [one, two] = swapped ? [there, here] : [here, there]
    return [marks.ours, one, marks.middle, two, marks.theirs]
      .filter((text) => text !== '')
      .join('\n')
  }
}

/** The texts of a table's slots. */
export function slotTexts(editor: TableEditor): Texts {
  return Array.from({length: editor.rowCount}, (_, row) =>
    Array.from({length: editor.columnCount}, (_, column) => editor.getCell(row, column))
  )
}

function wordsOf(texts: Texts): Texts {
  return texts.map((line) => line.map(words))
}

/** Normalize white space, so that line breaks do not count. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function textAt(texts: Texts, row: number, column: number): string | undefined {
  return row === -1 || column === -1 ? undefined : texts[row]![column]
}

function transposed(texts: Texts): Texts {
  return (texts[0] ?? []).map((_, column) => texts.map((line) => line[column]!))
}

/** For each slot, whether a cell starts there. */
function originsOf(table: GridTable): Array<Array<boolean>> {
  const layout = placeCells(table)
  return layout.slots.map((line, row) =>
    line.map((index, column) => {
      const cell = layout.cells[index]!
      return cell.row === row && cell.column === column
    })
  )
}

/**
 * Merge two lists of lines: those of the kept side, without what the other deleted, and with what it inserted.
 *
 * @param isChanged
 *   Whether the side that still has a line changed it; if so, the line stays.
 */
function mergeLines(
  ours: Matching,
  theirs: Matching,
  ourTexts: Texts,
  theirTexts: Texts,
  isChanged: (line: Line) => boolean
): Array<Line> {
  const result: Array<Line> = []
  let [mine, its] = [0, 0]
  for (let base = 0; base <= ours.forward.length; base += 1) {
    const isEnd = base === ours.forward.length
    const nextMine = isEnd ? ours.backward.length : ours.forward[base]!
    const nextIts = isEnd ? theirs.backward.length : theirs.forward[base]!
    if (nextMine === -1 && nextIts === -1) continue
    // Lines that one side has before the next common line.
    const until = (matching: Matching, at: number, next: number): number => {
      if (next !== -1) return next
      let end = at
      while (end < matching.backward.length && matching.backward[end] === -1) end += 1
      return end
    }
    const mineEnd = until(ours, mine, nextMine)
    const itsEnd = until(theirs, its, nextIts)
    const added = new Set<string>()
    for (; mine < mineEnd; mine += 1) {
      result.push({ours: mine, theirs: -1, base: -1})
      added.add(ourTexts[mine]!.join('\0'))
    }
    for (; its < itsEnd; its += 1) {
      // Both sides inserted the same line.
      const twin = added.has(theirTexts[its]!.join('\0'))
        ? result.find(
            (line) =>
              line.base === -1 &&
              line.theirs === -1 &&
              line.ours !== -1 &&
              ourTexts[line.ours]!.join('\0') === theirTexts[its]!.join('\0')
          )
        : undefined
      if (twin) twin.theirs = its
      else result.push({ours: -1, theirs: its, base: -1})
    }
    if (isEnd) break
    const line: Line = {ours: nextMine, theirs: nextIts, base}
    if (nextMine !== -1) mine = nextMine + 1
    if (nextIts !== -1) its = nextIts + 1
    if ((nextMine !== -1 && nextIts !== -1) || isChanged(line)) result.push(line)
  }
  return result
}

/** Delete the lines of a table that are not in the merged one. */
function dropMissing(count: number, lines: ReadonlyArray<Line>, drop: (at: number) => void): void {
  const kept = new Set(lines.map(({ours}) => ours))
  for (let at = count - 1; at >= 0; at -= 1) if (!kept.has(at)) drop(at)
}
