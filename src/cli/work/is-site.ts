import {stat} from 'node:fs/promises'
import path from 'node:path'
import type {SiteOptions} from './site.js'

/** Options that only make sense for a package. */
const siteOnly = ['target', 'shard', 'filesFrom', 'with', 'watch', 'llms'] as const

/**
 * Whether a call is about a help package as a whole: it uses options for sites, or its only input is a package, its
 * output a folder, and its format Markdown.
 *
 * @param operands
 *   Inputs.
 * @param options
 *   Options of the call.
 * @param folder
 *   Base of relative paths.
 */
export async function isSite(
  operands: ReadonlyArray<string>,
  options: SiteOptions,
  folder: string
): Promise<boolean> {
  if (options.to !== 'markdown') return false
  if (siteOnly.some((name) => options[name] !== undefined)) return true
  const [operand] = operands
  if (operands.length !== 1 || operand === undefined) return false
  if (options.output === undefined && !options.ndjson) return false
  const full = path.resolve(folder, operand)
  if (path.basename(full) === 'hyperhelp.json') return true
  const index = await stat(path.join(full, 'hyperhelp.json')).catch(() => undefined)
  return index?.isFile() ?? false
}
