import fc from 'fast-check'
import {beforeAll, describe, expect, it} from 'vitest'
import {findTables, toGridTable} from '../../../src/index.js'
import {tables} from '../../write/grid-table/model.js'
import {differences} from './differences.js'
import {documents} from './documents.js'
import {type Said, sayOurs, sayPandoc} from './pandoc.js'

let convert: typeof import('pandoc-wasm').convert

async function readPandoc(text: string): Promise<Array<Said>> {
  const {stdout} = await convert(
    {from: 'markdown-pipe_tables-simple_tables-multiline_tables-smart', to: 'json'},
    text,
    {}
  )
  return sayPandoc((JSON.parse(stdout) as {blocks: Array<never>}).blocks)
}

describe('Markdown documents, as pandoc 3.10 reads them', () => {
  beforeAll(async () => {
    ;({convert} = await import('pandoc-wasm'))
  })

  it('should be many', () => {
    expect(documents.length).toBeGreaterThanOrEqual(200)
    expect(new Set(documents).size).toBe(documents.length)
  })

  it.each(documents.map((text, index) => ({index, text})))(
    'should have the tables of document $index: $text',
    async ({text}) => {
      const wanted = await readPandoc(text)
      const got = findTables(text, {dialect: 'markdown'}).map(sayOurs)
      const reason = differences.get(text)
      // A difference that is gone shall not be listed.
      if (reason === undefined) expect(got).toEqual(wanted)
      else expect(got, reason).not.toEqual(wanted)
    }
  )

  it('should have random tables', async () => {
    const model = tables({
      dialect: 'pandoc',
      content: fc
        .constantFrom('a', 'bc', 'one two', 'é', '漢字')
        .map((value) => [{type: 'paragraph', children: [{type: 'text', value}]}]),
      footer: true,
      columnAlign: true
    })
    const different: Array<string> = []
    await fc.assert(
      fc.asyncProperty(model, async (table) => {
        const text = `${toGridTable(table)}\n`
        const wanted = await readPandoc(text)
        const got = findTables(text, {dialect: 'markdown'}).map(sayOurs)
        if (JSON.stringify(got) !== JSON.stringify(wanted)) different.push(text)
      }),
      {numRuns: 2000, seed: 3}
    )
    expect(different).toEqual([])
  })
})
