import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import type {Language} from '../../../grammars/nodes.js'
import {Source} from '../../../grammars/source.js'
import {findTables} from '../../read/find-tables.js'
import {isMarkdownDialect} from '../../read/markdown/dialect.js'
import {readMarkdownTables} from '../../read/markdown-tables.js'
import type {GridTableOptions} from '../../read/options.js'
import {readMarkup} from '../../read/read-markup.js'
import {cellLanguage} from '../../read/read-table.js'
import {settingsOf} from '../../read/table-options.js'
import {checkOptions, checkText} from '../../shared/check-options.js'
import {fromMatrix} from '../../tables/from-matrix.js'
import {toNamedRows} from '../../tables/to-records.js'
import {printCells} from '../../write/grid-table/index.js'
import type {ConvertibleLanguage, DocumentTable} from '../convert/document-table.js'
import {openDocument} from '../convert/index.js'
import {convertRst} from '../convert/rst.js'
import {closeTables, openTables} from '../edit/open-tables.js'
import {compareTables} from '../format/compare-tables.js'
import {changeDrawn, changeNode, type NewSources} from './change-rows.js'
import {mergeLines, mergeRows, rowLines} from './keep-lines.js'
import {planByKey, planByTexts, type RowStep} from './plan-rows.js'

/** Options of `updateTable`. */
export interface UpdateTableOptions {
  /**
   * Language of the text: reStructuredText (`'rst'`), Markdown (`'markdown'`, or the dialect of its grid tables,
   * `'pandoc'` or `'adobe'`), or any text with grid tables (default: `'auto'`).
   */
  from?: GridTableOptions['dialect']
  /**
   * Column to match rows by. Existing rows stay where they are, also without a record, and new ones follow. Without it,
   * the rows are those of the records, in their order.
   */
  merge?: string | null | undefined
}

const lineEnding = /\r\n|[\n\r]/

/** A table, and the texts of its cells. */
interface OpenedTable {
  /** The table as it was read, with its markup. */
  table: GridTable
  names: ReadonlyArray<string>
  rows: ReadonlyArray<ReadonlyArray<string>>
}

/**
 * Write records into a table of a document. The notation and layout of the table stay, and so does everything else, to
 * the byte.
 *
 * Columns are matched by name, as in `toRecords`; columns that are not in the records keep their texts. A cell whose
 * value does not change keeps its source; new values are escaped and written as text.
 *
 * @param source
 *   Document.
 * @param index
 *   Number of the table, from 0, in the order of `findTables`.
 * @param records
 *   Values by column name. Strings become text, `null` and missing values empty cells, and other values JSON.
 * @param options
 *   Configuration (optional).
 * @returns
 *   The document.
 * @throws {TypeError}
 *   If the records are not objects.
 * @throws {RangeError}
 *   If there is no such table or column, if a record lacks the key, or if there are no records.
 * @throws
 *   If the notation cannot hold a value, or the slots of a spanning cell have different values.
 * @example
 *   ```js
 *   updateTable('=====  ==\nRope   kg\n=====  ==\nhemp   90\n=====  ==\n', 0, [{Rope: 'hemp', kg: '85'}])
 *   ```
 */
export function updateTable(
  source: string,
  index: number,
  records: ReadonlyArray<Readonly<Record<string, unknown>>>,
  options?: UpdateTableOptions | null | undefined
): string {
  checkText('update a table', source)
  checkOptions('update a table', options, {merge: 'string'})
  checkRecords(records)
  const from = options?.from ?? 'auto'
  const opened = open(source, index, from)
  const columns = columnsOf(records, opened.names)
  const values = valuesOf(records, columns)
  const steps = plan(opened, values, columns, options?.merge ?? undefined)
  const places = columns.map((name) => opened.names.indexOf(name))
  const changed = steps.map((step) => changesIn(step, opened, values, places))
  if (
    steps.every(({type}, at) => type === 'keep' && changed[at]!.every((one) => one === undefined))
  )
    return source
  const result = write(source, opened, from, steps, changed)
  checkResult(open(result, index, from), opened, steps, values, places)
  return result
}

function checkRecords(records: ReadonlyArray<unknown>): void {
  const isRecord = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!Array.isArray(records) || !records.every(isRecord)) {
    throw new TypeError('Cannot update a table with that, expected an array of objects')
  }
  if (records.length === 0) {
    throw new RangeError('Cannot update a table with no records, expected one or more')
  }
}

/** Read a table of a document. */
function open(
  source: string,
  index: number,
  from: NonNullable<GridTableOptions['dialect']>
): OpenedTable {
  const tables = readAll(source, from)
  const table = tables[index]
  if (!table) {
    const last = tables.length - 1
    const expected = last < 0 ? 'a document with tables' : last === 0 ? '0' : `0 to ${last}`
    throw new RangeError(`Cannot update table \`${index}\`, expected ${expected}`)
  }
  return {table, ...toNamedRows(table)}
}

function readAll(
  source: string,
  from: NonNullable<GridTableOptions['dialect']>
): ReadonlyArray<GridTable> {
  if (!isMarkdownDialect(from)) return findTables(source, {dialect: from})
  const read = new Source(source)
  const {grids, pipes} = readMarkdownTables(
    read,
    settingsOf({dialect: from}, undefined, read, readMarkup)
  )
  return [...grids, ...pipes].sort((a, b) => offsetOf(a) - offsetOf(b))
}

function offsetOf({position}: GridTable): number {
  return position!.start.offset!
}

/** Collect the columns of the records; each must be in the table. */
function columnsOf(
  records: ReadonlyArray<Readonly<Record<string, unknown>>>,
  names: ReadonlyArray<string>
): Array<string> {
  const columns = new Set(records.flatMap((record) => Object.keys(record)))
  for (const name of columns) {
    if (names.includes(name)) continue
    throw new RangeError(
      `Cannot update the column \`${name}\`, expected one of ${names.map((one) => `\`${one}\``).join(', ')}`
    )
  }
  return names.filter((name) => columns.has(name))
}

/** The values of the records as text. */
function valuesOf(
  records: ReadonlyArray<Readonly<Record<string, unknown>>>,
  columns: ReadonlyArray<string>
): Array<Array<string>> {
  return records.map((record) =>
    columns.map((name) => {
      const value = Object.hasOwn(record, name) ? record[name] : undefined
      if (typeof value === 'string') return value
      return value === null || value === undefined ? '' : JSON.stringify(value)
    })
  )
}

function plan(
  {names, rows}: OpenedTable,
  values: ReadonlyArray<ReadonlyArray<string>>,
  columns: ReadonlyArray<string>,
  key: string | undefined
): Array<RowStep> {
  const said = (texts: ReadonlyArray<string>): Array<string> => texts.map(normalize)
  if (key === undefined) {
    const places = columns.map((name) => names.indexOf(name))
    return planByTexts(
      rows.map((row) => said(places.map((place) => row[place]!))),
      values.map(said)
    )
  }
  const place = names.indexOf(key)
  if (place === -1) {
    throw new RangeError(
      `Cannot update a table by the column \`${key}\`, expected one of ${names.map((one) => `\`${one}\``).join(', ')}`
    )
  }
  const at = columns.indexOf(key)
  const lacking = values.findIndex((texts) => at === -1 || texts[at] === '')
  if (lacking !== -1) {
    throw new RangeError(
      `Cannot update a table by the column \`${key}\`, expected a value in every record: record ${lacking + 1} has none`
    )
  }
  return planByKey(said(rows.map((row) => row[place]!)), said(values.map((texts) => texts[at]!)))
}

/** Spaces and line endings are equivalent, as a table breaks lines where it must. */
function normalize(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The values that a step changes, by column of the table; `undefined` if a cell already has its value. */
function changesIn(
  step: RowStep,
  {names, rows}: OpenedTable,
  values: ReadonlyArray<ReadonlyArray<string>>,
  places: ReadonlyArray<number>
): Array<string | undefined> {
  const result: Array<string | undefined> = names.map(() => undefined)
  if (step.type === 'delete' || step.record === undefined) return result
  for (const [at, place] of places.entries()) {
    const value = values[step.record]![at]!
    if (step.type === 'insert' || normalize(rows[step.row]![place]!) !== normalize(value))
      result[place] = value
  }
  return result
}

/** Write the new table into the document. */
function write(
  source: string,
  {table}: OpenedTable,
  from: NonNullable<GridTableOptions['dialect']>,
  steps: ReadonlyArray<RowStep>,
  changed: NewSources
): string {
  if (table.data?.printed) {
    throw new Error('Cannot update the output of a program, expected a table of a document')
  }
  const start = offsetOf(table)
  const isMarkdown = isMarkdownDialect(from)
  const isDrawn = table.dialect !== 'rst-simple' && table.data?.notation === undefined
  const dialect = from === 'markdown' ? 'auto' : from
  const drawn = isDrawn
    ? openTables(source, {dialect}).find(({lines}) => lines.start === start)
    : undefined
  const own = (isMarkdown ? 'pandoc' : table.dialect) as GridTableDialect
  const sources = toSources(
    changed,
    own,
    isMarkdown ? undefined : cellLanguage(own, new Source(source))
  )
  if (drawn) {
    changeDrawn(drawn.editor, steps, sources)
    return closeTables(source, [drawn])
  }
  const {tables, language} =
    from === 'auto'
      ? {tables: findSimple(source), language: convertRst}
      : openDocument(source, from)
  const found = tables.find(({node}) => offsetOf(node) === start)
  if (!found) {
    throw new Error('Cannot update a table inside a cell, expected one that is not nested')
  }
  const lines = rewrite(source, found, language, steps, sources)
  const eol = source.slice(found.start, found.end).includes('\r\n') ? '\r\n' : '\n'
  const text = lines.map((line, at) => (at === 0 ? line : (found.margin + line).trimEnd()))
  return source.slice(0, found.start) + text.join(eol) + source.slice(found.end)
}

/** Write values as text of a language, with markup escaped. */
function toSources(
  changed: NewSources,
  dialect: GridTableDialect,
  language: Language | undefined
): NewSources {
  const table = fromMatrix(
    changed.map((row) => row.map((value) => value ?? '')),
    {headRows: 0}
  )
  const rows = printCells(table, undefined, {dialect, language}).children[0]?.children ?? []
  return changed.map((row, index) =>
    row.map((value, column) => {
      if (value === undefined) return undefined
      const [paragraph] = rows[index]!.children[column]!.children
      const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
      return text?.type === 'text' ? text.value : ''
    })
  )
}

/** Find simple tables in any text. */
function findSimple(source: string): Array<DocumentTable> {
  return findTables(source, {cells: 'literal', printed: false})
    .filter(({dialect}) => dialect === 'rst-simple')
    .map((node) => {
      const {start, end} = node.position!
      return {
        ...{node, notation: 'simple', start: start.offset!, end: end.offset!},
        margin: source.slice(start.offset! - start.column + 1, start.offset!),
        ...{caption: [], options: [], widths: undefined}
      }
    })
}

/** Write a table in its notation again, keeping unchanged lines. */
function rewrite(
  source: string,
  table: DocumentTable,
  language: ConvertibleLanguage,
  steps: ReadonlyArray<RowStep>,
  sources: NewSources
): Array<string> {
  const {margin, start, end, notation} = table
  if (notation === 'printed') throw new Error('Cannot update the output of a program')
  const given = source
    .slice(start, end)
    .split(lineEnding)
    .map((line, at) => (at === 0 ? line : line.slice(margin.length)))
  const after = language.write({...table, node: changeNode(table.node, steps, sources)}, notation)
  const wanted = language.readBack(after)
  const before = language.write(table, notation)
  if (before.join('\n') === given.join('\n')) return after
  const isChanged = (step: number): boolean => sources[step]!.some((one) => one !== undefined)
  const line = source.slice(0, start).split(lineEnding).length
  const theirs = rowLines(table.node, given, line)
  const ours = wanted && rowLines(wanted, after, 1)
  const merged =
    notation !== 'simple' && theirs && ours
      ? mergeRows(theirs, ours, steps, isChanged)
      : mergeLines(given, before, after)
  const read = merged && language.readBack(merged)
  return merged && wanted && read && !compareTables(wanted, read) ? merged : after
}

/** Verify that the table now matches the records. */
function checkResult(
  now: OpenedTable,
  {names, rows}: OpenedTable,
  steps: ReadonlyArray<RowStep>,
  values: ReadonlyArray<ReadonlyArray<string>>,
  places: ReadonlyArray<number>
): void {
  const kept = steps.filter(({type}) => type !== 'delete')
  for (const [row, step] of kept.entries()) {
    for (const column of names.keys()) {
      const at = places.indexOf(column)
      const hasValue = at !== -1 && step.type !== 'delete' && step.record !== undefined
      const wanted = hasValue
        ? values[(step as {record: number}).record]![at]!
        : step.type === 'keep'
          ? rows[step.row]![column]!
          : ''
      const found = now.rows[row]?.[column]
      if (found !== undefined && normalize(found) === normalize(wanted)) continue
      throw new Error(
        `Cannot write \`${wanted}\` in column \`${names[column]}\` of row ${row + 1}, expected a value that the notation can hold, and the same one in all slots of a spanning cell`
      )
    }
  }
}
