import {describe, it} from 'vitest'

/**
 * The random table model, and docutils on what it writes, with 10,000 tables each: `npm run test:nightly` sets
 * `GRIDHELP_RUNS`. By day there is nothing here; `test/formats` and `test/docutils` have 500.
 */
if (process.env.GRIDHELP_NIGHTLY) {
  process.env.GRIDHELP_RUNS ??= '10000'
  await import('../formats/grid-table/model.test.js')
  await import('../docutils/docutils.test.js')
} else {
  describe('nightly', () => {
    it.skip('runs with `npm run test:nightly`')
  })
}
