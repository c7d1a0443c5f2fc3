import {diff3Merge} from 'node-diff3'
import {checkOptions, checkText} from '../../shared/check-options.js'
import {type OpenTable, type OpenTablesOptions, openTables} from '../edit/open-tables.js'
import {type CellConflict, type Marks, mergeTable, slotTexts} from './merge-table.js'
import {pairTables, type Texts} from './pair-tables.js'

/** Options of `mergeTables`. */
export interface MergeTablesOptions extends Omit<OpenTablesOptions, 'file'> {
  /** Labels of the two sides in conflicts (default: `ours` and `theirs`). */
  labels?: {ours?: string; theirs?: string} | null | undefined
  /** Length of conflict markers (default: 7; `%L` in git). */
  markerSize?: number | null | undefined
}

/** A conflict: both sides changed the same cell or lines. */
export interface MergeConflict {
  /** A cell, or lines of text, including tables whose shape both sides changed. */
  type: 'cell' | 'text'
  /** Line in the merged text, from 1: of the table, or of the first conflict marker. */
  line: number
  /** Row of the cell in the merged table, from 0, including the header. */
  row?: number
  /** Column of the cell in the merged table, from 0. */
  column?: number
}

/** Result of `mergeTables`. */
export interface MergedTables {
  /** The merged text, with conflicts between markers, as in git. */
  value: string
  /** Conflicts; empty if the merge is clean. */
  conflicts: Array<MergeConflict>
}

/**
 * Merge two versions of a text with a common ancestor: tables cell by cell, everything else line by line.
 *
 * Changes to different cells, rows and columns of a table never conflict. A cell that both sides changed gets both
 * texts, between conflict markers, and the table around it stays valid.
 *
 * @param base
 *   The common ancestor.
 * @param ours
 *   One version, whose layout is kept where both agree.
 * @param theirs
 *   The other version.
 * @param options
 *   Configuration (optional).
 * @example
 *   ```js
 *   const {value, conflicts} = mergeTables(base, ours, theirs)
 *   ```
 */
export function mergeTables(
  base: string,
  ours: string,
  theirs: string,
  options?: MergeTablesOptions | null | undefined
): MergedTables {
  for (const text of [base, ours, theirs]) checkText('merge tables', text)
  checkOptions('merge tables', options, {labels: 'object', markerSize: 1})
  const labels = {ours: 'ours', theirs: 'theirs', ...options?.labels}
  const size = options?.markerSize ?? 7
  const marks: Marks = {
    ours: `${'<'.repeat(size)} ${labels.ours}`,
    middle: '='.repeat(size),
    theirs: `${'>'.repeat(size)} ${labels.theirs}`
  }
  const [old, our, their] = [base, ours, theirs].map((text) => openTables(text, options)) as [
    Array<OpenTable>,
    Array<OpenTable>,
    Array<OpenTable>
  ]
  const [texts, ourTexts, theirTexts] = [old, our, their].map((tables) =>
    tables.map(({editor}) => slotTexts(editor))
  ) as [Array<Texts>, Array<Texts>, Array<Texts>]
  const ourPairs = pairTables(texts, ourTexts)
  const theirPairs = pairTables(texts, theirTexts)
  const merged: Array<MergedTable> = []
  const slots: [Slots, Slots, Slots] = [new Map(), new Map(), new Map()]
  for (const [index, table] of old.entries()) {
    const mine = our[ourPairs[index]!]
    const other = their[theirPairs[index]!]
    if (!mine || !other) continue
    const result = mergeOne(table, mine, other)
    if (!result) continue
    for (const [side, {lines}] of [table, mine, other].entries()) {
      slots[side]!.set(lines.start, {end: lines.end, table: merged.length})
    }
    merged.push(result)
  }
  // A table that all three versions have is replaced by a line that cannot occur in text.
  const cut = [base, ours, theirs].map((text, side) => toLines(text, slots[side]!))
  const conflicts: Array<MergeConflict> = []
  const result: Array<string> = []
  let line = 1
  const put = (text: string): void => {
    const match = /\0(\d+)\0/.exec(text)
    const table = match && merged[Number(match[1])]
    const whole = table ? text.replace(match[0], () => table.value) : text
    for (const conflict of table?.conflicts ?? []) conflicts.push({...conflict, line})
    result.push(whole)
    line += whole.split('\n').length - 1
  }
  for (const {ok, conflict} of diff3Merge(cut[1]!, cut[0]!, cut[2]!)) {
    for (const text of ok ?? []) put(text)
    if (!conflict) continue
    const eol = conflict.a[0]?.endsWith('\r\n') ? '\r\n' : '\n'
    conflicts.push({type: 'text', line})
    put(marks.ours + eol)
    for (const text of conflict.a) put(closed(text, eol))
    put(marks.middle + eol)
    for (const text of conflict.b) put(closed(text, eol))
    put(marks.theirs + eol)
  }
  return {value: result.join(''), conflicts}

  function mergeOne(table: OpenTable, mine: OpenTable, other: OpenTable): MergedTable | undefined {
    const [was, one, two] = [textOf(base, table), textOf(ours, mine), textOf(theirs, other)]
    if (one === two || was === two) return {value: one, conflicts: []}
    // Nothing is redrawn here, so the prefixes of the lines are those of the side that is taken.
    if (was === one) return samePrefix(mine, other) ? {value: two, conflicts: []} : undefined
    const found = mergeTable(table.editor, mine, other, marks)
    if (!found) return undefined
    try {
      const value = found.table === mine || samePrefix(mine, other) ? found.table.draw() : undefined
      if (value === undefined) return undefined
      return {value, conflicts: found.conflicts.map((one) => ({type: 'cell', ...one}))}
    } catch {
      // No drawing can be read back as intended: merge its lines as text.
      return undefined
    }
  }
}

interface MergedTable {
  value: string
  conflicts: Array<{type: 'cell'} & CellConflict>
}

/** Tables that all three versions have: their ends and numbers, by start. */
type Slots = Map<number, {end: number; table: number}>

/** The lines of a table, without the prefix of the first. */
function textOf(text: string, {lines}: OpenTable): string {
  return text.slice(lines.start, lines.end)
}

function samePrefix({lines: a}: OpenTable, {lines: b}: OpenTable): boolean {
  return a.prefixes.at(-1) === b.prefixes.at(-1)
}

/** Split a text into lines with their line endings; a table counts as one line. */
function toLines(text: string, slots: Slots): Array<string> {
  let short = ''
  let at = 0
  for (const [start, {end, table}] of slots) {
    short += `${text.slice(at, start)}\0${table}\0`
    at = end
  }
  short += text.slice(at)
  return short.match(/[^\n]+\n?|\n/g) ?? []
}

/** End a line, as a conflict marker follows. */
function closed(text: string, eol: string): string {
  return text.endsWith('\n') ? text : text + eol
}
