import {Worker} from 'node:worker_threads'

/** What goes to a thread. */
export interface Question {
  id: number
  task: unknown
}

/** What comes back: a result, or what was thrown. */
export interface Answer {
  id: number
  result?: unknown
  error?: unknown
}

/** A task that waits for a thread, or for its answer. */
interface Pending<Task, Result> {
  task: Task
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/** How many threads to have. */
export interface ThreadsOptions {
  /** How many to start with. */
  first: number
  /** How many there may be. */
  most: number
  /** Tasks that a thread has at once. */
  depth: number
}

/**
 * Threads of Node that do tasks, each with a few at once; a thread that dies is replaced when there is work for it.
 *
 * @typeParam Task
 *   What `structuredClone` takes.
 */
export class Threads<Task, Result> {
  readonly #file: URL
  readonly #options: ThreadsOptions
  /** The tasks that each thread has, by their numbers. */
  readonly #threads = new Map<Worker, Map<number, Pending<Task, Result>>>()
  readonly #waiting: Array<Pending<Task, Result>> = []
  #count = 0
  #isClosed = false

  /**
   * Start threads.
   *
   * @param file
   *   Module that answers each `Question` with an `Answer`.
   * @param options
   *   How many there are.
   */
  constructor(file: URL, options: ThreadsOptions) {
    this.#file = file
    this.#options = options
    for (let index = 0; index < options.first; index += 1) this.#start()
  }

  /**
   * Do a task.
   *
   * @throws
   *   What the task throws; when its thread dies; and when the threads are ended.
   */
  run(task: Task): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({task, resolve, reject})
      this.#next()
    })
  }

  /** End all threads, at once. */
  async destroy(): Promise<void> {
    this.#isClosed = true
    await Promise.all([...this.#threads.keys()].map((worker) => worker.terminate()))
    for (const {reject} of this.#waiting.splice(0)) reject(new Error('the workers were stopped'))
  }

  /** Give what waits to the threads that have the least to do. */
  #next(): void {
    const {most, depth} = this.#options
    while (this.#waiting.length > 0 && !this.#isClosed) {
      let [worker, tasks] = [...this.#threads].reduce<[Worker?, Map<number, unknown>?]>(
        (least, other) => (least[1] && least[1].size <= other[1].size ? least : other),
        []
      )
      if ((!tasks || tasks.size > 0) && this.#threads.size < most) {
        worker = this.#start()
        tasks = this.#threads.get(worker)
      }
      if (!worker || !tasks || tasks.size >= depth) return
      const pending = this.#waiting.shift()!
      const id = this.#count++
      this.#threads.get(worker)!.set(id, pending)
      worker.postMessage({id, task: pending.task} satisfies Question)
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#file)
    const tasks = new Map<number, Pending<Task, Result>>()
    this.#threads.set(worker, tasks)
    worker.on('message', ({id, result, error}: Answer) => {
      const pending = tasks.get(id)
      tasks.delete(id)
      if (error === undefined) pending?.resolve(result as Result)
      else pending?.reject(error)
      this.#next()
    })
    let reason: unknown
    worker.on('error', (error) => {
      reason = error
    })
    worker.on('exit', (code) => {
      this.#threads.delete(worker)
      reason ??= new Error(`worker exited with code: ${code}`)
      for (const {reject} of tasks.values()) reject(reason)
      this.#next()
    })
    return worker
  }
}
