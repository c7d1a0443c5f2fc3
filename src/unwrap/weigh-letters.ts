import {letterLevels, letterPairs} from './letter-tables.js'

/** Letters of the alphabet, and the one sign for what is none. */
const signs = 27

/**
 * Weigh two letters that stand on either side of a line end.
 *
 * @returns
 *   Logarithm of the odds: above 0 if they are likelier inside a word, 0 if either is no letter of English.
 */
export function weighPair(before: string, after: string): number {
  const row = letterPairs[before.toLowerCase().charCodeAt(0) - 97]
  const code = row?.charCodeAt(after.toLowerCase().charCodeAt(0) - 97)
  return code === undefined || Number.isNaN(code) ? 0 : code - 101
}

/**
 * Weigh whether a word goes on behind a line end, by the two letters on either side of it.
 *
 * ```text
 *  > subs        the word "titutions" is rarer than words with "-stit-"
 *  > titutions
 * ```
 *
 * @param before
 *   What stands before the line end, back to the last blank.
 * @param after
 *   What stands behind it, up to the next blank.
 * @returns
 *   Natural logarithm of the odds: above 0 for one word, below 0 for two; 0 if either side is no letter of English.
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

/** Number of a letter, 1 for `a`; 0 for any other character, and for none. */
function signOf(text: string, index: number): number {
  const code = text.charCodeAt(index) | 32
  return code >= 97 && code <= 122 ? code - 96 : 0
}
