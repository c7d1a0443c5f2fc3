import {availableParallelism} from 'node:os'
import {places, render, scan} from './tasks.js'

/** What the threads of a pool can do. */
export interface Tasks {
  scan: typeof scan
  places: typeof places
  render: typeof render
}

const tasks: Tasks = {scan, places, render}

/** Runs tasks, in this thread or in others. */
export interface Workers {
  /** How many tasks it is worth to have under way. */
  readonly width: number
  run<Name extends keyof Tasks>(
    name: Name,
    task: Parameters<Tasks[Name]>[0]
  ): Promise<Awaited<ReturnType<Tasks[Name]>>>
  close(): Promise<void>
}

/** Below this many files, threads cost more than they save: each reads the parsers first. */
const worthwhile = 24

/**
 * Start what runs tasks.
 *
 * @param jobs
 *   How many at once; `undefined`: as many as there are processors, one left out.
 * @param files
 *   How many files there are: for a few, no thread is started.
 */
export async function startWorkers(jobs: number | undefined, files: number): Promise<Workers> {
  const threads = jobs ?? Math.max(1, availableParallelism() - 1)
  if (threads <= 1 || (jobs === undefined && files < worthwhile)) return here
  const {Tinypool} = await import('tinypool')
  const pool = new Tinypool({
    filename: new URL('./tasks.js', import.meta.url).href,
    minThreads: Math.min(threads, files || 1),
    maxThreads: threads
  })
  return {
    width: threads * 4,
    run: (name, task) => pool.run(task, {name}),
    close: () => pool.destroy()
  }
}

/** Runs each task at once. */
const here: Workers = {
  width: 1,
  // The name chooses the function that takes the task.
  run: (name, task) => (tasks[name] as (task: unknown) => Promise<never>)(task),
  close: () => Promise.resolve()
}

/**
 * Run a task for each item, some at once, and take the results in the order of the items.
 *
 * @param items
 *   Items.
 * @param width
 *   How many to have under way; so many results are kept at most.
 * @param run
 *   Starts the task of an item.
 * @param take
 *   Takes a result; the next one waits for it.
 */
export async function mapInOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  run: (item: Item) => Promise<Result>,
  take: (result: Result, item: Item) => void | Promise<void>
): Promise<void> {
  const waiting: Array<{item: Item; result: Promise<Result>}> = []
  const takeFirst = async (): Promise<void> => {
    const {item, result} = waiting.shift()!
    await take(await result, item)
  }
  try {
    for (const item of items) {
      const result = run(item)
      // A failure is told when its turn comes.
      result.catch(() => {})
      waiting.push({item, result})
      if (waiting.length >= width) await takeFirst()
    }
    while (waiting.length > 0) await takeFirst()
  } finally {
    await Promise.allSettled(waiting.map(({result}) => result))
  }
}
