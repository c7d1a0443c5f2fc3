import {serialize} from 'node:v8'
import type {SiteData} from '../links/site-router.js'
import type {MessageData} from '../package-index/messages.js'
import {mapInOrder} from './map-in-order.js'
import {Threads} from './threads.js'
import type {Batch, ResultOf, TaskName, TaskOf, Workers, WorkersOptions} from './work.js'

/** Batches that a thread has: it goes on with the next one while the results of the last one are taken. */
const depth = 2

/** Most files in a batch. */
const most = 8

/** Batches, for each thread, of which the results wait for a slow file before them. */
const window = 8

/**
 * Threads that do tasks.
 *
 * Files go to them in batches, so that the thread that gives them out has little to do; results come back in order, and
 * only so many wait for their turn. A thread that dies, for want of memory, takes one file with it and is replaced.
 */
export class Pool implements Workers {
  readonly #options: WorkersOptions
  readonly #threads: number
  readonly #pool: Threads<Batch, Array<unknown>>
  /** Does what may have killed a thread, alone. */
  #careful: Threads<Batch, Array<unknown>> | undefined
  #site: SharedArrayBuffer | undefined
  #siteNumber = 0
  #isClosed = false
  readonly #stop = (): void => void this.close()

  /**
   * Start threads.
   *
   * @param first
   *   How many to start with.
   * @param threads
   *   How many there may be.
   * @param options
   *   How to work.
   */
  constructor(first: number, threads: number, options: WorkersOptions) {
    this.#options = options
    this.#threads = threads
    this.#pool = createPool(first, threads, depth)
    options.signal?.addEventListener('abort', this.#stop)
  }

  share(site: SiteData): void {
    const bytes = serialize(site)
    this.#site = new SharedArrayBuffer(bytes.length)
    new Uint8Array(this.#site).set(bytes)
    this.#siteNumber += 1
  }

  async map<Item, Name extends TaskName>(
    name: Name,
    items: ReadonlyArray<Item>,
    toTask: (item: Item) => TaskOf<Name>,
    take: (result: ResultOf<Name>, item: Item) => void | Promise<void>
  ): Promise<void> {
    const size = Math.max(1, Math.min(most, Math.floor(items.length / this.#threads / 16)))
    await mapInOrder(
      batchesOf(items, size),
      this.#threads * window,
      (batch) => this.#run(name, batch.map(toTask)),
      async (results, batch) => {
        for (const [index, item] of batch.entries()) {
          // Threads answer each task of a kind with its kind of result.
          await take(results[index] as ResultOf<Name>, item)
        }
      }
    )
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#options.signal?.removeEventListener('abort', this.#stop)
    await Promise.all([this.#pool.destroy(), this.#careful?.destroy()])
  }

  async #run(name: TaskName, tasks: ReadonlyArray<unknown>): Promise<ReadonlyArray<unknown>> {
    try {
      return await this.#pool.run(this.#batch(name, tasks))
    } catch (error) {
      if (this.#isClosed) throw error
    }
    // Nobody knows which task it was, or whether it was one of another batch: each is tried where no other is.
    this.#careful ??= createPool(1, 1, 1)
    const results: Array<unknown> = []
    for (const task of tasks) {
      try {
        const [result] = await this.#careful.run(this.#batch(name, [task]))
        results.push(result)
      } catch (error) {
        if (this.#isClosed) throw error
        results.push(failed(error))
      }
    }
    return results
  }

  #batch(name: TaskName, tasks: ReadonlyArray<unknown>): Batch {
    const {timeout, maxBytes} = this.#options
    return {
      ...{name, tasks, limits: {timeout, maxBytes}},
      ...{site: this.#site, siteNumber: this.#siteNumber}
    }
  }
}

function createPool(first: number, most: number, depth: number): Threads<Batch, Array<unknown>> {
  return new Threads(new URL('./thread.js', import.meta.url), {first, most, depth})
}

/** What comes of a task that has taken a thread with it. */
function failed(error: unknown): ResultOf<'render'> {
  const message: MessageData = {
    reason: `The worker that read it exited: ${error instanceof Error ? error.message : String(error)}`,
    ruleId: 'internal',
    fatal: true,
    place: undefined
  }
  return {state: 'failed', messages: [message]}
}

function* batchesOf<Item>(items: ReadonlyArray<Item>, size: number): Generator<Array<Item>> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}
