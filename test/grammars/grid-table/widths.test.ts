import {describe, expect, it} from 'vitest'
import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'

describe('textWidth', () => {
  it.each([
    ['abc', 3, 3, 3],
    ['魚', 2, 2, 1],
    ['ｆ', 2, 2, 1],
    ['ﾊ', 1, 1, 1],
    ['e\u0301', 1, 1, 2],
    // Devanagari vowel sign and virama: the first has combining class 0, the second 9.
    ['\u0915\u0941', 2, 1, 2],
    ['\u0915\u094d', 1, 1, 2],
    // Zero width space counts for docutils.
    ['a\u200bb', 3, 2, 3],
    ['\u00a0', 1, 1, 1],
    ['\u0345', 0, 0, 1],
    ['👨\u200d👩\u200d👧', 8, 2, 8],
    ['👍🏽', 4, 2, 4],
    ['🇳🇴', 2, 2, 4],
    // The selector of emoji style counts for docutils.
    ['❤\ufe0f', 2, 2, 2],
    ['\ud800', 1, 1, 1]
  ])('should measure %j', (text, docutils, terminal, units) => {
    expect(textWidth(text, 'docutils')).toBe(docutils)
    expect(textWidth(text, 'terminal')).toBe(terminal)
    expect(textWidth(text, 'code-unit')).toBe(units)
  })

  it('should move tabs to the next multiple of eight', () => {
    expect(textWidth('\ta', 'docutils')).toBe(9)
    expect(textWidth('\ta', 'docutils', 5)).toBe(4)
  })
})

describe('columnUnits', () => {
  it('should tell the unit in each column', () => {
    expect(columnUnits('a魚e\u0301b', 'docutils')).toEqual([0, 1, ~1, 2, 4, 5])
  })
})
