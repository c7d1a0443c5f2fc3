import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Worker} from 'node:worker_threads'
import {build} from 'esbuild'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {shapes} from './shapes.js'

/** UTF-16 units of each text; by day few, so that only what throws or grows exponentially is found. */
const length = Number(process.env.GRIDHELP_HOSTILE ?? 2500)
/** Milliseconds until a step counts as one that hangs. */
const patience = 5000

const folder = mkdtempSync(join(tmpdir(), 'gridhelp-hostile-'))
const file = join(folder, 'worker.mjs')
let worker: Worker | undefined

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node'
  })
})

afterAll(async () => {
  await worker?.terminate()
  rmSync(folder, {recursive: true})
})

describe('hostile text', () => {
  it.each(Object.keys(shapes))(
    'should be read and written: %s',
    async (name) => {
      expect(await run(name)).toBe('done')
    },
    600_000
  )
})

/** Read and write a text in a thread with a stack of half the usual size, which is stopped when a step takes too long. */
async function run(name: string): Promise<string> {
  const thread = worker ?? new Worker(file, {resourceLimits: {stackSizeMb: 0.75}})
  worker = undefined
  const listeners = new AbortController()
  const result = await new Promise<string>((resolve) => {
    let step = 'start'
    const stop = (): void => resolve(`${step}: stopped after ${patience} ms`)
    // A loaded machine may take a while to start a thread.
    let timer = setTimeout(stop, 12 * patience)
    const onError = (error: unknown): void => resolve(`${step}: ${error}`)
    const onMessage = (message: {step?: string; error?: string}): void => {
      clearTimeout(timer)
      if (message.step === undefined) {
        resolve(message.error ?? 'done')
        return
      }
      step = message.step
      timer = setTimeout(stop, patience)
    }
    thread.on('error', onError)
    thread.on('message', onMessage)
    listeners.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      thread.off('error', onError)
      thread.off('message', onMessage)
    })
    thread.postMessage({name, length})
  })
  listeners.abort()
  if (result === 'done') worker = thread
  else await thread.terminate()
  return result
}
