import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import fc from 'fast-check'
import {beforeAll, describe, expect, it} from 'vitest'
import {findTables, toGridTable} from '../../../src/index.js'
import {folderWith} from '../../cli/run-in.js'
import {tables} from '../../write/grid-table/model.js'
import {differences} from './differences.js'
import {documents} from './documents.js'
import {type Said, sayFields, sayOurs, sayPandoc} from './pandoc.js'

const awkward = fileURLToPath(
  new URL('../../../../shared/conformance/awkward-fields.json', import.meta.url)
)

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
    const caption = fc.constantFrom(
      ...[
        undefined,
        undefined,
        ': Words',
        'Table: *Words* and `more`',
        ': Words {#id .a key="b c"}',
        ': a $x$'
      ]
    )
    const different: Array<string> = []
    await fc.assert(
      fc.asyncProperty(model, caption, fc.boolean(), async (table, words, isAbove) => {
        const lines = toGridTable(table)
        const parts = words === undefined ? [lines] : isAbove ? [words, lines] : [lines, words]
        const text = `${parts.join('\n\n')}\n`
        const wanted = await readPandoc(text)
        const got = findTables(text, {dialect: 'markdown'}).map(sayOurs)
        if (JSON.stringify(got) !== JSON.stringify(wanted)) different.push(text)
      }),
      {numRuns: 2000, seed: 3}
    )
    expect(different).toEqual([])
  })

  it.skipIf(!existsSync(awkward))(
    'should show every field of data as it is, or a warning names it',
    async () => {
      const fields = JSON.parse(readFileSync(awkward, 'utf8')) as Array<string>
      const folder = await folderWith({
        'a.json': JSON.stringify(fields.map((field) => ({field})))
      })
      const args = ['tables', 'a.json', '-t', 'grid-table', '--dialect', 'pandoc']
      const {stdout: drawn, stderr} = await folder.call(args)
      const {stdout} = await convert({from: 'markdown-smart', to: 'json'}, drawn, {})
      const texts = sayFields((JSON.parse(stdout) as {blocks: Array<never>}).blocks)
      expect(texts).toHaveLength(fields.length)
      const changed = fields.filter(
        (field, index) => texts[index] !== field && !stderr.includes(`in row ${index + 1},`)
      )
      expect(changed).toEqual([])
    }
  )
})
