import type {LinkMap} from '../links/link-map.js'
import type {SiteData} from '../links/site-router.js'
import type {Limits} from '../pages/read-page.js'
import {mapInOrder} from './map-in-order.js'
import type {Tasks} from './tasks.js'

/** What can be done for a file. */
export type TaskName = 'scan' | 'places' | 'render'

/** What a task takes. */
export type TaskOf<Name extends TaskName> = Parameters<Tasks[Name]>[0]

/** What a task gives. */
export type ResultOf<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>

/** Does tasks. */
export interface TaskRunner {
  /** Give what `render` has to know of the site. */
  share(site: SiteData, links: LinkMap): void
  /**
   * Do a task for each item, and take the results in the order of the items.
   *
   * @param name
   *   What to do.
   * @param items
   *   Items.
   * @param toTask
   *   Makes the task of an item: plain data.
   * @param take
   *   Takes a result; the next one waits for it.
   */
  map<Item, Name extends TaskName>(
    name: Name,
    items: ReadonlyArray<Item>,
    toTask: (item: Item) => TaskOf<Name>,
    take: (result: ResultOf<Name>, item: Item) => void | Promise<void>
  ): Promise<void>
}

/** Files that are under way at once: one is read or written while another one is converted. */
const width = 4

/**
 * Load what does tasks, for the time of an action.
 *
 * All is done in one thread: on two processors, two were 1.1 to 1.5 times as fast, for each loads and compiles the
 * parsers. Whoever has more processors runs parts of a package side by side (`--shard`).
 *
 * @param limits
 *   What a file may take, and what ends the work.
 * @param action
 *   What to do.
 */
export async function withTasks<Result>(
  limits: Limits,
  action: (runner: TaskRunner) => Promise<Result>
): Promise<Result> {
  const {signal} = limits
  const {Tasks} = await import('./tasks.js')
  const tasks = new Tasks(limits)
  const result = await action({
    share: (site, links) => tasks.share(site, links),
    map: (name, items, toTask, take) =>
      mapInOrder(
        items,
        width,
        async (item) => {
          signal?.throwIfAborted()
          // The name chooses the function that takes the task.
          const result = await (tasks[name] as (task: unknown) => Promise<never>)(toTask(item))
          // Pieces of a text would keep all of it in memory.
          return name === 'render' ? result : structuredClone(result)
        },
        take
      )
  })
  signal?.throwIfAborted()
  return result
}
