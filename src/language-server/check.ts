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
 * Says what is wrong with the links of a page of a package, of which the tree is all or a part; nothing where the document
 * is in none.
 */
export type CheckLinks = (tree: Root, file: VFile, isWhole: boolean) => boolean

/** Documents that are read in less, in milliseconds, are read whole each time. */
const quick = 15

/** Lines that a block of text may have to be looked at alone. */
const longestBlock = 2000

/**
 * What a text may have that changes what others far away are: marks that open and close over blank lines, names that
 * stand for something elsewhere, lines that go on with what stands above.
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
 * Say what is known of a document as it is; look where nobody has since it changed. Large documents are not read whole
 * for that: what is wrong with one may be known only in part.
 *
 * @param document
 *   It keeps the result.
 * @param checkLinks
 *   Looks at its links.
 */
export function look(document: OpenDocument, checkLinks: CheckLinks): Known {
  const {known, checked, cost} = document
  if (known) return known
  if (!checked || cost < quick) return checkAll(document, checkLinks)
  document.known = checkChanged(document, checkLinks) ?? keepUnchanged(document)
  return document.known
}

/**
 * Look at all of a document.
 *
 * @param document
 *   It keeps the result.
 * @param checkLinks
 *   Looks at its links.
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

/** Characters of a document that is looked at in pieces, with time for others between them. */
const long = 2 ** 17

/** Whether a look at all of a document takes long, and may stop now and then. */
export function isLong({reading, text}: OpenDocument): boolean {
  return reading === 'markdown' && text.getText().length > long
}

/**
 * Look at all of a document, with time for others now and then. What changes meanwhile is looked at then.
 *
 * @param document
 *   It keeps the result.
 * @param checkLinks
 *   Looks at its links.
 * @param rest
 *   Lets others work.
 * @param size
 *   Characters that a piece has at least (default: what is quickest).
 * @returns
 *   Whether it has been looked at: nothing comes of a look where all of the text changes, or another one begins.
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
  // What is no character of a text is told once.
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
  // What stands in code looks like anything, and in text of no language only what stands above tells what is code.
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
      // The first border of a window in a table may be that of the table.
      table && ((mark) => isOfTable.has(mark.type) && isAround(mark, table))
    )
  }
  if (isFinal) {
    document.checked = result
    document.changed = undefined
  }
  return {...result, isFinal}
}

/** Marks of a table itself. */
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

/** Whether a mark has lines both inside and outside of some. */
function isAcross({range: {start, end}}: Mark, {first, last}: Lines): boolean {
  return (start.line < first && end.line >= first) || (start.line <= last && end.line > last)
}

function isAround({range: {start, end}}: Mark, {first, last}: Lines): boolean {
  return start.line <= first && end.line >= last
}

/** Whether blocks of running text can be looked at alone. */
function isLocal(
  text: string,
  reading: Reading,
  lines: Lines,
  checked: Checked,
  part: Checked
): boolean {
  if (farReaching[reading].prose.test(text)) return false
  if (reading === 'hyperhelp') return isProse(lines, checked, part)
  if (reading === 'markdown' || reading === 'text') return true
  // The order in which titles are underlined says how deep they are.
  const isTitle = ({type}: Mark): boolean => type === 'heading'
  return (
    !part.marks.some(isTitle) &&
    !checked.marks.some((mark) => isTitle(mark) && isIn(lines, mark.range.start.line))
  )
}

/** Give headings that were read alone the depth that others had there: how a title is underlined says nothing alone. */
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
    // Where no line is more or less, what stands in them stands there still, or nearly.
    marks: added === 0 ? checked.marks : replaceLines(checked.marks, old, added, [], moveMark)
  }
}

/** Look at a text: a document, or a part of it that can be looked at alone. */
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
 * Put what the formatter says of tables, which is how to repair them, in the place of what their reader says of them. It
 * says nothing of lines that it straightens without being asked to repair: in Markdown they may be read all the same, and
 * not as they are meant.
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

/** Which lines of the text as it was are those of the text as it is. */
function oldWindow({first, last}: Lines, {added}: ChangedLines): Lines {
  return {first, last: last - added}
}

/** Find the block of text around lines that changed: from text at the margin below a blank line to the next. */
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

/** Whether there may be code between fences. */
function hasFences(text: string): boolean {
  return text.includes('```') || text.includes('~~~')
}

/**
 * Put new things where those of some lines were, and move those below; the end of what goes on below them moves, too.
 *
 * @param isKept
 *   Says what stays of those that start in the lines.
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
