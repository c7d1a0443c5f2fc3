/**
 * What `dist/gridhelp-run.cjs` holds: the whole program in one script. What nobody asks for is not run.
 */

/** The commands. */
export const loadRun = (): Promise<typeof import('./program/run.js')> => import('./program/run.js')

/** What runs in the threads of a pool. */
export const loadThread = (): Promise<typeof import('../help-package/threads/thread.js')> =>
  import('../help-package/threads/thread.js')
