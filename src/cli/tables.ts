import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {keepLines} from '../formats/grid-table/keep-source.js'
import {layOut, type PlacedCell} from '../tables/lay-out.js'
import {selectColumns} from '../tables/select-columns.js'
import {toNamedRows} from '../tables/to-records.js'
import type {InputFormat} from './detect-format.js'
import {findSections, hasTitle} from './find-sections.js'
import {dataFormatOf, readData} from './read-data.js'
import {readDocument, tablesOf} from './read-document.js'
import type {TableFormat, TableFormatOptions} from './table-formats.js'
import type {Work} from './work.js'

/** Options of `gridhelp tables`. */
export interface TablesOptions extends TableFormatOptions {
  /** What the inputs are. */
  from?: string
  /** The only table wanted, from 1. */
  nth?: number
  /** Heading of the section whose tables are wanted. */
  under?: string
  /** Names or numbers of the columns that are wanted. */
  columns?: ReadonlyArray<string>
}

/**
 * Make the work of `gridhelp tables`: the tables of documents.
 *
 * @param format
 *   What to write.
 * @param options
 *   Which tables, and how.
 */
export function tables(format: TableFormat, options: TablesOptions): Work<Array<GridTable>> {
  const {nth, columns, spans} = options
  const lone = nth !== undefined
  const literal = new WeakSet<GridTable>()
  return {
    fallback: 'grid-table',
    read(file, from) {
      const found = find(file, from)
      if (!found) return []
      let wanted = found
      if (nth !== undefined) {
        const table = found[nth - 1]
        wanted = table ? [table] : []
        if (!table) {
          const reason = `Unexpected text with ${found.length} tables, expected at least ${nth}`
          say(file, 'table-missing', reason, true)
        }
      } else if (found.length === 0 && String(file.value).trim() !== '') {
        // A table that could not be read has its own message.
        if (!file.messages.some((other) => other.fatal)) {
          say(file, 'table-missing', 'Unexpected text without tables, expected at least one', false)
        }
      }
      const outer = format.keepsLines ? outerTables(found) : undefined
      wanted = wanted.flatMap((table) => {
        const indexes = columns && findColumns(file, table, columns)
        if (indexes?.length === 0) return []
        const lines = outer?.has(table) ? keep(file, table) : undefined
        const result = indexes ? selectColumns(lines ?? table, indexes) : (lines ?? table)
        if (lines) literal.add(result)
        return [result]
      })
      return format.flat ? wanted.filter((table) => flatten(file, table, spans)) : wanted
    },
    write(found, place) {
      const {extension} = format
      if (place === 'folder' && format.single && found.length > 1) {
        return found.map((table, index) => ({
          content: format.stringify([table], {...options, lone, literal}),
          extension,
          suffix: `-${index + 1}`
        }))
      }
      return [{content: format.stringify(found, {...options, lone, literal}), extension}]
    },
    join: (results) =>
      format.stringify(results.flat(), {...options, literal, lone: lone && results.length === 1})
  }

  /** Read a table again, the lines of its cells as they are; nothing when they must be written in another way. */
  function keep(file: VFile, table: GridTable): GridTable | undefined {
    const {dialect = table.dialect, width} = options
    if (width !== undefined || dialect !== table.dialect) return undefined
    return keepLines(table, String(file.value))
  }

  /** Find the tables of an input, or of one of its sections; nothing when it has no such section. */
  function find(file: VFile, from: InputFormat): Array<GridTable> | undefined {
    const data = dataFormatOf(options.from ?? 'auto', file)
    const {under} = options
    const tree = data ? undefined : readDocument(file, from).tree
    const found = data ? readData(file, data) : tablesOf(tree!)
    if (under === undefined) return found
    const sections = findSections(tree ?? {type: 'root', children: []}, String(file.value))
    const wanted = sections.filter((section) => hasTitle(section, under))
    if (wanted.length === 0) {
      say(file, 'heading-missing', `Unexpected text without the heading \`${under}\``, true)
      return undefined
    }
    return found.filter(({position}) => {
      const line = position?.start.line ?? 0
      return wanted.some(({first, end}) => first <= line && line < end)
    })
  }
}

/** Take the tables that stand in no other one: only their lines are nothing but theirs. */
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

/** Find the columns that are wanted, from 0; none where the table lacks one, which is reported. */
function findColumns(file: VFile, table: GridTable, columns: ReadonlyArray<string>): Array<number> {
  const {names} = toNamedRows(table)
  const indexes: Array<number> = []
  for (const name of columns) {
    let index = names.indexOf(name)
    if (index === -1 && /^[1-9]\d*$/.test(name) && Number(name) <= names.length) {
      index = Number(name) - 1
    }
    if (index === -1) {
      const known = names.map((known) => `\`${known}\``).join(', ')
      const reason = `Unexpected table without the column \`${name}\`, expected one of ${known}`
      say(file, 'column-missing', reason, true, table)
      return []
    }
    indexes.push(index)
  }
  return indexes
}

/**
 * Report what a format without spans does to a table.
 *
 * @returns
 *   Whether the table can be written.
 */
function flatten(file: VFile, table: GridTable, spans: TableFormatOptions['spans']): boolean {
  const {cells, headRows} = layOut(table)
  if (headRows > 1) {
    const reason = `Unexpected head of ${headRows} rows, flattened to one: names are joined by dots`
    say(file, 'table-flattened', reason, false, table)
  }
  let fine = true
  for (const placed of cells) {
    const {row, rowSpan, colSpan} = placed
    if (row < headRows || (rowSpan === 1 && colSpan === 1)) continue
    if (spans === 'refuse') {
      fine = false
      const reason = `Unexpected cell over ${extentOf(placed)}, expected none: spans are refused`
      say(file, 'table-span', reason, true, placed.cell)
    } else {
      const where = spans === 'blank' ? 'the first of its slots' : 'each of its slots'
      const reason = `Unexpected cell over ${extentOf(placed)}, flattened: its text is in ${where}`
      say(file, 'table-flattened', reason, false, placed.cell)
    }
  }
  return fine
}

function extentOf({rowSpan, colSpan}: PlacedCell): string {
  const rows = rowSpan > 1 ? `${rowSpan} rows` : ''
  const columns = colSpan > 1 ? `${colSpan} columns` : ''
  return [rows, columns].filter((part) => part !== '').join(' and ')
}

function say(
  file: VFile,
  ruleId: string,
  reason: string,
  fatal: boolean,
  {position}: Pick<GridTable, 'position'> = {}
): void {
  const message = new VFileMessage(reason, {ruleId, source: 'gridhelp', place: position})
  message.fatal = fatal
  file.messages.push(message)
}
