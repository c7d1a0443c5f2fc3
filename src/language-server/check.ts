import {performance} from 'node:perf_hooks'
import type {Root} from 'mdast'
import type {Extension} from 'micromark-util-types'
import {VFile} from 'vfile'
import type {Diagnostic, Range} from 'vscode-languageserver'
import type {GridTableDialect} from '../../grammars/grid-table/nodes.js'
import {Source} from '../../grammars/source.js'
import {toMdast} from '../mdast/index.js'
import {withoutFrontMatter} from '../read/markdown/index.js'
import {finish, readPieces, usualPiece} from '../read/markdown/pieces.js'
import {formatTables} from '../table-text/format/format-tables.js'
import type {FormattedTables} from '../table-text/format/index.js'
import {type Mark, marksOf, moveMark, moveRange} from './marks.js'
import type {ChangedLines, Checked, Known, KnownTable, OpenDocument} from './open-document.js'
import {dialectOfReading, readOpenText, tablesIn} from './read-text.js'
import type {Reading} from './reading-of.js'
import {type Lines, rowsAround} from './table-at.js'
import {toDiagnostic} from './to-diagnostic.js'

/**
 * Reports problems with the links of a help page, given all or part of its tree. Returns whether the document belongs
 * to a package; if not, nothing is reported.
 */
export type CheckLinks = (tree: Root, file: VFile, isWhole: boolean) => boolean

/** Documents that take less than this many milliseconds to read are always read whole. */
const quick = 15

/** Most lines that a block of text may have to be checked on its own. */
const longestBlock = 2000

/**
 * What text may contain that affects distant lines: markup that opens and closes across blank lines, names defined
 * elsewhere, lines that continue what is above.
 */
const farReaching: Readonly<Record<Reading, {prose: RegExp; table: RegExp}>> = {
  rst: {
    prose: /[`|*[\]\\]|_(?!\w)|::|^[\t ]*(?:[^\w\s]|\w+[.)][\t ])/m,
    table: /[`[\]\\]|_(?!\w)|::/
  },
  markdown: {
    prose: /`{3}|~{3}|\$\$|^[\t >]*<|\[[^\]]*\[|\]:|^(?:-{3}|\+{3}|\.{3})[\t ]*$/m,
    table: /\[[^\]]*\[|\]:/
  },
  hyperhelp: {prose: /`{3}|~{3}/, table: /`{3}|~{3}/},
  'sphinx-text': {prose: /`{3}|~{3}/, table: /`{3}|~{3}/},
  text: {prose: /`{3}|~{3}/, table: /`{3}|~{3}/}
}

/**
 * Return what is known about a document in its current state, and check it if it has changed since the last check.
 * Large documents are not read whole for this, so the result may be provisional.
 *
 * @param document
 *   Document; stores the result.
 * @param checkLinks
 *   Checks its links.
 */
export function look(document: OpenDocument, checkLinks: CheckLinks): Known {
  const {known, checked, cost} = document
  if (known) return known
  if (!checked || cost < quick) return checkAll(document, checkLinks)
  document.known = checkChanged(document, checkLinks) ?? keepUnchanged(document)
  return document.known
}

/**
 * Check a whole document.
 *
 * @param document
 *   Document; stores the result.
 * @param checkLinks
 *   Checks its links.
 */
export function checkAll(document: OpenDocument, checkLinks: CheckLinks): Known {
  document.look = undefined
  const start = performance.now()
  const checked = finish(checkWhole(document, checkLinks, usualPiece))
  document.cost = performance.now() - start
  document.checked = checked
  document.changed = undefined
  document.known = {...checked, isFinal: true}
  return document.known
}

/**
 * Longest document, in characters, that is checked in one go; longer ones are checked in pieces, with pauses for other
 * work.
 */
const long = 2 ** 17

/** Whether checking the whole document takes long and may pause. */
export function isLong({reading, text}: OpenDocument): boolean {
  return reading === 'markdown' && text.getText().length > long
}

/**
 * Check a whole document, pausing for other work. Changes made in the meantime are checked afterwards.
 *
 * @param document
 *   Document; stores the result.
 * @param checkLinks
 *   Checks its links.
 * @param rest
 *   Lets other work run.
 * @param size
 *   Minimum size of a piece, in characters (default: the fastest).
 * @returns
 *   Whether the check completed; it is abandoned if the whole text is replaced or another check starts.
 */
export async function checkSlowly(
  document: OpenDocument,
  checkLinks: CheckLinks,
  rest: () => Promise<void>,
  size: number = usualPiece
): Promise<boolean> {
  const own: OpenDocument['look'] = {changed: undefined}
  document.look = own
  const work = checkWhole(document, checkLinks, size)
  let cost = 0
  for (;;) {
    const start = performance.now()
    const {done, value} = work.next()
    cost += performance.now() - start
    if (!done) await rest()
    if (document.look !== own) return false
    if (!done) continue
    document.look = undefined
    document.cost = cost
    document.checked = value
    document.changed = own.changed
    document.known = own.changed ? undefined : {...value, isFinal: true}
    return true
  }
}

function* checkWhole(
  document: OpenDocument,
  checkLinks: CheckLinks,
  size: number
): Generator<void, Checked> {
  const value = document.text.getText()
  const source = document.reading === 'markdown' ? new Source(value) : undefined
  // Characters that are not valid text are reported once, for the whole document.
  if (!source || source.problems.length > 0) {
    return check(value, document, {}, (tree, file) => checkLinks(tree, file, true)).checked
  }
  const mark = value.startsWith('\uFEFF') ? '\uFEFF' : ''
  const text = mark + withoutFrontMatter(source.value)
  const pieces = yield* readPieces(text, size, (piece, extension) =>
    check(piece, document, {extension}, () => true)
  )
  const all = {
    diagnostics: [] as Array<Diagnostic>,
    tables: [] as Array<KnownTable>,
    marks: [] as Array<Mark>
  }
  let line = 0
  for (const {start, end, read} of pieces) {
    const {diagnostics, tables, marks} = read.checked
    for (const diagnostic of diagnostics) all.diagnostics.push(moveDiagnostic(diagnostic, line))
    for (const table of tables) all.tables.push(moveTable(table, line))
    for (const one of marks) all.marks.push(moveMark(one, line))
    for (
      let at = text.indexOf('\n', start);
      at !== -1 && at < end;
      at = text.indexOf('\n', at + 1)
    ) {
      line += 1
    }
  }
  return all
}

/**
 * Check what changed in a document, and as little around it as possible:
 *
 * ```text
 *  +-----+-----+   ◀ a border …
 *  | a   | b   |
 *  +-----+-----+   ◀ … and the next one equal to it: what is between them is a table by itself.
 *  | typed here|     Any problem in it is a problem of the whole table.
 *  +-----+-----+
 * ```
 *
 * In running text, it checks the blocks that start at the margin, after a blank line.
 *
 * The result equals that of `checkAll` as long as these lines have no problem and had none before. A problem may be
 * caused by distant lines, so the result is then provisional: the document keeps its last result, and the change, until
 * it is checked whole.
 *
 * @returns
 *   What can be shown immediately; `undefined` if the whole document must be checked.
 */
export function checkChanged(document: OpenDocument, checkLinks: CheckLinks): Known | undefined {
  const {checked, changed, reading} = document
  if (!checked) return undefined
  if (!changed) return {...checked, isFinal: true}
  const old = oldWindow(changed, changed)
  const table = checked.tables.find(({first, last}) => first <= old.first && old.last <= last)
  const window = table
    ? rowsAround(document, changed, {first: table.first, last: table.last + changed.added})
    : blockWindow(document, changed)
  if (!window) return undefined
  const before = oldWindow(window, changed)
  const crossing = table ? [] : checked.marks.filter((mark) => isAcross(mark, before))
  // Code can look like anything, and in plain text only the lines above show what is code.
  if (crossing.some((mark) => mark.type === 'block' && mark.isLiteral)) return undefined
  if (!table && reading === 'text' && hasFences(document.text.getText())) return undefined
  const text = linesOf(document, window)
  const {checked: part} = check(text, document, table ?? {}, (tree, file) =>
    checkLinks(tree, file, false)
  )
  const shown =
    reading === 'rst'
      ? part.diagnostics.filter(({code}) => String(code).includes('table'))
      : part.diagnostics
  const isFinal =
    part.diagnostics.length === 0 &&
    !checked.diagnostics.some(({range: {start}}) => isIn(table ?? before, start.line)) &&
    changed.old !== undefined &&
    (table
      ? part.tables.length === 1 &&
        !farReaching[reading].table.test(changed.old + linesOf(document, changed))
      : isLocal(text + changed.old, reading, before, checked, part) && crossing.length === 0)
  const {added} = changed
  const isOuter = table && part.marks.find(({type}) => type === 'table')?.range
  const marks = part.marks
    .filter(({type, range}) => !isOuter || !isSame(range, isOuter) || !isOfTable.has(type))
    .map((mark) => moveMark(mark, window.first))
  const result: Checked = {
    diagnostics: replaceLines(
      checked.diagnostics,
      before,
      added,
      shown.map((diagnostic) => moveDiagnostic(diagnostic, window.first)),
      moveDiagnostic
    ),
    tables: table
      ? checked.tables.map((known) => {
          if (known === table) return {...known, last: known.last + added}
          return known.first > before.last ? moveTable(known, added) : known
        })
      : [
          ...checked.tables.filter(({first}) => first < before.first),
          ...part.tables.map((known) => moveTable(known, window.first)),
          ...checked.tables
            .filter(({first}) => first > before.last)
            .map((known) => moveTable(known, added))
        ],
    marks: replaceLines(
      checked.marks,
      before,
      added,
      isFinal ? marks : likelyDepths(marks, checked.marks, before),
      moveMark,
      // In a window inside a table, the first border may be the one the table starts with.
      table && ((mark) => isOfTable.has(mark.type) && isAround(mark, table))
    )
  }
  if (isFinal) {
    document.checked = result
    document.changed = undefined
  }
  return {...result, isFinal}
}

/** Marks of the table itself. */
const isOfTable: ReadonlySet<Mark['type']> = new Set(['table', 'block'])

function linesOf(document: OpenDocument, {first, last}: Lines): string {
  return document.text.getText({
    start: {line: first, character: 0},
    end: {line: last + 1, character: 0}
  })
}

function isSame(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  )
}

/** Whether a mark is partly inside and partly outside the given lines. */
function isAcross({range: {start, end}}: Mark, {first, last}: Lines): boolean {
  return (start.line < first && end.line >= first) || (start.line <= last && end.line > last)
}

function isAround({range: {start, end}}: Mark, {first, last}: Lines): boolean {
  return start.line <= first && end.line >= last
}

/** Whether blocks of running text can be checked on their own. */
function isLocal(
  text: string,
  reading: Reading,
  lines: Lines,
  checked: Checked,
  part: Checked
): boolean {
  if (farReaching[reading].prose.test(text)) return false
  if (reading === 'hyperhelp') return isProse(lines, checked, part)
  // What brackets in a title refer to is not part of its name.
  if (reading === 'markdown')
    return !part.marks.some((mark) => mark.type === 'heading' && mark.name.includes('['))
  if (reading === 'text') return true
  // The depth of a title depends on the order in which underline styles appear.
  const isTitle = ({type}: Mark): boolean => type === 'heading'
  return (
    !part.marks.some(isTitle) &&
    !checked.marks.some((mark) => isTitle(mark) && isIn(lines, mark.range.start.line))
  )
}

/**
 * Give headings that were read on their own the depths of the headings they replace, as an underline alone does not
 * determine a depth.
 */
function likelyDepths(
  marks: ReadonlyArray<Mark>,
  known: ReadonlyArray<Mark>,
  lines: Lines
): Array<Mark> {
  let depth = 1
  const depths: Array<number> = []
  for (const mark of known) {
    if (mark.type !== 'heading') continue
    if (mark.range.start.line > lines.last) break
    if (mark.range.start.line < lines.first) depth = mark.depth
    else depths.push(mark.depth)
  }
  return marks.map((mark) =>
    mark.type === 'heading' ? {...mark, depth: depths.shift() ?? depth} : mark
  )
}

/**
 * Whether lines of HyperHelp can be checked on their own. Markup and tables continue across blank lines there, and an
 * unclosed marker far above may change what a marker means.
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

/** Return what is still known about a changed document: the results for its other lines. */
export function keepUnchanged({checked, changed}: OpenDocument): Known {
  if (!checked || !changed) {
    return {...(checked ?? {diagnostics: [], tables: [], marks: []}), isFinal: false}
  }
  const {added} = changed
  const old = oldWindow(changed, changed)
  const isKept = ({range: {start, end}}: {range: Range}): boolean =>
    start.line > old.last || end.line < old.first
  return {
    isFinal: false,
    diagnostics: replaceLines(checked.diagnostics.filter(isKept), old, added, [], moveDiagnostic),
    tables: checked.tables.map((known) =>
      known.first > old.last
        ? moveTable(known, added)
        : {...known, last: known.last >= old.last ? known.last + added : known.last}
    ),
    // If the number of lines has not changed, the marks in them have moved little, if at all.
    marks: added === 0 ? checked.marks : replaceLines(checked.marks, old, added, [], moveMark)
  }
}

/** Check a text: a document, or a part that can be checked on its own. */
function check(
  text: string,
  {reading, extension: ending}: OpenDocument,
  {dialect, extension}: {dialect?: GridTableDialect | undefined; extension?: Extension | undefined},
  checkLinks: (tree: Root, file: VFile) => boolean
): {tree: Root; checked: Checked} {
  const file = new VFile({value: text})
  const tree = readOpenText(file, reading, dialect, 'literal', extension)
  const isDocument = reading === 'hyperhelp' || reading === 'sphinx-text' || reading === 'rst'
  if (isDocument && !checkLinks(tree, file)) toMdast(tree, {file})
  const tables = tablesIn(tree).map(
    ({position, dialect}): KnownTable => ({
      first: position!.start.line - 1,
      last: position!.end.line - 1,
      dialect: isDocument ? undefined : dialect
    })
  )
  if (!(reading === 'hyperhelp' || reading === 'sphinx-text')) {
    const from = dialect ?? dialectOfReading(reading)
    tellWayOut(file, formatTables(text, {from, file: new VFile({path: `a${ending}`})}))
  }
  const diagnostics = file.messages.map(toDiagnostic).sort(byPlace)
  const marks = marksOf(tree, text, reading === 'hyperhelp')
  return {tree, checked: {diagnostics, tables, marks}}
}

/**
 * Replace what the reader says about tables by what the formatter says, as that explains how to repair them. Keep the
 * reader's messages for lines that the formatter straightens without `fix`: Markdown may read such lines, but not as
 * intended.
 */
function tellWayOut({messages}: VFile, {messages: told, changes}: FormattedTables): void {
  const ofTables = /^(?:grid|simple)-table-/
  const straightened = new Set(
    changes.flatMap(({type, line}) => (type === 'repaired' ? [line] : []))
  )
  const others = messages.filter(
    ({ruleId, line}) => !ofTables.test(ruleId ?? '') || straightened.has(line ?? 0)
  )
  messages.splice(0, messages.length, ...others, ...told)
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character
  )
}

/** The lines of the old text that correspond to lines of the current text. */
function oldWindow({first, last}: Lines, {added}: ChangedLines): Lines {
  return {first, last: last - added}
}

/** Find the block of text around changed lines: from text at the margin, after a blank line, to the next. */
function blockWindow(document: OpenDocument, {first, last}: ChangedLines): Lines | undefined {
  const {lineCount} = document.text
  let start = first
  while (start > 0 && !(document.isBlank(start - 1) && isAtMargin(document.line(start)))) {
    start -= 1
    if (first - start > longestBlock) return undefined
  }
  let end = last
  while (end + 1 < lineCount) {
    if (document.isBlank(end) && isAtMargin(document.line(end + 1))) break
    end += 1
    if (end - last > longestBlock) return undefined
  }
  return {first: start, last: end}
}

function isAtMargin(line: string): boolean {
  return /^\S/.test(line)
}

/** Whether there may be fenced code. */
function hasFences(text: string): boolean {
  return text.includes('```') || text.includes('~~~')
}

/**
 * Replace the things in some lines, and move those below; a thing that continues below them has its end moved, too.
 *
 * @param isKept
 *   Whether to keep a thing that starts in the lines.
 */
function replaceLines<Thing extends {range: Range}>(
  things: ReadonlyArray<Thing>,
  {first, last}: Lines,
  added: number,
  replacement: ReadonlyArray<Thing>,
  move: (thing: Thing, by: number) => Thing,
  isKept?: ((thing: Thing) => boolean) | undefined
): Array<Thing> {
  const above: Array<Thing> = []
  const below: Array<Thing> = []
  for (const thing of things) {
    const {start, end} = thing.range
    if (start.line > last) below.push(added === 0 ? thing : move(thing, added))
    else if (start.line < first || isKept?.(thing)) {
      const isLonger = added !== 0 && end.line >= last && end.line > start.line
      above.push(isLonger ? stretch(thing, added) : thing)
    }
  }
  return [...above, ...replacement, ...below]
}

/** Move the end of a thing. */
function stretch<Thing extends {range: Range}>(thing: Thing, by: number): Thing {
  const {start, end} = thing.range
  return {...thing, range: {start, end: {line: end.line + by, character: end.character}}}
}

function moveDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  return by === 0 ? diagnostic : {...diagnostic, range: moveRange(diagnostic.range, by)}
}

function moveTable({first, last, dialect}: KnownTable, by: number): KnownTable {
  return {first: first + by, last: last + by, dialect}
}
