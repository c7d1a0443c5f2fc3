import path from 'node:path'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {isGridBorder, isSimpleBorder} from '../../../grammars/grid-table/recognize.js'
import {FileError} from '../../files/file-error.js'
import type {FindTablesOptions} from '../../read/find-tables.js'
import {selectColumns} from '../../tables/select-columns.js'
import {keepLines} from '../../write/grid-table/keep-source.js'
import {detectData, formatOfName, otherFormats} from '../inputs/detect-data.js'
import {createLinkFinder} from '../inputs/find-links.js'
import type {InputFormat} from '../inputs/input-formats.js'
import {dataFormatOf, footnotesOf, readData} from '../inputs/read-data.js'
import {readDocument, tablesInTree} from '../inputs/read-document.js'
import type {LimitOptions} from '../inputs/read-input.js'
import {makeMessage} from '../messages/make-message.js'
import {UsageError} from '../program/usage-error.js'
import {checkData, fitsFlat, flatten} from '../table-outputs/check-tables.js'
import {findColumns} from '../table-outputs/find-columns.js'
import {findSections, hasTitle} from '../table-outputs/find-sections.js'
import type {SourcedTable} from '../table-outputs/sourced-tables.js'
import type {TableFormat, TableFormatOptions} from '../table-outputs/table-formats.js'
import {withUrls} from '../table-outputs/with-urls.js'
import type {Work} from './work.js'

/** Options of `gridhelp tables`. */
export interface TablesOptions extends TableFormatOptions, LimitOptions {
  /** Format of the inputs. */
  from?: string
  /** Number of the only table wanted, from 1. */
  nth?: number
  /** Heading of the section that contains the tables. */
  under?: string
  /** Names or numbers of the columns to write. */
  columns?: ReadonlyArray<string>
  /** Whether each line of a table without borders between rows is a row. */
  lines?: boolean
  /** Whether to search text or code (default: `text`). */
  in?: 'text' | 'code'
  /** The dialect that the configuration assigns to a file, by its name. */
  dialectOf?(name: string): string | undefined
  /** Whether records include their sources (default: if there may be several inputs). */
  sources?: boolean
}

/**
 * Create the work of `gridhelp tables`, which extracts the tables of documents.
 *
 * @param format
 *   Format to write.
 * @param options
 *   Which tables to write, and how.
 */
export function runTables(format: TableFormat, options: TablesOptions): Work<Array<GridTable>> {
  const {nth, columns, spans, cells = 'inline'} = options
  const lone = nth !== undefined
  const findLinks = createLinkFinder(options, format.extension)
  const literal = new WeakSet<GridTable>()
  /** The file of each table, for messages from writing it. */
  const files = new WeakMap<GridTable, VFile>()
  /** The number of each table in its file, from 1. */
  const numbers = new WeakMap<GridTable, number>()
  if (format.dialect && options.dialect && options.dialect !== format.dialect) {
    const reason = `Cannot write ${format.name} with \`--dialect ${options.dialect}\`, expected \`-t grid\``
    throw new UsageError(reason, 'output-format')
  }
  const settings: TableFormatOptions = {
    ...options,
    ...(format.dialect ? {dialect: format.dialect} : {}),
    lone,
    literal,
    notes: (table) => footnotesOf(files.get(table)),
    lose: (table, message) => files.get(table)?.messages.push(message)
  }
  return {
    fallback: 'grid-table',
    async refuse(text, name) {
      const named = formatOfName(name)
      if (named !== undefined && named !== 'html') return undefined
      if (text.split('\n', 200).some((line) => isGridBorder(line) || isSimpleBorder(line)))
        return undefined
      const other = named ?? (await detectData(text))
      if (other === undefined) return undefined
      if (other === 'html') {
        return 'Cannot read the tables of HTML, expected a document; `-f grid-table` reads it as plain text'
      }
      return `This looks like ${otherFormats[other]}, expected a document; \`-f ${other}\` reads it as data`
    },
    reader: async (from) => (file) => read(file, from),
    async look(found, file, given) {
      if (!format.hasUrls || found.length === 0) return found
      const tree: Root = {type: 'root', children: found}
      const resolve = (await findLinks({tree, file, isWhole: false}, given))?.resolve
      return resolve
        ? found.map((table) => {
            const linked = withUrls(table, resolve)
            files.set(linked, file)
            numbers.set(linked, numbers.get(table)!)
            return linked
          })
        : found
    },
    write(found, place) {
      const {extension} = format
      // A document without tables gets no output file.
      if (place === 'folder' && found.length === 0) return []
      if (place === 'folder' && format.single && found.length > 1) {
        return found.map((table, index) => ({
          content: format.stringify([table], settings),
          extension,
          suffix: `-${index + 1}`
        }))
      }
      return [{content: format.stringify(found, settings), extension}]
    },
    isEmpty: (found) => found.length === 0,
    join(results, several, isFile) {
      const all = results.flat()
      if (format.stringifySources && (options.sources ?? several)) {
        return format.stringifySources(all.map(toSourced), settings)
      }
      if (isFile && format.single && all.length > 1) {
        throw new FileError(
          'output-tables',
          `Cannot write ${all.length} tables to one file, expected one (\`--nth 1\`), a folder for \`-o\`, or \`--sources\``
        )
      }
      return format.stringify(all, {...settings, lone: lone && results.length === 1})
    }
  }

  /** Read the requested tables of an input. */
  function read(file: VFile, from: InputFormat): Array<GridTable> {
    const found = find(file, from)
    if (!found) return []
    let wanted = found.tables
    for (const [index, table] of wanted.entries()) numbers.set(table, index + 1)
    const count = wanted.length
    if (nth !== undefined) {
      const table = wanted[nth - 1]
      wanted = table ? [table] : []
      if (!table) {
        const reason = `There is no table ${nth}: the input has ${count}`
        file.messages.push(makeMessage('table-missing', reason, true))
      }
    } else if (count === 0 && String(file.value).trim() !== '') {
      // A table that cannot be read has its own message.
      if (!file.messages.some((other) => other.fatal)) {
        const reason = 'No table found'
        file.messages.push(makeMessage('table-missing', reason, false))
      }
    }
    const outer = format.keepsLines && !found.isData ? outerTables(found.tables) : undefined
    const isPipe = format.name === 'markdown' && options.tables === 'pipe'
    if (format.flat || isPipe || columns) {
      const fills = spans === 'fill' || (format.flat === true && spans === undefined)
      wanted = wanted.filter((table) => fitsFlat(file, table, fills))
    }
    wanted = wanted.flatMap((table) => {
      const indexes = columns && findColumns(file, table, columns)
      if (indexes?.length === 0) return []
      const lines = outer?.has(table) ? keep(file, table) : undefined
      const result = indexes ? selectColumns(lines ?? table, indexes) : (lines ?? table)
      if (lines) literal.add(result)
      files.set(result, file)
      numbers.set(result, numbers.get(table)!)
      return [result]
    })
    if (format.flat || (isPipe && spans === 'refuse'))
      wanted = wanted.filter((table) => flatten(file, table, spans))
    if (found.isData) for (const table of wanted) checkData(file, table, format, settings)
    return wanted
  }

  function toSourced(table: GridTable): SourcedTable {
    return {
      table,
      file: files.get(table)?.path ?? null,
      line: table.position?.start.line ?? null,
      number: numbers.get(table) ?? null
    }
  }

  /** Read a table again with the lines of its cells as they are; `undefined` if they must be written differently. */
  function keep(file: VFile, table: GridTable): GridTable | undefined {
    const {dialect = table.dialect, width} = settings
    if (width !== undefined || dialect !== table.dialect) return undefined
    return keepLines(table, String(file.value))
  }

  /**
   * The format of a text: in source code, what looks like help markup means something else, such as `# ` in a comment.
   */
  function formatOf(file: VFile, guess: InputFormat): InputFormat {
    const extension = path.extname(file.path ?? '').toLowerCase()
    const isTold = options.from !== undefined && options.from !== 'auto'
    if (isTold || extension === '' || extension === '.txt') return guess
    if (String(file.value).startsWith('%hyperhelp')) return guess
    return guess === 'rst' ? guess : 'grid-table'
  }

  /** Find the tables of an input, or of one of its sections; `undefined` if it has no such section. */
  function find(
    file: VFile,
    from: InputFormat
  ): {tables: Array<GridTable>; isData: boolean} | undefined {
    const {under, lines, from: given = 'auto'} = options
    const told = given === 'auto' && !lines ? options.dialectOf?.(file.path) : undefined
    const known = dataFormatOf(given, file)
    const find: FindTablesOptions = {...(lines && {dialect: 'lines'}), in: options.in}
    if (told !== undefined) find.dialect = told as FindTablesOptions['dialect']
    const isCode = options.in === 'code'
    if (isCode && !lines && told === undefined) {
      const language = known === 'markdown' ? known : formatOf(file, from)
      if (language === 'markdown' || language === 'rst') Object.assign(find, {dialect: language})
    }
    const isTold = told !== undefined && told !== 'pandoc' && told !== 'adobe'
    const data = (isCode || isTold) && known === 'markdown' ? undefined : known
    const format =
      told === 'rst' && !isCode
        ? 'rst'
        : lines || isCode || told !== undefined
          ? 'grid-table'
          : formatOf(file, from)
    const tree = data ? undefined : readDocument(file, format, {cells}, find).tree
    const found = data
      ? readData(file, data, cells, told as 'adobe' | 'pandoc' | undefined)
      : tablesInTree(tree!)
    const isData = data !== undefined && data !== 'markdown'
    if (under === undefined) return {tables: found, isData}
    const sections = findSections(tree ?? {type: 'root', children: []}, String(file.value))
    const wanted = sections.filter((section) => hasTitle(section, under))
    if (wanted.length === 0) {
      const reason = `There is no heading \`${under}\``
      file.messages.push(makeMessage('heading-missing', reason, true))
      return undefined
    }
    const tables = found.filter(({position}) => {
      const line = position?.start.line ?? 0
      return wanted.some(({first, end}) => first <= line && line < end)
    })
    return {tables, isData}
  }
}

/** Select the tables that are not inside another one: only their lines belong to them alone. */
function outerTables(tables: ReadonlyArray<GridTable>): Set<GridTable> {
  const outer = new Set<GridTable>()
  let end = -1
  for (const table of tables) {
    const {start, end: own} = table.position ?? {}
    if (start?.offset === undefined || own?.offset === undefined || start.offset < end) continue
    outer.add(table)
    end = own.offset
  }
  return outer
}
