import {expect, it} from 'vitest'
import {estimate} from '../../src/cli/messages/estimate.js'

it.each([
  ['at first nobody knows', 1999, 50, 100, ''],
  ['nothing is done', 5000, 0, 100, ''],
  ['as long again', 3000, 50, 100, ' 3 s left,'],
  ['the last one', 3000, 99, 100, ' 1 s left,'],
  ['minutes', 60_000, 100, 1000, ' 9 min left,'],
  ['a minute', 60_000, 30, 60, ' 1 min left,']
])('should say how long work will go on: %s', (_, elapsed, done, all, expected) => {
  expect(estimate(elapsed, done, all)).toBe(expected)
})
