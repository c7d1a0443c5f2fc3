import {letterLevels, letterPairs} from './letter-tables.js'

/** Letters of the alphabet, and one sign for anything else. */
const signs = 27

/**
 * Weigh the two letters on either side of a line end.
 *
 * @returns
 *   Logarithm of the odds: above 0 if they are likelier inside a word, 0 if either is no English letter.
 */
export function weighPair(before: string, after: string): number {
  const row = letterPairs[before.toLowerCase().charCodeAt(0) - 97]
  const code = row?.charCodeAt(after.toLowerCase().charCodeAt(0) - 97)
  return code === undefined || Number.isNaN(code) ? 0 : code - 101
}

/**
 * Weigh whether a word continues across a line end, by the two letters on either side.
 *
 * ```text
 *  > subs        the word "titutions" is rarer than words with "-stit-"
 *  > titutions
 * ```
 *
 * @param before
 *   Text before the line end, back to the last space.
 * @param after
 *   Text after it, up to the next space.
 * @returns
 *   Natural logarithm of the odds: above 0 for one word, below 0 for two; 0 if either side has no English letter there.
 */
export function weighLetters(before: string, after: string): number {
  const first = signOf(before, before.length - 2)
  const second = signOf(before, before.length - 1)
  const third = signOf(after, 0)
  const fourth = signOf(after, 1)
  if (second === 0 || third === 0) return 0
  const one = levelOf(first, second, third) + levelOf(second, third, fourth)
  const two = levelOf(first, second, 0) + levelOf(0, 0, third) + levelOf(0, third, fourth)
  return (two - one) / 2
}

function levelOf(first: number, second: number, third: number): number {
  return letterLevels.charCodeAt((second * signs + third) * signs + first) - 97
}

/** Number of a letter, 1 for `a`; 0 for any other character, or none. */
function signOf(text: string, index: number): number {
  const code = text.charCodeAt(index) | 32
  return code >= 97 && code <= 122 ? code - 96 : 0
}
