import {performance} from 'node:perf_hooks'
import type {Root} from 'mdast'
import {VFile} from 'vfile'
import type {Diagnostic} from 'vscode-languageserver'
import type {GridTableDialect} from '../../grammars/grid-table/nodes.js'
import {toMdast} from '../mdast/index.js'
import type {ChangedLines, Checked, KnownTable, OpenDocument} from './open-document.js'
import {readText, tablesIn} from './read-text.js'
import {toDiagnostic} from './to-diagnostic.js'

/** Says what is wrong with the links of a page of a package; nothing where the document is in none. */
export type CheckLinks = (tree: Root, file: VFile) => boolean

/** Lines that a table may have between two borders that are alike for its rows to be looked at alone. */
const farthestBorder = 400

/** Lines that a block of text may have to be looked at alone. */
const longestBlock = 2000

/**
 * Look at all of a document.
 *
 * @param document
 *   It keeps the result.
 * @param checkLinks
 *   Looks at its links.
 */
export function checkAll(document: OpenDocument, checkLinks: CheckLinks): Checked {
  const start = performance.now()
  const checked = check(document.text.getText(), document, undefined, checkLinks)
  document.cost = performance.now() - start
  document.checked = checked
  document.changed = undefined
  return checked
}

/**
 * Look at what changed in a document, and at no more than that and what stands around it:
 *
 * ```text
 *  +-----+-----+   ◀ a border …
 *  | a   | b   |
 *  +-----+-----+   ◀ … and the next one that is just like it: between them stands a table of its own.
 *  | typed here|     Whatever is wrong with it is wrong with the whole one.
 *  +-----+-----+
 * ```
 *
 * In running text the blocks between blank lines and text at the margin are what is looked at.
 *
 * What these lines say of themselves stands for what `checkAll` says as long as nothing is wrong with them, nor was. A
 * fault may have to do with lines far away, so then the result is provisional: the document keeps what it knew, and what
 * changed, until all of it is looked at.
 *
 * @returns
 *   What can be shown at once; `undefined` where only looking at all of it can tell.
 */
export function checkChanged(
  document: OpenDocument,
  checkLinks: CheckLinks
): (Checked & {isFinal: boolean}) | undefined {
  const {checked, changed, reading} = document
  if (!checked) return undefined
  if (!changed) return {...checked, isFinal: true}
  const old = oldWindow(changed, changed)
  const table = checked.tables.find(({first, last}) => first <= old.first && old.last <= last)
  // Code looks like anything: where there is some, only what stands above tells.
  const fences = table ? checked.fences : countFences(document.text.getText())
  if (!table && (fences > 0 || checked.fences > 0)) return undefined
  const window = table ? tableWindow(document, changed, table) : blockWindow(document, changed)
  if (!window) return undefined
  const before = oldWindow(window, changed)
  const text = document.text.getText({
    start: {line: window.first, character: 0},
    end: {line: window.last + 1, character: 0}
  })
  const part = check(text, document, table?.dialect, checkLinks)
  const shown =
    reading === 'rst'
      ? part.diagnostics.filter(({code}) => String(code).includes('table'))
      : part.diagnostics
  const hasFaults = (lines: Lines): boolean =>
    checked.diagnostics.some(({range: {start}}) => isIn(lines, start.line))
  // What a paragraph of reST names may stand anywhere else, and the other way round.
  const isLocal = reading === 'hyperhelp' ? isProse(before, checked, part) : reading !== 'rst'
  const isFinal =
    part.diagnostics.length === 0 &&
    !hasFaults(table ?? before) &&
    (table ? part.tables.length === 1 : isLocal)
  const {added} = changed
  const result: Checked = {
    fences,
    diagnostics: replaceLines(
      checked.diagnostics,
      ({range}) => range.start.line,
      before,
      shown.map((diagnostic) => moveDiagnostic(diagnostic, window.first)),
      (diagnostic) => moveDiagnostic(diagnostic, added)
    ),
    tables: table
      ? checked.tables.map((known) => {
          if (known === table) return {...known, last: known.last + added}
          return known.first > before.last ? moveTable(known, added) : known
        })
      : replaceLines(
          checked.tables,
          ({first}) => first,
          before,
          part.tables.map((known) => moveTable(known, window.first)),
          (known) => moveTable(known, added)
        )
  }
  if (isFinal) {
    document.checked = result
    document.changed = undefined
  }
  return {...result, isFinal}
}

/**
 * Whether lines of HyperHelp can be looked at alone. Markup and tables go on over blank lines there, and what one mark
 * becomes may be due to one far above that nothing closes.
 */
function isProse(lines: Lines, {diagnostics, tables}: Checked, part: Checked): boolean {
  return (
    part.tables.length === 0 &&
    tables.every(({first, last}) => last < lines.first || first > lines.last) &&
    diagnostics.every(({code}) => !/^markup-|-unclosed$/.test(String(code)))
  )
}

function isIn({first, last}: Lines, line: number): boolean {
  return line >= first && line <= last
}

/** What is known of a document that has changed: what was said of its other lines. */
export function keepUnchanged({checked, changed}: OpenDocument): Checked {
  if (!checked || !changed) return checked ?? {diagnostics: [], tables: [], fences: 0}
  const old = oldWindow(changed, changed)
  return {
    ...checked,
    diagnostics: replaceLines(
      checked.diagnostics.filter(
        ({range}) => range.start.line > old.last || range.end.line < old.first
      ),
      ({range}) => range.start.line,
      old,
      [],
      (diagnostic) => moveDiagnostic(diagnostic, changed.added)
    )
  }
}

function check(
  text: string,
  {reading}: OpenDocument,
  dialect: GridTableDialect | undefined,
  checkLinks: CheckLinks
): Checked {
  const file = new VFile({value: text})
  const tree = readText(file, reading, dialect)
  const isDocument = reading === 'hyperhelp' || reading === 'sphinx-text' || reading === 'rst'
  if (isDocument && !checkLinks(tree, file)) toMdast(tree, {file})
  const tables = tablesIn(tree).map(
    ({position, dialect}): KnownTable => ({
      first: position!.start.line - 1,
      last: position!.end.line - 1,
      dialect: isDocument ? undefined : dialect
    })
  )
  const diagnostics = file.messages.map(toDiagnostic).sort(byPlace)
  return {diagnostics, tables, fences: countFences(text)}
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character
  )
}

/** Lines from `first` to `last`. */
interface Lines {
  first: number
  last: number
}

/** Which lines of the text as it was are those of the text as it is. */
function oldWindow({first, last}: Lines, {added}: ChangedLines): Lines {
  return {first, last: last - added}
}

/** Find two borders that are alike above and below the lines that changed. */
function tableWindow(
  document: OpenDocument,
  {first, last, added}: ChangedLines,
  table: KnownTable
): Lines | undefined {
  const bottom = table.last + added
  for (let above = first - 1; above >= table.first && above > first - farthestBorder; above -= 1) {
    const border = document.line(above)
    if (!/^[^+|]*\+(?:[-=:]+\+)+[\t ]*$/.test(border)) continue
    // A head ends once only.
    if (border.includes('=') && above !== table.first) return undefined
    for (let below = last + 1; below <= bottom && below < last + farthestBorder; below += 1) {
      const line = document.line(below)
      if (line.includes('=') && /\+=+\+/.test(line) && above !== table.first) return undefined
      if (line === border && below > above + 1) {
        const isLast = below === bottom
        // The head of a table is its first rows.
        return isLast && above === table.first ? undefined : {first: above, last: below}
      }
    }
  }
  return undefined
}

/** Find the block of text around lines that changed: from text at the margin below a blank line to the next. */
function blockWindow(document: OpenDocument, {first, last}: ChangedLines): Lines | undefined {
  const {lineCount} = document.text
  let start = first
  while (start > 0 && !(isBlank(document.line(start - 1)) && isAtMargin(document.line(start)))) {
    start -= 1
    if (first - start > longestBlock) return undefined
  }
  let end = last
  while (end + 1 < lineCount) {
    if (isBlank(document.line(end)) && isAtMargin(document.line(end + 1))) break
    end += 1
    if (end - last > longestBlock) return undefined
  }
  return {first: start, last: end}
}

function isBlank(line: string): boolean {
  return line.trim() === ''
}

function isAtMargin(line: string): boolean {
  return /^\S/.test(line)
}

/** Count what may be fences of code. */
function countFences(text: string): number {
  let count = 0
  for (const fence of ['```', '~~~']) {
    for (let at = text.indexOf(fence); at !== -1; at = text.indexOf(fence, at + 1)) count += 1
  }
  return count
}

/** Put new things where those of some lines were, and move those below. */
function replaceLines<Thing>(
  things: ReadonlyArray<Thing>,
  lineOf: (thing: Thing) => number,
  {first, last}: Lines,
  replacement: ReadonlyArray<Thing>,
  move: (thing: Thing) => Thing
): Array<Thing> {
  const above = things.filter((thing) => lineOf(thing) < first)
  const below = things.filter((thing) => lineOf(thing) > last)
  return [...above, ...replacement, ...below.map(move)]
}

function moveDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  if (by === 0) return diagnostic
  const {start, end} = diagnostic.range
  return {
    ...diagnostic,
    range: {start: {...start, line: start.line + by}, end: {...end, line: end.line + by}}
  }
}

function moveTable({first, last, dialect}: KnownTable, by: number): KnownTable {
  return {first: first + by, last: last + by, dialect}
}
