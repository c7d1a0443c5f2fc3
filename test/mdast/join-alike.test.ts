import {describe, expect, it} from 'vitest'
import {joinAlike} from '../../src/mdast/join-alike.js'

describe('joinAlike', () => {
  it('should join code beside code, and leave all else alone', () => {
    const code = (value: string) => ({type: 'inlineCode' as const, value})
    const text = {type: 'text' as const, value: ' '}
    expect(joinAlike([code('a'), code('b'), code('c'), text, code('d')])).toEqual([
      code('abc'),
      text,
      code('d')
    ])
    const apart = [code('a'), text, code('b')]
    expect(joinAlike(apart)).toBe(apart)
  })

  it.each(['emphasis', 'strong', 'delete'] as const)('should join %s beside the same', (type) => {
    const node = (value: string) => ({type, children: [{type: 'text' as const, value}]})
    expect(joinAlike([node('a'), node('b')])).toEqual([node('ab')])
    const apart = [node('a'), {type: 'text' as const, value: ' '}, node('b')]
    expect(joinAlike(apart)).toBe(apart)
  })
})
