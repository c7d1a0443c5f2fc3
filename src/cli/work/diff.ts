import path from 'node:path'
import {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {diffTables, type TableChange, viewOf} from '../../table-text/compare/diff-tables.js'
import {pairTables} from '../../table-text/compare/pair-tables.js'
import {attempt, type LimitOptions, readInput} from '../inputs/read-input.js'
import {readTables} from '../inputs/read-tables.js'
import {createReporter, type ReporterOptions, type Status} from '../messages/reporter.js'
import type {FoundConfig} from '../program/config-types.js'
import type {Surroundings} from '../program/surroundings.js'

/** Options of `gridhelp diff`. */
export interface DiffOptions extends LimitOptions, ReporterOptions {
  to: 'text' | 'json' | 'markdown'
  configuration?: FoundConfig
}

/** The difference between two versions of a table, one of which may be missing. */
interface TableDifference {
  /** Line of the table in the old document, from 1; absent for a new table. */
  line?: number | undefined
  /** Line of the table in the new document, from 1; absent for a deleted table. */
  newLine?: number | undefined
  changes: Array<TableChange>
  /** Names of the columns, for people. */
  names: ReadonlyArray<string>
  newNames: ReadonlyArray<string>
}

/**
 * Print what changed between the tables of two documents.
 *
 * @returns
 *   1 if there are changes.
 */
export async function runDiff(
  operands: ReadonlyArray<string>,
  options: DiffOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, folder} = surroundings
  const reporter = createReporter(surroundings, options)
  const sides: Array<Array<GridTable>> = []
  for (const name of operands) {
    const input = {path: path.resolve(folder, name), name}
    const text = await readInput(input, options, reporter, surroundings)
    if (text === undefined) continue
    const file = new VFile({value: text, path: name})
    const found = attempt(name, options, reporter, () =>
      readTables(file, input.path, options.configuration)
    )
    for (const message of file.messages) reporter.message(name, message)
    if (found) sides.push([...found.value.tables])
  }
  const [before, after] = sides
  if (!before || !after) return reporter.status()
  const differences = compare(before, after)
  if (options.to === 'json') {
    const data = differences.map(({line, newLine, changes}) => ({line, newLine, changes}))
    stdout.write(`${JSON.stringify(data, undefined, 2)}\n`)
  } else {
    const mark = options.to === 'markdown' ? '- ' : ''
    for (const difference of differences) stdout.write(describe(difference, operands, mark))
  }
  return (reporter.status() || Number(differences.length > 0)) as Status
}

function compare(before: Array<GridTable>, after: Array<GridTable>): Array<TableDifference> {
  const [old, now] = [before, after].map((tables) => tables.map((table) => viewOf(table).texts))
  const pairs = pairTables(old!, now!)
  const differences: Array<TableDifference> = []
  const paired = new Set(pairs)
  for (const [index, table] of before.entries()) {
    const other = pairs[index] === -1 ? undefined : pairs[index]!
    const changes = other === undefined ? [] : diffTables(table, after[other]!)
    if (other !== undefined && changes.length === 0) continue
    differences.push({
      line: table.position?.start.line,
      newLine: other === undefined ? undefined : after[other]!.position?.start.line,
      changes,
      names: old![index]![0] ?? [],
      newNames: other === undefined ? [] : (now![other]![0] ?? [])
    })
  }
  for (const [index, table] of after.entries()) {
    if (paired.has(index)) continue
    const newLine = table.position?.start.line
    differences.push({newLine, changes: [], names: [], newNames: now![index]![0] ?? []})
  }
  return differences
}

/** Describe the changes, one per line. */
function describe(
  {line, newLine, changes, names, newNames}: TableDifference,
  [old, now]: ReadonlyArray<string>,
  mark: string
): string {
  const columns = (list: ReadonlyArray<string>): string => list.filter(Boolean).join(', ')
  if (newLine === undefined) return `${mark}${old}:${line}: table deleted (${columns(names)})\n`
  if (line === undefined) return `${mark}${now}:${newLine}: table inserted (${columns(newNames)})\n`
  const indent = mark === '' ? '  ' : `  ${mark}`
  const lines = changes.map((change) => `${indent}${say(change, names, newNames)}\n`)
  return `${mark}${old}:${line} → ${now}:${newLine}\n${lines.join('')}`
}

function say(
  change: TableChange,
  names: ReadonlyArray<string>,
  newNames: ReadonlyArray<string>
): string {
  const name = (column: number, list: ReadonlyArray<string>): string =>
    list[column] || `column ${column + 1}`
  switch (change.type) {
    case 'cell':
    case 'span':
    case 'align': {
      const what = {cell: '', span: ' spans', align: ' alignment'}[change.type]
      const place = `row ${change.newRow + 1}, ${name(change.newColumn, newNames)}${what}`
      return `${place}: ${quote(change.before)} → ${quote(change.after)}`
    }
    case 'row-inserted':
      return `row ${change.newRow + 1} inserted: ${change.texts.map(quote).join(', ')}`
    case 'row-deleted':
      return `row ${change.row + 1} deleted: ${change.texts.map(quote).join(', ')}`
    case 'column-inserted':
      return `column ${change.newColumn + 1} inserted: ${name(change.newColumn, newNames)}`
    case 'column-deleted':
      return `column ${change.column + 1} deleted: ${name(change.column, names)}`
    case 'section':
      return `${change.section}: ${change.before} → ${change.after} rows`
  }
}

function quote(value: string | ReadonlyArray<number>): string {
  return typeof value === 'string' ? JSON.stringify(value) : value.join(' × ')
}
