import fc from 'fast-check'
import type {Root} from 'mdast'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, fromRst, fromSphinxText, toHtml, toMarkdown} from '../../src/index.js'
import {toPlainText} from '../../src/tables/to-plain-text.js'
import {
  lettersOf,
  lettersOfHtml,
  missingLetters,
  unreadLetters,
  unreadRstLetters,
  visibleLetters
} from '../letters.js'
import {runs} from '../runs.js'

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

/** The same for reStructuredText. */
const rstLines = [
  ...lines.filter((line) => !/[<|[]/.test(line)),
  'Reels',
  '=====',
  'See reel_, `the drum`_, |oak|, [#note]_ and [Hemp]_.',
  'Press :kbd:`Ctrl+K`, see :ref:`oak`, :doc:`a page <page>`, :func:`~reel.wind`, :samp:`-t <n>`.',
  '.. _reel: https://example.org/reel',
  '.. _the drum:',
  '.. |oak| replace:: *oak* drum',
  '.. [#note] A note.',
  '.. [Hemp] A rope.',
  '.. note:: Dry it.',
  '.. admonition:: On ropes',
  '   :class: wide',
  '.. list-table:: All ropes',
  '   * - hemp',
  '     - jute',
  '.. code-block:: python',
  '   :caption: rope.py',
  '.. class:: Reel(size)',
  '.. function:: wind(rope, *args)',
  '.. toctree::',
  '   winding/ropes',
  '.. dry',
  'hemp : plant',
  ':Author: Someone',
  '-t <n>  turns',
  '| verse',
  '+------+-----+',
  '| hemp | oak |',
  '+------+-----+'
]

const documentOf = (lines: ReadonlyArray<string>) =>
  fc.array(fc.constantFrom(...lines), {maxLength: 14})
const ofHelp = [documentOf(lines), unreadLetters] as const
const ofRst = [documentOf(rstLines), unreadRstLetters] as const
const readers: ReadonlyArray<
  readonly [string, (value: string) => Root, typeof ofHelp | typeof ofRst]
> = [
  ['HyperHelp', (value) => fromHyperhelp(value, {dialect: 'hyperhelp'}), ofHelp],
  ['the Sphinx builder', (value) => fromHyperhelp(value, {dialect: 'sphinx'}), ofHelp],
  ["Sphinx's text", (value) => fromSphinxText(value), ofHelp],
  ['reStructuredText', (value) => fromRst(value), ofRst]
]

describe('each letter that is no markup', () => {
  it.each(readers)('should be in all that is made of %s', (_, read, [document, unread]) => {
    fc.assert(
      fc.property(document, (parts) => {
        const source = `${parts.join('\n')}\n`
        const tree = read(source)
        expect(unread(source, tree)).toBe('')
        const letters = visibleLetters(tree)
        expect(missingLetters(letters, lettersOf(toMarkdown(tree)))).toBe('')
        expect(missingLetters(letters, lettersOfHtml(toHtml(tree)))).toBe('')
        expect(missingLetters(letters, lettersOf(toPlainText(tree)))).toBe('')
      }),
      {numRuns: runs(150)}
    )
  })
})
