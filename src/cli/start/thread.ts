/**
 * What the threads of a pool start from: bundled to `dist/thread.js`, which `pool.ts` names.
 */
import type {Batch} from '../../help-package/threads/thread.js'
import {loadBundle} from './load-bundle.js'

const {run: runBatch} = await loadBundle().loadThread()

/** Do the tasks of a batch. */
export const run = (batch: Batch): Promise<Array<unknown>> => runBatch(batch)
