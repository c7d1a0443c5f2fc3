import {describe, it} from 'vitest'
import {runs} from '../../runs.js'
import {checkMarkup, checkRoundTrip, dialects} from './round-trip.js'

const cases = runs(500)

describe('toGridTable, random tables', () => {
  for (const dialect of Object.keys(dialects) as Array<keyof typeof dialects>) {
    for (const cells of ['literal', 'text'] as const) {
      it(`should write what \`${dialect}\` reads as the same table, cells \`${cells}\``, () => {
        checkRoundTrip(dialect, cells, cases)
      })
    }
  }

  // What docutils makes of marks of reST is in test/docutils: our own reader has no grammar for them.
  for (const dialect of ['sphinx', 'hyperhelp', 'pandoc', 'adobe', 'rst'] as const) {
    it(`should write markup and blocks that \`${dialect}\` reads as the same`, () => {
      checkMarkup(dialect, cases / 5)
    })
  }
})
