/**
 * What runs in each thread of a pool: takes batches of tasks, gives their results.
 */
import {parentPort, workerData} from 'node:worker_threads'
import {mapInOrder} from './map-in-order.js'
import type {Limits} from './read-page.js'
import type {SiteData} from './site-router.js'
import {Tasks} from './tasks.js'
import type {TaskName} from './workers.js'

/** What a thread is told. */
export type Order =
  /** What `render` has to know. */
  | {site: SiteData}
  /** Tasks of one kind. */
  | {id: number; name: TaskName; tasks: ReadonlyArray<never>}

/** What a thread tells. */
export type Answer =
  /** The parsers are loaded. */
  {isReady: true} | {id: number; results: Array<unknown>}

/** Files of a batch that are under way at once: one is read or written while another one is converted. */
const width = 2

const port = parentPort!
const tasks = new Tasks(workerData as Limits)

port.on('message', async (order: Order) => {
  if ('site' in order) {
    tasks.share(order.site)
    return
  }
  const results: Array<unknown> = []
  await mapInOrder(
    order.tasks,
    width,
    (task): Promise<unknown> => tasks[order.name](task),
    (result) => void results.push(result)
  )
  tell({id: order.id, results})
})
tell({isReady: true})

function tell(answer: Answer): void {
  port.postMessage(answer)
}
