import type {LinkMap} from '../links/link-map.js'
import type {SiteData} from '../links/site-router.js'
import type {Limits} from '../pages/read-page.js'
import type {Tasks} from './tasks.js'

/** What can be done for a file. */
export type TaskName = 'scan' | 'places' | 'render'

/** What a task takes. */
export type TaskOf<Name extends TaskName> = Parameters<Tasks[Name]>[0]

/** What a task gives. */
export type ResultOf<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>

/** Does tasks, in this thread or in others. */
export interface Workers {
  /**
   * Give what `render` has to know of the site.
   *
   * @param site
   *   Plain data.
   * @param links
   *   Made of it already, for those who need not send it anywhere.
   */
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
  /** End all threads, at once. */
  close(): Promise<void>
}

/** How to work. */
export interface WorkersOptions extends Limits {
  /** Threads; `undefined`: one for each processor but one, and none for a few files. */
  jobs: number | undefined
  signal: AbortSignal | undefined
}

/** Tasks of one kind, and what is to be known for them. */
export interface Batch {
  name: TaskName
  tasks: ReadonlyArray<unknown>
  limits: Limits
  /** What `render` has to know, as `v8` serialises it, in memory that all threads share. */
  site: SharedArrayBuffer | undefined
  /** Changes with the site. */
  siteNumber: number
}
