import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {PlacedText} from '../../src/language-server/placed-text.js'
import {runs} from '../runs.js'

const text = fc
  .array(fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1f41f}', '| b |'), {maxLength: 12})
  .map((parts) => parts.join(''))
const position = fc.record({
  line: fc.integer({min: -1, max: 9}),
  character: fc.integer({min: -1, max: 12})
})
const edit = fc.record({start: position, end: position, text})

describe('PlacedText', () => {
  it('should know the places that an editor knows, after any changes', () => {
    fc.assert(
      fc.property(text, fc.array(edit, {maxLength: 6}), (value, edits) => {
        const found = new PlacedText(value)
        const expected = TextDocument.create('', '', 0, value)
        for (const {start, end, text} of edits) {
          const [from, to] = [found.offsetAt(start), found.offsetAt(end)].sort((a, b) => a - b)
          found.replace(from!, to!, text)
          const range = {start: expected.positionAt(from!), end: expected.positionAt(to!)}
          TextDocument.update(expected, [{range, text}], 0)
          expect(found.getText()).toBe(expected.getText())
          expect(found.lineCount).toBe(expected.lineCount)
          for (let offset = 0; offset <= found.getText().length; offset += 1) {
            expect(found.positionAt(offset)).toEqual(expected.positionAt(offset))
          }
          for (const place of [start, end]) {
            expect(found.offsetAt(place)).toBe(expected.offsetAt(place))
          }
        }
      }),
      {numRuns: runs(500)}
    )
  })

  it('should refuse places that are none', () => {
    const found = new PlacedText('a')
    expect(() => found.offsetAt({line: 0.5, character: 0})).toThrow(
      'Cannot find place 0.5:0, expected whole numbers'
    )
  })
})
