import {expect, it} from 'vitest'
import {matchFiles} from '../../../src/help-package/pages/match-files.js'

it.each([
  ['knots/*', ['knots/bowline', 'knots/deep/hitch', 'ropes'], ['knots/bowline']],
  ['*/*', ['a/b', 'a', 'a/b/c'], ['a/b']],
  ['rope?', ['rope', 'rope1', 'rope/'], ['rope1']],
  ['part[0-9]', ['part1', 'partx', 'part10'], ['part1']],
  ['part[!0-9]', ['part1', 'partx', 'part/'], ['partx']],
  ['a*b*c', ['abbbc', 'a-b-c', 'ac', 'ab/c'], ['a-b-c', 'abbbc']],
  ['*a/b', ['aa/b', 'a/b', 'ab'], ['a/b', 'aa/b']],
  ['a.b', ['a.b', 'axb'], ['a.b']],
  ['[z-a]', ['z', 'b'], []]
])('should find what %s matches', (pattern, names, expected) => {
  expect(matchFiles(pattern, names)).toEqual(expected)
})

it('should not try a pattern of many stars in all ways', () => {
  expect(matchFiles(`${'*a'.repeat(200)}b`, ['a'.repeat(5000)])).toEqual([])
})
