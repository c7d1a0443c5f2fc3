import path from 'node:path'
import process from 'node:process'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {placeCells} from '../../tables/place-cells.js'
import {findInputs, reportProblems} from '../inputs/find-inputs.js'
import {attempt, type LimitOptions, readInput} from '../inputs/read-input.js'
import {type FoundTables, readTables} from '../inputs/read-tables.js'
import {escapeControls} from '../messages/escape-controls.js'
import {createReporter, type ReporterOptions, type Status} from '../messages/reporter.js'
import type {FoundConfig} from '../program/config-types.js'
import type {Surroundings} from '../program/surroundings.js'
import {version} from '../start/version.js'

/** Options of `gridhelp doctor`. */
export interface DoctorOptions extends LimitOptions, ReporterOptions {
  configuration?: FoundConfig
}

/**
 * Print how files are read, where their tables are, and their problems.
 *
 * @returns
 *   1 if there are problems.
 */
export async function examine(
  operands: ReadonlyArray<string>,
  options: DoctorOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, folder} = surroundings
  const {configuration} = options
  const reporter = createReporter(surroundings, options)
  const found = await findInputs(operands, folder, {ignore: false})
  reportProblems(found, reporter)
  let isFine = true
  print(`gridhelp ${version}, Node ${process.version}, ${process.platform}`)
  print(`configuration: ${configuration ? path.relative(folder, configuration.path) : 'none'}`)
  for (const input of found.inputs) {
    const text = await readInput(input, options, reporter, surroundings)
    if (text === undefined) continue
    const file = new VFile({value: text, path: input.name})
    const result = attempt(input.name, options, reporter, () =>
      readTables(file, input.path ?? '', configuration)
    )
    if (result) report(file, text, result.value)
  }
  return (reporter.status() || (isFine ? 0 : 1)) as Status

  function report(file: VFile, text: string, {language, reason, tables}: FoundTables): void {
    print('')
    print(`${file.path}: ${describeText(text)}`)
    print(`  read as ${language}: ${reason}`)
    print(`  ${tables.length === 1 ? '1 table' : `${tables.length} tables`}`)
    for (const table of tables) print(`    ${describeTable(table)}`)
    const messages = file.messages.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    if (messages.length === 0) {
      print('  no problems')
      return
    }
    isFine = false
    print(`  problems:`)
    for (const message of messages) for (const line of describeFault(message)) print(`    ${line}`)
  }

  function print(line: string): void {
    stdout.write(`${escapeControls(line)}\n`)
  }
}

/** Size, line endings and other causes of differences between texts. */
function describeText(text: string): string {
  const ends = new Set(text.match(/\r\n|\n|\r/g) ?? [])
  const names = [...ends].map((end) => (end === '\n' ? 'LF' : end === '\r' ? 'CR' : 'CRLF'))
  const lines = text.split(/\r\n|\n|\r/).length - (/[\n\r]$/.test(text) ? 1 : 0)
  return [
    `${lines} ${lines === 1 ? 'line' : 'lines'}`,
    `${Buffer.byteLength(text)} bytes`,
    names.length === 0 ? 'no line endings' : `line endings ${names.join(' and ')}`,
    ...(text.startsWith('\uFEFF') ? ['byte order mark'] : []),
    ...(text.includes('\t') ? ['tabs'] : []),
    ...(/[\n\r]$/.test(text) || text === '' ? [] : ['no final line ending'])
  ].join(', ')
}

function describeTable(table: GridTable): string {
  const {headRows, columns, slots} = placeCells(table)
  const {start} = table.position ?? {}
  const widths = (table.data as {widths?: string} | undefined)?.widths ?? 'docutils'
  const {caption} = table as {caption?: string | null}
  return [
    `${start ? `${start.line}:${start.column}` : 'data'} ${table.dialect}`,
    `${slots.length} rows (${headRows} in the header) by ${columns} columns`,
    `widths as ${widths}`,
    ...(caption ? [`caption ${JSON.stringify(caption)}`] : [])
  ].join(', ')
}

function describeFault({line, column, fatal, reason, ruleId, note}: VFileMessage): Array<string> {
  const severity = fatal ? 'error' : fatal === false ? 'warning' : 'info'
  const place = line ? `${line}:${column ?? 1} ` : ''
  return [`${place}${severity} ${reason} ${ruleId ?? ''}`, ...(note ? [`  ${note}`] : [])]
}
