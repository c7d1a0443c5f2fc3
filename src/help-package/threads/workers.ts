import {availableParallelism} from 'node:os'
import {mapInOrder} from './map-in-order.js'
import type {Workers, WorkersOptions} from './work.js'

export type {ResultOf, TaskName, TaskOf, Workers, WorkersOptions} from './work.js'

/** Below this many files, threads cost more than they save: each loads the parsers first. */
const worthwhile = 24

/** Threads to begin with, while nobody knows yet how many files there are. */
const first = 2

/**
 * Start what does tasks, while something else is found out, such as which files there are.
 *
 * @param options
 *   How to work.
 * @param prepare
 *   Finds out what is to be done; its `files` tell how many threads are worth it.
 * @param action
 *   What to do with both. There is nothing left of the threads when it is over.
 */
export async function withWorkers<Outline extends {files: ReadonlyArray<unknown>}, Result>(
  options: WorkersOptions,
  prepare: () => Promise<Outline>,
  action: (outline: Outline, workers: Workers) => Promise<Result>
): Promise<Result> {
  const {jobs, signal} = options
  const threads = jobs ?? Math.max(1, availableParallelism() - 1)
  // They load the parsers while the files are looked for.
  let pool =
    jobs !== undefined && jobs > 1 ? await startPool(Math.min(jobs, first), jobs) : undefined
  try {
    const outline = await prepare()
    const {length} = outline.files
    if (threads > 1 && length >= worthwhile) {
      const count = Math.min(threads, length)
      pool ??= await startPool(count, count)
    }
    return await action(outline, pool ?? (await workHere(options)))
  } finally {
    await pool?.close()
    // What `close` cut off has not told why.
    signal?.throwIfAborted()
  }

  async function startPool(from: number, to: number): Promise<Workers> {
    const {Pool} = await import('./pool.js')
    return new Pool(from, to, options)
  }
}

/** Does each task in this thread; some are under way at once, while files are read and written. */
async function workHere({signal, ...limits}: WorkersOptions): Promise<Workers> {
  const {Tasks} = await import('./tasks.js')
  const tasks = new Tasks(limits)
  return {
    share: (site, links) => tasks.share(site, links),
    map: (name, items, toTask, take) =>
      mapInOrder(
        items,
        4,
        async (item) => {
          signal?.throwIfAborted()
          // The name chooses the function that takes the task.
          const result = await (tasks[name] as (task: unknown) => Promise<never>)(toTask(item))
          // Pieces of a text would keep all of it in memory.
          return name === 'render' ? result : structuredClone(result)
        },
        take
      ),
    close: () => Promise.resolve()
  }
}
