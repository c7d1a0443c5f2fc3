import {watch} from 'node:fs'
import {findPackage} from '../package-index/find-package.js'
import {limitsOf, outlinePackage} from '../package-index/read-help-package.js'
import {fileTasks} from '../tasks/file-tasks.js'
import {
  type ConvertOptions,
  type ConvertResult,
  collectMessages,
  convertOutline
} from './convert-help-package.js'
import {rememberResults} from './remember-results.js'

/** How long a folder must stay unchanged before it is read, in milliseconds: editors write a file in several steps. */
const quiet = 120

/**
 * Write a help package as a site, and again whenever its folder changes. Only changed files, and pages whose links have
 * new targets, are read again.
 *
 * @param target
 *   Path of the package.
 * @param options
 *   As for `convertHelpPackage`; `signal` ends it.
 * @returns
 *   A result for each run.
 * @throws
 *   If there is no such package.
 */
export async function* watchHelpPackage(
  target: string,
  options: ConvertOptions
): AsyncGenerator<ConvertResult> {
  const {signal} = options
  const {folder} = await findPackage(target)
  let wake: () => void = () => {}
  let isChanged = false
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, {recursive: true}, (_, name) => {
    if (name !== null && !/\.(?:txt|json)$/i.test(name)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      isChanged = true
      wake()
    }, quiet)
  })
  const stop = (): void => wake()
  signal?.addEventListener('abort', stop)
  const tasks = rememberResults(fileTasks(limitsOf(options)))
  try {
    while (!signal?.aborted) {
      isChanged = false
      const {messages, report} = collectMessages(options)
      const outline = await outlinePackage(target, options)
      const result = await convertOutline(outline, tasks, options, report)
      yield {...result, messages}
      if (!isChanged && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } catch (error) {
    // The caller stopped watching.
    if (!signal?.aborted) throw error
  } finally {
    watcher.close()
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}
