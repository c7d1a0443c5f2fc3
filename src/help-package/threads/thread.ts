/**
 * What runs in each thread of a pool: takes a batch of tasks, gives their results.
 */
import {deserialize} from 'node:v8'
import {parentPort} from 'node:worker_threads'
import {mapInOrder} from './map-in-order.js'
import {Tasks} from './tasks.js'
import type {Answer, Question} from './threads.js'
import type {Batch} from './work.js'

/** Files of a batch that are under way at once: one is read or written while another one is converted. */
const width = 2

let tasks: Tasks | undefined
let known = 0

parentPort?.on('message', async ({id, task}: Question) => {
  try {
    answer({id, result: await run(task as Batch)})
  } catch (error) {
    answer({id, error})
  }
})

function answer(answer: Answer): void {
  parentPort?.postMessage(answer)
}

/** Do the tasks of a batch. */
async function run(batch: Batch): Promise<Array<unknown>> {
  tasks ??= new Tasks(batch.limits)
  if (batch.site && batch.siteNumber !== known) {
    known = batch.siteNumber
    tasks.share(deserialize(new Uint8Array(batch.site)))
  }
  // The name chooses the function that takes the task.
  const task = tasks[batch.name].bind(tasks) as (task: unknown) => Promise<unknown>
  const results: Array<unknown> = []
  await mapInOrder(batch.tasks, width, task, (result) => void results.push(result))
  return results
}
