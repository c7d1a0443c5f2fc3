import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Source} from '../../grammars/source.js'

/** Line and column of an offset, counted the slow way: `\r\n`, `\r` and `\n` end a line. */
function pointOf(text: string, offset: number): {line: number; column: number; offset: number} {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  // A place between \r and \n is not one that a reader can name.
  return {line: before.length, column: before[before.length - 1]!.length + 1, offset}
}

describe('Source', () => {
  it('should show grammars one kind of line ending only', () => {
    expect(new Source('a\r\nb\rc\nd').value).toBe('a\nb\nc\nd')
  })

  it('should count positions in the text that was given', () => {
    const source = new Source('a\r\nbc\rd')
    expect(source.point(source.value.indexOf('c'))).toEqual({line: 2, column: 2, offset: 4})
    expect(source.point(source.value.indexOf('d'))).toEqual({line: 3, column: 1, offset: 6})
    expect(source.position(0, source.value.length).end).toEqual({line: 3, column: 2, offset: 7})
  })

  it('should leave a byte order mark out of the text and in the positions', () => {
    const source = new Source('\uFEFFa\nb')
    expect(source.value).toBe('a\nb')
    expect(source.point(0)).toEqual({line: 1, column: 2, offset: 1})
    expect(source.point(2)).toEqual({line: 2, column: 1, offset: 3})
  })

  it('should take form feeds and Unicode separators for ordinary characters', () => {
    expect(new Source('a\fb\u2028c\u0085d\vE').lineStarts).toEqual([0])
  })

  it('should find every place whatever the order it is asked in', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '\n', '\r', '\r\n', ' '), {maxLength: 40})
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.nat()), (pieces, order) => {
        const given = pieces.join('')
        const source = new Source(given)
        // Offsets of the given text that are not inside a \r\n, by their offset in the value.
        const offsets: Array<number> = []
        for (let at = 0; at <= given.length; at += 1) {
          if (!(given[at] === '\n' && given[at - 1] === '\r')) offsets.push(at)
        }
        expect(offsets.length).toBe(source.value.length + 1)
        for (const [index] of offsets.entries()) {
          const ask = (order.next().value + index) % offsets.length
          expect(source.point(ask)).toEqual(pointOf(given, offsets[ask]!))
        }
      })
    )
  })
})
