import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import type {Root} from 'mdast'
import {globSync} from 'tinyglobby'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, fromSphinxText, toHyperhelp} from '../../src/index.js'
import {
  countLetters,
  listBlocks,
  lostLetters,
  missingBlocks
} from '../write/hyperhelp/compare-blocks.js'

const shared = new URL('../../../shared/', import.meta.url)
const corpus = new URL('corpus/', shared)
const pages = new URL('oracle/sphinx-text.jsonl.gz', shared)
const found = existsSync(corpus) && existsSync(pages)
if (!found) console.error(`No corpus at ${shared.pathname}: nothing is written and read again`)

/** Share of blocks that may come back as others: HyperHelp has no footnotes, and no backtick outside of code. */
const most = 0.003

describe.skipIf(!found)('written help, read again', () => {
  it("should have the blocks of the help files and of the pages of Sphinx's text", () => {
    let all = 0
    const others: Array<string> = []
    const lost: Array<string> = []
    for (const [name, tree] of documents()) {
      const again = fromHyperhelp(toHyperhelp(tree), {dialect: 'hyperhelp'})
      const blocks = listBlocks(tree)
      all += blocks.length
      for (const block of missingBlocks(blocks, listBlocks(again))) others.push(`${name}: ${block}`)
      const letters = lostLetters(countLetters(tree), countLetters(again))
      if (letters !== '') lost.push(`${name}: ${letters}`)
    }
    expect(lost).toEqual([])
    const share = others.length / all
    console.info(`${others.length} of ${all} blocks differ: ${(100 * share).toFixed(3)} %`)
    expect(share, others.slice(0, 20).join('\n')).toBeLessThanOrEqual(most)
  })
})

function* documents(): Generator<readonly [string, Root]> {
  const names = globSync(['pythondocs/**/*.txt', 'hyperhelp-help/**/*.txt'], {cwd: corpus.pathname})
  for (const name of names.sort()) {
    yield [name, fromHyperhelp(readFileSync(new URL(name, corpus), 'utf8'))]
  }
  for (const line of gunzipSync(readFileSync(pages)).toString('utf8').trimEnd().split('\n')) {
    const {file, text} = JSON.parse(line) as {file: string; text: string}
    yield [file, fromSphinxText(text)]
  }
}
