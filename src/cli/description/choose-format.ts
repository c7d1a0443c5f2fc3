import {statSync} from 'node:fs'
import path from 'node:path'
import {UsageError} from '../program/usage-error.js'
import type {Choice} from './command.js'

/** A format that a command writes. */
export interface OutputFormat extends Choice {
  /** Extensions, without a dot, of files in this format. */
  readonly extensions: ReadonlyArray<string>
  /** Further extensions that are allowed if `-t` names the format. */
  readonly accepts?: ReadonlyArray<string>
}

/** By extension, how to write formats that this command does not write. */
const elsewhere: Readonly<Record<string, string>> = {
  csv: '`gridhelp tables`, which writes data',
  tsv: '`gridhelp tables`, which writes data',
  tab: '`gridhelp tables`, which writes data',
  ndjson: '`gridhelp tables`, which writes data, or `--ndjson`',
  jsonl: '`gridhelp tables`, which writes data, or `--ndjson`'
}

/**
 * Choose the output format, by its name or by the name of the output.
 *
 * @param call
 *   Options of the call: name of a format, and output path.
 * @param formats
 *   Formats that the command writes, the default first.
 * @param folder
 *   Working directory.
 * @throws {UsageError}
 *   If the two contradict each other, or the command writes no format with this extension.
 */
export function chooseFormat(
  {to, output}: {to?: string | undefined; output?: string | undefined},
  formats: ReadonlyArray<OutputFormat>,
  folder: string
): string {
  const extension = output === undefined ? '' : extensionOf(output, folder)
  const named = formats.find(({extensions}) => extensions.includes(extension))?.name
  const other = elsewhere[extension]
  if (to !== undefined) {
    const {extensions, accepts = []} = formats.find(({name}) => name === to)!
    const fitting = [...extensions, ...accepts]
    if ((named === undefined && other === undefined) || fitting.includes(extension)) return to
    const instead = named === undefined ? other : `\`-t ${named}\``
    throw new UsageError(
      `Cannot write ${to} to \`${output}\`, expected a name that ends with .${fitting[0]}, or ${instead}`,
      'output-format'
    )
  }
  if (named !== undefined) return named
  if (extension === '') return formats[0]!.name
  if (other) {
    throw new UsageError(`Cannot write ${extension} here, expected ${other}`, 'output-format')
  }
  const likely = formats.filter(({accepts}) => accepts?.includes(extension))
  const names = (likely.length > 0 ? likely : formats).map(({name}) => name)
  throw new UsageError(
    `Cannot detect a format from \`${output}\`, expected \`-t\` with one of ${names.join(', ')}`,
    'output-format'
  )
}

/** Extension of a file, without its dot; empty for a folder. */
function extensionOf(output: string, folder: string): string {
  if (/[\\/]$/.test(output)) return ''
  const extension = path.extname(output).slice(1).toLowerCase()
  return extension !== '' && isFolder(path.resolve(folder, output)) ? '' : extension
}

function isFolder(full: string): boolean {
  try {
    return statSync(full).isDirectory()
  } catch {
    return false
  }
}
