import {watch} from 'node:fs'
import {stat} from 'node:fs/promises'
import {type ConvertOptions, type ConvertResult, convertWith} from './convert-help-package.js'
import {findPackage} from './find-package.js'
import {startWorkers, type Workers} from './workers.js'

/** How long a folder must be quiet before it is read, in milliseconds: editors write a file in several steps. */
const quiet = 120

/**
 * Write a help package as a site, and again whenever its folder changes. Only what has changed is read again.
 *
 * @param target
 *   Path of the package.
 * @param options
 *   As for `convertHelpPackage`; `signal` ends it.
 * @returns
 *   A result for each time.
 * @throws
 *   When there is no such package.
 */
export async function* watchHelpPackage(
  target: string,
  options: ConvertOptions & {signal?: AbortSignal | undefined}
): AsyncGenerator<ConvertResult> {
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
  options.signal?.addEventListener('abort', stop)
  const workers = remember(await startWorkers(options.jobs ?? undefined, Number.POSITIVE_INFINITY))
  try {
    while (!options.signal?.aborted) {
      isChanged = false
      yield await convertWith(target, workers, options)
      if (!isChanged && !options.signal?.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    watcher.close()
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', stop)
    await workers.close()
  }
}

/** Keep the last result of each task: a file that is as it was, with links that lead where they led, is the same. */
function remember(workers: Workers): Workers {
  const results = new Map<string, {key: string; result: unknown}>()
  return {
    width: workers.width,
    close: () => workers.close(),
    async run(name, task) {
      const {full} = task as {full: string}
      const stats = await stat(full).catch(() => undefined)
      const key = JSON.stringify([stats?.mtimeMs, stats?.size, task])
      const known = results.get(`${name}\n${full}`)
      // Tasks of one name have results of one type.
      if (known?.key === key) return known.result as never
      const result = await workers.run(name, task)
      results.set(`${name}\n${full}`, {key, result})
      return result as never
    }
  }
}
