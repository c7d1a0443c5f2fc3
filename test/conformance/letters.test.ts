import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import type {Root} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {globSync} from 'tinyglobby'
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

const shared = new URL('../../../shared/', import.meta.url)
const found = existsSync(shared)
if (!found) console.error(`No corpus at ${shared.pathname}: the letters of no document are counted`)

interface Document {
  name: string
  source: string
  tree: Root
  unread?: typeof unreadLetters
}

describe.skipIf(!found)('each letter', () => {
  it('should be in the tree, in Markdown, in HTML and in plain text', () => {
    const lost: Array<string> = []
    for (const {name, source, tree, unread = unreadLetters} of documents()) {
      const letters = visibleLetters(tree)
      const markdown = fromMarkdown(toMarkdown(tree), {
        extensions: [gfm()],
        mdastExtensions: [gfmFromMarkdown()]
      })
      const losses = {
        tree: unread(source, tree),
        markdown: missingLetters(letters, visibleLetters(markdown)),
        html: missingLetters(letters, lettersOfHtml(toHtml(tree))),
        text: missingLetters(letters, lettersOf(toPlainText(tree)))
      }
      for (const [where, letters] of Object.entries(losses)) {
        if (letters !== '') lost.push(`${name}, ${where}: ${letters}`)
      }
    }
    expect(lost).toEqual([])
  })
})

function* documents(): Generator<Document> {
  const corpus = new URL('corpus/', shared)
  for (const name of globSync('**/*.txt', {cwd: corpus.pathname}).sort()) {
    const source = readFileSync(new URL(name, corpus), 'utf8')
    const tree = name.endsWith('.sphinx.txt') ? fromSphinxText(source) : fromHyperhelp(source)
    yield {name, source, tree}
  }
  for (const {file, text} of lines('sphinx-text')) {
    yield {name: file, source: text, tree: fromSphinxText(text)}
  }
  for (const {file, text} of lines('rst-documents')) {
    yield {name: file, source: text, tree: fromRst(text), unread: unreadRstLetters}
  }
}

function lines(name: string): Array<{file: string; text: string}> {
  const bytes = readFileSync(new URL(`oracle/${name}.jsonl.gz`, shared))
  const records = gunzipSync(bytes).toString('utf8').trimEnd().split('\n')
  return records.map((line) => {
    return JSON.parse(line) as {file: string; text: string}
  })
}
