import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import fc from 'fast-check'
import {beforeAll, describe, expect, it} from 'vitest'
import {convertTables, toGridTable} from '../../../src/index.js'
import {inlineContent, tables} from '../../write/grid-table/model.js'
import {differences} from './differences.js'
import {documents} from './documents.js'
import {type Said, sayPandoc} from './pandoc.js'

const corpus = fileURLToPath(
  new URL('../../../../shared/conformance/markdown-documents.jsonl.gz', import.meta.url)
)

let convert: typeof import('pandoc-wasm').convert

/** The tables of a document as pandoc reads them, pipe tables too. */
async function readPandoc(text: string): Promise<Array<Said['rows']>> {
  const options = {from: 'markdown-simple_tables-multiline_tables-smart', to: 'json'}
  const {stdout} = await convert(options, text, {})
  return sayPandoc((JSON.parse(stdout) as {blocks: Array<never>}).blocks).map(({rows}) => rows)
}

/** Write the tables in each notation, one after the other; the first document that pandoc reads otherwise, if any. */
async function firstDifference(
  text: string,
  ways: ReadonlyArray<'grid' | 'pipe'>
): Promise<unknown> {
  const wanted = await readPandoc(text)
  let value = text
  for (const as of ways) {
    const converted = convertTables(value, {from: 'markdown', as})
    if (converted.value === value) continue
    value = converted.value
    const got = await readPandoc(value)
    if (JSON.stringify(got) !== JSON.stringify(wanted)) return {text, value, got, wanted}
  }
  return undefined
}

describe('Markdown whose tables are written in another notation, as pandoc 3.10 reads it', {
  timeout: 300_000
}, () => {
  beforeAll(async () => {
    ;({convert} = await import('pandoc-wasm'))
  })

  it('should have the same cells: documents', async () => {
    const found: Array<unknown> = []
    for (const text of documents) {
      if (differences.has(text)) continue
      const difference = await firstDifference(text, ['pipe', 'grid'])
      if (difference) found.push(difference)
    }
    expect(found).toEqual([])
  })

  it('should have the same cells: random tables', async () => {
    const model = tables({dialect: 'pandoc', content: inlineContent('pandoc'), columnAlign: true})
    const found: Array<unknown> = []
    await fc.assert(
      fc.asyncProperty(model, async (table) => {
        const difference = await firstDifference(`Text\n\n${toGridTable(table)}\n`, [
          'pipe',
          'grid'
        ])
        if (difference) found.push(difference)
      }),
      {numRuns: 300, seed: 5}
    )
    expect(found).toEqual([])
  })

  it.skipIf(!existsSync(corpus))(
    'should have the same cells: documents that people wrote',
    async () => {
      const lines = gunzipSync(readFileSync(corpus)).toString('utf8').split('\n').filter(Boolean)
      const found: Array<unknown> = []
      for (const line of lines) {
        const {text} = JSON.parse(line) as {text: string}
        if (!/^[ >]*\|?.*[-:]\|[-:]|^[ >]*\+[-=:]+\+/m.test(text)) continue
        const difference = await firstDifference(text, ['grid', 'pipe'])
        if (difference) found.push(difference)
      }
      expect(found).toEqual([])
    }
  )
})
