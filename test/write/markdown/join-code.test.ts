import {describe, expect, it} from 'vitest'
import {joinCode} from '../../../src/mdast/join-code.js'

describe('joinCode', () => {
  it('should join code beside code, and leave all else alone', () => {
    const code = (value: string) => ({type: 'inlineCode' as const, value})
    const text = {type: 'text' as const, value: ' '}
    expect(joinCode([code('a'), code('b'), code('c'), text, code('d')])).toEqual([
      code('abc'),
      text,
      code('d')
    ])
    const apart = [code('a'), text, code('b')]
    expect(joinCode(apart)).toBe(apart)
  })
})
