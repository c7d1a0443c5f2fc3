import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {shapes} from './shapes.js'
import {Thread} from './thread.js'

/**
 * Test that shapes are read and written.
 *
 * @param length
 *   UTF-16 units of each text.
 * @param count
 *   How many of the shapes, from the first on (default: all).
 */
export function describeShapes(length: number, count?: number): void {
  describe(`hostile text of ${length.toLocaleString('en')} units`, () => {
    let thread: Thread
    beforeAll(async () => {
      thread = await Thread.create()
    })
    afterAll(() => thread.close())

    it.each(Object.keys(shapes).slice(0, count))(
      'should be read and written: %s',
      async (name) => {
        const {fault} = await thread.run({name, length})
        expect(fault).toBeUndefined()
      },
      600_000
    )
  })
}
