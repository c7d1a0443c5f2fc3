import {existsSync, readFileSync} from 'node:fs'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {globSync} from 'tinyglobby'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, fromSphinxText, toMarkdown} from '../../src/index.js'
import {visibleWords} from './visible-words.js'

const corpus = new URL('../../../shared/corpus/', import.meta.url)
const found = existsSync(corpus)
if (!found) console.error(`No corpus at ${corpus.pathname}: the words of no file are compared`)

const files = found ? globSync('**/*.txt', {cwd: corpus.pathname}).sort() : []

describe.skipIf(!found)('words of the corpus', () => {
  it.each(files)('should be in the Markdown of %s in order', (path) => {
    const source = readFileSync(new URL(path, corpus), 'utf8')
    const tree = path.endsWith('.sphinx.txt') ? fromSphinxText(source) : fromHyperhelp(source)
    const root = fromMarkdown(toMarkdown(tree), {
      extensions: [gfm()],
      mdastExtensions: [gfmFromMarkdown()]
    })
    const actual = visibleWords(root)
    const expected = visibleWords(tree)
    const at = expected.findIndex((word, index) => actual[index] !== word)
    const place = at < 0 ? Math.min(actual.length, expected.length) : at
    expect(actual.slice(Math.max(0, place - 4), place + 8)).toEqual(
      expected.slice(Math.max(0, place - 4), place + 8)
    )
    expect(actual.length).toBe(expected.length)
  })
})
