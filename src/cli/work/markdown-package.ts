import {stat} from 'node:fs/promises'
import path from 'node:path'
import {describeError} from '../../files/describe-error.js'
import {FileError} from '../../files/file-error.js'
import {
  convertMarkdownPackage,
  isMarkdownPackage
} from '../../help-package/site/markdown-package.js'
import {createReporter, type Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import type {SiteOptions} from './site.js'

/**
 * Write a folder of Markdown as a help package.
 *
 * @param operands
 *   Folder.
 * @param options
 *   Options of the call.
 * @param surroundings
 *   Streams, folder and environment.
 * @returns
 *   Exit status; `undefined` if the call is about something else.
 */
export async function writeMarkdownPackage(
  operands: ReadonlyArray<string>,
  options: SiteOptions,
  surroundings: Surroundings
): Promise<Status | undefined> {
  const {folder, signal} = surroundings
  const [operand] = operands
  const {from, output} = options
  if (operand === undefined || operands.length > 1 || operand === '-') return undefined
  if (output === undefined || (from !== 'auto' && from !== 'markdown')) return undefined
  const full = path.resolve(folder, operand)
  const stats = await stat(full).catch(() => undefined)
  if (!stats?.isDirectory()) return undefined
  if (from === 'auto' && !(await isMarkdownPackage(full))) return undefined
  const reporter = createReporter(surroundings, options)
  const {timeout, maxBytes} = options
  try {
    const {root, pages, written, failed, messages} = await convertMarkdownPackage(full, {
      ...{output: path.resolve(folder, output), timeout, maxBytes, signal},
      onProgress: (done, all, name) => reporter.progress(done, all, name)
    })
    reporter.progress(1, 1, '')
    if (failed > 0) reporter.failed()
    reporter.detail(`${pages} help files, ${written} files written`)
    for (const message of messages) {
      reporter.message(path.join(path.relative(folder, root), message.file ?? ''), message)
    }
  } catch (error) {
    if (signal?.aborted) return reporter.status()
    const ruleId = error instanceof FileError ? error.ruleId : 'output-refused'
    reporter.failure(operand, ruleId, describeError(error))
  }
  return reporter.status()
}
