import {parentPort} from 'node:worker_threads'
import {checkPromises} from './promises.js'
import {type Run, readAndWrite} from './read-and-write.js'
import {shapes} from './shapes.js'
import type {Job} from './thread.js'

parentPort!.on('message', (job: Job) => {
  const times: Record<string, number> = {}
  try {
    const text = 'text' in job ? job.text : shapes[job.name]!(job.length)
    const run: Run = (step, act) => {
      parentPort!.postMessage({step})
      const since = process.cpuUsage()
      try {
        return act()
      } catch (error) {
        throw new Error(`${step}: ${String(error instanceof Error ? error.stack : error)}`)
      } finally {
        const {user, system} = process.cpuUsage(since)
        times[step] = (user + system) / 1000
      }
    }
    if ('promises' in job && job.promises) run('promises', () => checkPromises(text))
    else readAndWrite(text, run, 'steps' in job ? job.steps : undefined)
    parentPort!.postMessage({times})
  } catch (error) {
    parentPort!.postMessage({error: (error as Error).message, times})
  }
})
