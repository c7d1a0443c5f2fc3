import {existsSync, readFileSync} from 'node:fs'
import type {Root} from 'mdast'
import {globSync} from 'tinyglobby'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, toHyperhelp} from '../../src/index.js'

const corpus = new URL('../../../shared/corpus/hyperhelp-help/', import.meta.url)
const found = existsSync(corpus)
if (!found) console.error(`No corpus at ${corpus.pathname}: no help file is written back`)

const files = found ? globSync('*.txt', {cwd: corpus.pathname}).sort() : []

function bare(tree: Root): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value))
  )
}

describe.skipIf(!found)('help files written back', () => {
  it.each(files)('should read as the same tree: %s', (path) => {
    const tree = fromHyperhelp(readFileSync(new URL(path, corpus), 'utf8'), {dialect: 'hyperhelp'})
    const value = toHyperhelp(tree)
    const again = fromHyperhelp(value, {dialect: 'hyperhelp'})
    expect(bare(again)).toEqual(bare(tree))
    expect(toHyperhelp(again)).toBe(value)
  })
})
