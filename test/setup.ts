import fc from 'fast-check'
import {runs} from './runs.js'

fc.configureGlobal({
  numRuns: runs(100),
  // The same cases in every run of `npm test`, so that a fault is the fault of a change; at night others each time.
  ...(process.env.GRIDHELP_NIGHTLY ? {} : {seed: 1})
})
