import path from 'node:path'
import {VFile} from 'vfile'
import {explainWrite, writeFile} from '../../files/write-file.js'
import type {GridTableOptions} from '../../read/options.js'
import {updateTable} from '../../table-text/update/index.js'
import {toRecords} from '../../tables/to-records.js'
import {detectFormat} from '../inputs/detect-format.js'
import {dataFormatOf, readData} from '../inputs/read-data.js'
import {attempt, type LimitOptions, readInput} from '../inputs/read-input.js'
import {makeMessage} from '../messages/make-message.js'
import {createReporter, type ReporterOptions, type Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import {UsageError} from '../program/usage-error.js'

/** Options of `gridhelp tables --update`. */
export interface UpdateOptions extends LimitOptions, ReporterOptions {
  /** File with the data. */
  update: string
  /** Column that identifies rows. */
  merge?: string
  nth?: number
  /** Format of the document. */
  from: string
  output?: string
  write?: boolean
}

/**
 * Update a table of a document with data.
 *
 * @returns
 *   1 if the data does not fit the table; nothing is written then.
 */
export async function update(
  operands: ReadonlyArray<string>,
  options: UpdateOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, folder} = surroundings
  const [name = '-', ...others] = operands
  if (others.length > 0) {
    throw new UsageError(
      'Cannot update tables of several inputs, expected one document with `--update`'
    )
  }
  if (options.write && name === '-') {
    throw new UsageError('Cannot write standard input in place, expected a file with `--write`')
  }
  const reporter = createReporter(surroundings, options)
  const full = path.resolve(folder, name)
  const text = await readInput(
    name === '-' ? {name} : {path: full, name},
    options,
    reporter,
    surroundings
  )
  const records = await readRecords()
  if (text === undefined || records === undefined) return reporter.status()
  const from = languageOf(options.from, text, name)
  const result = attempt(name, options, reporter, () => {
    try {
      return updateTable(text, (options.nth ?? 1) - 1, records, {from, merge: options.merge})
    } catch (error) {
      const {message} = error as Error
      if (!message.startsWith('Cannot ')) throw error
      reporter.message(name, makeMessage('table-update', message, true))
      return undefined
    }
  })
  if (result?.value === undefined) return reporter.status()
  const target = options.write ? name : options.output
  if (target === undefined || target === '-') stdout.write(result.value)
  else {
    try {
      await writeFile(path.resolve(folder, target), result.value)
    } catch (error) {
      const {ruleId, reason} = explainWrite(target, error)
      reporter.failure(target, ruleId, reason)
    }
  }
  return reporter.status()

  async function readRecords(): Promise<Array<Record<string, string>> | undefined> {
    const data = options.update
    const format = dataFormatOf('auto', new VFile({path: data}))
    if (format === undefined) {
      throw new UsageError(
        `Cannot tell what \`${data}\` is, expected data with an extension that says so: .csv, .tsv, .json, .ndjson, .md`
      )
    }
    const content = await readInput(
      {path: path.resolve(folder, data), name: data},
      options,
      reporter,
      surroundings
    )
    if (content === undefined) return undefined
    const file = new VFile({value: content, path: data})
    const [table] = readData(file, format, 'inline')
    for (const message of file.messages) reporter.message(data, message)
    return table && toRecords(table)
  }
}

/** The language of a document: from the call, or from its name and content. */
function languageOf(from: string, text: string, name: string): GridTableOptions['dialect'] {
  const told = from === 'auto' ? dataFormatOf('auto', new VFile({path: name})) : from
  if (told === 'markdown' || told === 'rst') return told
  return from === 'auto' && detectFormat(text, 'grid-table', name).format === 'rst' ? 'rst' : 'auto'
}
