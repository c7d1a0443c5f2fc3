import {readdirSync, readFileSync} from 'node:fs'
import type {Root} from 'mdast'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, toHyperhelp} from '../../../src/index.js'
import {countLetters, listBlocks, lostLetters, missingBlocks} from './compare-blocks.js'

const samples = new URL('../../../samples/', import.meta.url)

/** How many blocks come back as others, by sample. */
const others: Readonly<Record<string, number>> = {
  // An admonition with a title of its own, what stands for an image, and addresses are text.
  'rst-directives': 3,
  // Two lists, one behind the other, are one.
  'rst-lists': 4,
  // Addresses of links are text.
  'rst-objects': 1,
  'rst-references': 11,
  'rst-roles': 2,
  // HyperHelp has no footnotes: they are paragraphs.
  'sphinx-footnotes': 4,
  'sphinx-text': 2,
  // Two lists with numbers, one behind the other, are one.
  'sphinx-text-code': 2,
  // What notes are called in other languages is text.
  'sphinx-text-german': 3,
  // Lines of cells are put together.
  'table-pandoc': 1,
  // A backtick outside of code is an apostrophe.
  unclosed: 1,
  'unclosed-fence': 1
}

describe('toHyperhelp', () => {
  it.each(readdirSync(samples).sort())(
    'should write what reads as the same document: %s',
    (name) => {
      const tree = JSON.parse(readFileSync(new URL(`${name}/tree.json`, samples), 'utf8')) as Root
      const again = fromHyperhelp(toHyperhelp(tree), {dialect: 'hyperhelp'})
      expect(lostLetters(countLetters(tree), countLetters(again))).toBe('')
      const missing = missingBlocks(listBlocks(tree), listBlocks(again))
      expect(missing.length, missing.join('\n')).toBe(others[name] ?? 0)
    }
  )
})
