import fc from 'fast-check'
import type {Root} from 'mdast'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, fromSphinxText, toHtml, toMarkdown} from '../../src/index.js'
import {toPlainText} from '../../src/tables/to-plain-text.js'
import {
  lettersOf,
  lettersOfHtml,
  missingLetters,
  unreadLetters,
  visibleLetters
} from '../letters.js'

/** Lines of which documents are made: marks that belong together, and marks that do not. */
const lines = [
  '',
  'Reels are wound',
  'Wind it, then *dry* it.',
  '   Turn it "twice" a day.',
  '   wind(rope)',
  '  Dry it.Wind it.',
  '* hemp',
  '  jute',
  '- - coir',
  '1. sisal',
  'Note:',
  'Tip: Keep it dry.',
  '****',
  '----',
  '=====     =====',
  '*|_none:Hemp|*    *|oak|*',
  '|hemp|    |oak| drum',
  '# reel:Reels',
  '*drum:The drum*',
  '*|lawn|* and *|:lawn|*',
  '|:reel.txt/oak:the oak| and |drum',
  'Press <Ctrl+K> or `wind`, not ` that',
  '```rope',
  '```',
  '+------+-----+',
  '| hemp | oak |',
  '| one | two',
  'New in version 2: Dries.Winds.',
  '-t, --turns <n>',
  'See below::',
  '[dry] See the lawn.',
  '<** hidden **>'
]

const document = fc.array(fc.constantFrom(...lines), {maxLength: 14})
const readers: ReadonlyArray<readonly [string, (value: string) => Root]> = [
  ['HyperHelp', (value) => fromHyperhelp(value, {dialect: 'hyperhelp'})],
  ['the Sphinx builder', (value) => fromHyperhelp(value, {dialect: 'sphinx'})],
  ["Sphinx's text", (value) => fromSphinxText(value)]
]

describe('each letter that is no markup', () => {
  it.each(readers)('should be in all that is made of %s', (_, read) => {
    fc.assert(
      fc.property(document, (parts) => {
        const source = `${parts.join('\n')}\n`
        const tree = read(source)
        expect(unreadLetters(source, tree)).toBe('')
        const letters = visibleLetters(tree)
        expect(missingLetters(letters, lettersOf(toMarkdown(tree)))).toBe('')
        expect(missingLetters(letters, lettersOfHtml(toHtml(tree)))).toBe('')
        expect(missingLetters(letters, lettersOf(toPlainText(tree)))).toBe('')
      }),
      {numRuns: 150}
    )
  })
})
