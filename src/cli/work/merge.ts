import path from 'node:path'
import {explainWrite, writeFile} from '../../files/write-file.js'
import type {GridTableOptions} from '../../read/options.js'
import {mergeTables} from '../../table-text/compare/merge-tables.js'
import {dialectOfFile} from '../inputs/dialect-of-file.js'
import {attempt, type LimitOptions, readInput} from '../inputs/read-input.js'
import {makeMessage} from '../messages/make-message.js'
import {createReporter, type ReporterOptions, type Status} from '../messages/reporter.js'
import type {FoundConfig} from '../program/config-types.js'
import type {Surroundings} from '../program/surroundings.js'

/** Options of `gridhelp merge`. */
export interface MergeOptions extends LimitOptions, ReporterOptions {
  output?: string
  write?: boolean
  /** Path of the document in its repository, as the given files are temporary. */
  path?: string
  /** Dialect; `auto` goes by the name of the document. */
  from: string
  /** Names for our side and theirs in conflict markers. */
  label?: ReadonlyArray<string>
  markerSize?: number
  configuration?: FoundConfig
}

/**
 * Merge two versions of a document.
 *
 * @returns
 *   1 if there are conflicts; the result is written anyway.
 */
export async function runMerge(
  operands: ReadonlyArray<string>,
  options: MergeOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, folder} = surroundings
  const reporter = createReporter(surroundings, options)
  const texts: Array<string> = []
  for (const name of operands) {
    const text = await readInput(
      {path: path.resolve(folder, name), name},
      options,
      reporter,
      surroundings
    )
    if (text !== undefined) texts.push(text)
  }
  const [base, ours, theirs] = texts
  if (base === undefined || ours === undefined || theirs === undefined) return reporter.status()
  const name = options.path ?? operands[1]!
  const given =
    options.from === 'auto'
      ? dialectOfFile(path.resolve(folder, name), options.configuration)
      : options.from
  const [our, their] = options.label ?? []
  const result = attempt(name, options, reporter, () =>
    mergeTables(base, ours, theirs, {
      dialect: given as GridTableOptions['dialect'],
      labels: {...(our && {ours: our}), ...(their && {theirs: their})},
      ...(options.markerSize && {markerSize: options.markerSize})
    })
  )
  if (!result) return reporter.status()
  const {value, conflicts} = result.value
  for (const {type, line, row, column} of conflicts) {
    const what =
      type === 'cell' ? `row ${row! + 1}, column ${column! + 1} of this table` : 'these lines'
    const message = makeMessage('merge-conflict', `Both sides changed ${what}`, true)
    Object.assign(message, {line, column: 1})
    reporter.message(name, message)
  }
  const target = options.write ? operands[1]! : options.output
  if (target === undefined) stdout.write(value)
  else {
    try {
      await writeFile(path.resolve(folder, target), value)
    } catch (error) {
      const {ruleId, reason} = explainWrite(target, error)
      reporter.failure(target, ruleId, reason)
    }
  }
  return reporter.status()
}
