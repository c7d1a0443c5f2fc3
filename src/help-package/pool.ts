import {Worker} from 'node:worker_threads'
import {mapInOrder} from './map-in-order.js'
import type {MessageData} from './messages.js'
import type {SiteData} from './site-router.js'
import type {Answer, Order} from './thread.js'
import type {ResultOf, TaskName, TaskOf, Workers, WorkersOptions} from './workers.js'

/** Tasks that go to a thread together. */
interface Batch {
  id: number
  name: TaskName
  tasks: ReadonlyArray<unknown>
  /** Whether a thread has died of this task, or of another one beside it: nothing else goes where it is. */
  isSuspect: boolean
  resolve(results: Array<unknown>): void
  reject(error: unknown): void
}

/** A thread, and what it has to do. */
interface Thread {
  worker: Worker
  isReady: boolean
  batches: Map<number, Batch>
}

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
  readonly #threads = new Set<Thread>()
  readonly #queue: Array<Batch> = []
  #site: SiteData | undefined
  #count = 0
  #end: {error: unknown} | undefined
  readonly #stop = (): void => void this.close()

  constructor(threads: number, options: WorkersOptions) {
    this.#options = options
    options.signal?.addEventListener('abort', this.#stop)
    this.grow(threads)
  }

  /** Have at least so many threads. */
  grow(threads: number): void {
    while (this.#threads.size < threads) this.#start()
  }

  share(site: SiteData): void {
    this.#site = site
    for (const thread of this.#threads) tell(thread, {site})
  }

  async map<Item, Name extends TaskName>(
    name: Name,
    items: ReadonlyArray<Item>,
    toTask: (item: Item) => TaskOf<Name>,
    take: (result: ResultOf<Name>, item: Item) => void | Promise<void>
  ): Promise<void> {
    const threads = this.#threads.size
    const size = Math.max(1, Math.min(most, Math.floor(items.length / threads / 16)))
    await mapInOrder(
      batchesOf(items, size),
      threads * window,
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
    const {signal} = this.#options
    signal?.removeEventListener('abort', this.#stop)
    this.#fail(signal?.reason ?? new Error('Cannot do a task, expected threads'))
    await Promise.all([...this.#threads].map(({worker}) => worker.terminate()))
  }

  #run(name: TaskName, tasks: ReadonlyArray<unknown>, isSuspect = false): Promise<Array<unknown>> {
    return new Promise((resolve, reject) => {
      if (this.#end) {
        reject(this.#end.error)
        return
      }
      this.#count += 1
      this.#queue.push({id: this.#count, name, tasks, isSuspect, resolve, reject})
      this.#pump()
    })
  }

  /** Give out what threads can take. */
  #pump(): void {
    while (this.#queue.length > 0) {
      const {isSuspect} = this.#queue[0]!
      let idlest: Thread | undefined
      for (const thread of this.#threads) {
        if (isFull(thread, isSuspect)) continue
        if (!idlest || thread.batches.size < idlest.batches.size) idlest = thread
      }
      if (!idlest) return
      const batch = this.#queue.shift()!
      idlest.batches.set(batch.id, batch)
      const {id, name, tasks} = batch
      tell(idlest, {id, name, tasks: tasks as ReadonlyArray<never>})
    }
  }

  #start(): void {
    const {timeout, maxBytes} = this.#options
    const worker = new Worker(new URL('./thread.js', import.meta.url), {
      workerData: {timeout, maxBytes}
    })
    const thread: Thread = {worker, isReady: false, batches: new Map()}
    this.#threads.add(thread)
    let reason: Error | undefined
    worker.on('message', (answer: Answer) => this.#take(thread, answer))
    worker.on('error', (error: Error) => {
      reason = error
    })
    worker.on('exit', () => this.#lose(thread, reason))
    if (this.#site) tell(thread, {site: this.#site})
  }

  #take(thread: Thread, answer: Answer): void {
    if ('isReady' in answer) {
      thread.isReady = true
      return
    }
    const batch = thread.batches.get(answer.id)
    thread.batches.delete(answer.id)
    batch?.resolve(answer.results)
    this.#pump()
  }

  /** Go on after a thread has ended. */
  #lose(thread: Thread, reason: Error | undefined): void {
    this.#threads.delete(thread)
    if (this.#end) return
    if (!thread.isReady) {
      this.#fail(reason ?? new Error('Cannot start a thread, expected it to load'))
      return
    }
    this.#start()
    for (const {name, tasks, isSuspect, resolve, reject} of thread.batches.values()) {
      if (isSuspect) resolve([failed(reason)])
      else {
        // Nobody knows which task it was: each is tried where no other is.
        const again = tasks.map(async (task) => (await this.#run(name, [task], true))[0])
        Promise.all(again).then(resolve, reject)
      }
    }
    this.#pump()
  }

  #fail(error: unknown): void {
    if (this.#end) return
    this.#end = {error}
    for (const {reject} of this.#queue.splice(0)) reject(error)
    for (const {batches} of this.#threads) {
      for (const {reject} of batches.values()) reject(error)
    }
  }
}

function tell({worker}: Thread, order: Order): void {
  worker.postMessage(order)
}

function isFull({batches}: Thread, forSuspect: boolean): boolean {
  if (forSuspect) return batches.size > 0
  if (batches.size >= depth) return true
  for (const {isSuspect} of batches.values()) if (isSuspect) return true
  return false
}

/** What comes of a task that has taken a thread with it. */
function failed(reason: Error | undefined): ResultOf<'render'> {
  const message: MessageData = {
    reason: `Unexpected end of the thread that read it: ${reason?.message ?? 'no reason is known'}`,
    ruleId: 'internal',
    fatal: true,
    place: undefined
  }
  return {state: 'failed', messages: [message]}
}

function* batchesOf<Item>(items: ReadonlyArray<Item>, size: number): Generator<Array<Item>> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}
