import {Buffer as NodeBuffer} from 'node:buffer'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {runs} from '../runs.js'

/** A script without types of its own. */
interface BufferScript {
  Buffer: typeof NodeBuffer
}

const script = new URL('../../scripts/buffer.js', import.meta.url)
const {Buffer: OurBuffer} = (await import(script.href)) as BufferScript

/** Also halves of characters, and marks of byte order. */
const texts = fc.string({
  unit: fc.constantFrom('a', 'b', '"', '\uFEFF', '\u00E4', '\u{1F600}', '\uD83D', '\uDE00', '\0')
})

describe('Buffer in the bundle', () => {
  it("should do as Node's does", () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(4), fc.nat(40), (one, other, start, end) => {
        expect(use(OurBuffer, one, other, start, end)).toEqual(
          use(NodeBuffer, one, other, start, end)
        )
      }),
      {numRuns: runs(1000)}
    )
  })
})

function use(
  Kind: typeof NodeBuffer,
  one: string,
  other: string,
  start: number,
  end: number
): ReadonlyArray<unknown> {
  const [a, b] = [Kind.from(one), Kind.from(other)]
  const room = Kind.allocUnsafe(100 + a.length).fill(0)
  a.copy(room, start, Math.min(start, a.length), Math.min(Math.max(start, end), a.length))
  const to = Math.max(start, Math.min(end, b.length))
  return [
    ...[[...a], a.length, [...Kind.from([...b])], [...Kind.from(a)], [...room]],
    ...[a.toString('utf8'), a.toString('utf8', start, end), a.slice(start).toString()],
    ...[Kind.isBuffer(a), Kind.isBuffer(new Uint8Array(1)), Kind.isBuffer(one)],
    ...[Kind.compare(a, b), a.equals(b), start <= b.length ? a.compare(b, start, to) : 0]
  ]
}
