import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {OpenDocument} from '../../src/language-server/open-document.js'
import {runs} from '../runs.js'

const text = fc
  .array(fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1f41f}', '| b |'), {maxLength: 12})
  .map((parts) => parts.join(''))
const position = fc.record({
  line: fc.integer({min: -1, max: 9}),
  character: fc.integer({min: -1, max: 12})
})
const change = fc.record({range: fc.record({start: position, end: position}), text})

describe('OpenDocument', () => {
  it('should have the text and the places that an editor has, after any changes', () => {
    fc.assert(
      fc.property(text, fc.array(change, {maxLength: 6}), (value, changes) => {
        const document = new OpenDocument('file:///a.rst', 0, value, 'rst')
        let expected = value
        for (const one of changes) {
          const {start, end} = one.range
          const places = [start, end].map((place) => document.text.offsetAt(place))
          const [from, to] = places.sort((a, b) => a - b) as [number, number]
          expected = expected.slice(0, from) + one.text + expected.slice(to)
          document.change([one], 1)
          expect(document.text.getText()).toBe(expected)
          const same = new OpenDocument('file:///a.rst', 0, expected, 'rst').text
          expect(document.text.lineCount).toBe(same.lineCount)
          for (let offset = 0; offset <= expected.length; offset += 1) {
            expect(document.text.positionAt(offset)).toEqual(same.positionAt(offset))
          }
        }
      }),
      {numRuns: runs(500)}
    )
  })

  it('should refuse places that are none', () => {
    const document = new OpenDocument('file:///a.rst', 0, 'a', 'rst')
    const place = {line: 0.5, character: 0}
    expect(() => document.change([{range: {start: place, end: place}, text: ''}], 1)).toThrow(
      'Cannot find place 0.5:0, expected whole numbers'
    )
  })
})
