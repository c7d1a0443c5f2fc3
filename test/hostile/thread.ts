import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Worker} from 'node:worker_threads'
import {build} from 'esbuild'

/**
 * What a thread is asked to read and write: a text, perhaps by some steps only, or to check what holds of any text, or
 * the name of a shape and a length.
 */
export type Job =
  | {text: string; steps?: ReadonlyArray<string> | undefined; promises?: boolean}
  | {name: string; length: number}

/** What became of a job. */
export interface Outcome {
  /** What went wrong, with the step that it went wrong in; `undefined` when nothing did. */
  fault?: string
  /** Milliseconds of the processor that each step took. */
  times: Record<string, number>
}

interface Message {
  step?: string
  times?: Record<string, number>
  error?: string
}

/** Milliseconds of the processor until a step counts as one that hangs. */
const patience = 5000

/**
 * A thread with a small stack that reads and writes texts with everything that the library has, and that is stopped
 * when a step hangs.
 */
export class Thread {
  readonly #folder: string
  readonly #stack: number
  #worker: Worker | undefined

  private constructor(folder: string, stack: number) {
    this.#folder = folder
    this.#stack = stack
  }

  /**
   * Make a thread.
   *
   * @param stack
   *   Size of its stack, in kB (default: 768, which is less than what Node gives itself).
   */
  static async create(stack = 768): Promise<Thread> {
    const folder = mkdtempSync(join(tmpdir(), 'gridhelp-hostile-'))
    await build({
      entryPoints: [join(import.meta.dirname, 'worker.ts')],
      outfile: join(folder, 'worker.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node'
    })
    return new Thread(folder, stack)
  }

  /** Read and write a text; never throws. */
  async run(job: Job): Promise<Outcome> {
    const file = join(this.#folder, 'worker.mjs')
    const worker =
      this.#worker ?? new Worker(file, {resourceLimits: {stackSizeMb: this.#stack / 1024}})
    this.#worker = undefined
    const listeners = new AbortController()
    const outcome = await new Promise<Outcome>((resolve) => {
      let step = 'start'
      let since = process.cpuUsage()
      // Of a loaded machine a thread gets a share only: what counts is what it has used.
      const watch = setInterval(() => {
        const {user, system} = process.cpuUsage(since)
        const limit = step === 'start' ? 6 * patience : patience
        if (user + system < limit * 1000) return
        resolve({fault: `${step}: stopped after ${limit} ms`, times: {}})
      }, 100)
      const onError = (error: unknown): void => resolve({fault: `${step}: ${error}`, times: {}})
      const onMessage = (message: Message): void => {
        if (message.step === undefined) {
          const {error, times = {}} = message
          resolve(error === undefined ? {times} : {fault: error, times})
        } else {
          step = message.step
          since = process.cpuUsage()
        }
      }
      worker.on('error', onError)
      worker.on('message', onMessage)
      listeners.signal.addEventListener('abort', () => {
        clearInterval(watch)
        worker.off('error', onError)
        worker.off('message', onMessage)
      })
      worker.postMessage(job)
    })
    listeners.abort()
    if (outcome.fault === undefined) this.#worker = worker
    else await worker.terminate()
    return outcome
  }

  /** Stop the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate()
    rmSync(this.#folder, {recursive: true})
  }
}
