import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {TextEdit} from 'vscode-languageserver-protocol'
import {runs} from '../runs.js'
import {Client} from './client.js'

const table = '+-----+-----+\n| a   | b   |\n+=====+=====+\n| c   | d   |\n+-----+-----+\n'

/** Documents that are open at once, by the names that their language has in editors. */
const documents: ReadonlyArray<[name: string, languageId: string, text: string]> = [
  [
    'a.rst',
    'restructuredtext',
    `Title\n=====\n\n${table}\nText::\n\n  | code\n\n.. list-table::\n\n   * - a\n     - b\n`
  ],
  [
    'b.md',
    'markdown',
    `# Title\n\n${table}\n- item\n\n  ${table.replaceAll('\n', '\n  ')}\n\`\`\`\ncode\n\`\`\`\n`
  ],
  [
    'c.txt',
    'hyperhelp',
    `%hyperhelp title="A"\n\n# topic:Title\n\nSee |:topic:it| and *b:c*.\n\n${table}`
  ],
  ['d.py', 'python', `x = 1\n\n# ${table.trimEnd().replaceAll('\n', '\n# ')}\ny = 2\n`],
  ['e.txt', 'plaintext', `Text\n\n${table}\nMore text\n`]
]

const at = fc.double({min: 0, max: 1, noNaN: true, maxExcluded: true})

/** What people type, delete and paste. */
const step = fc.record({
  document: fc.nat({max: documents.length - 1}),
  at,
  how: fc.constantFrom('type', 'type', 'type', 'delete', 'delete line', 'paste', 'replace'),
  text: fc.oneof(
    {weight: 4, arbitrary: fc.constantFrom(...'ax |+-=_`*:.#>~$<"\\\t')},
    fc.constantFrom('\n', '\r\n', '\r', '\u{1f41f}', '魚', 'e\u0301', '\uFEFF', '\0')
  ),
  pasted: fc.constantFrom(
    table,
    table.replaceAll('\n', '\r\n'),
    '| a | b |\n|---|---|\n| c | d |\n',
    '===  ===\na    b\n===  ===\n',
    '```\n+--+\n',
    '::\n\n',
    '# +---+\n# | a |\n# +---+\n',
    '+---+---+\n| a | b \n',
    '|:topic:it| *t:x*\n',
    '<!--\n',
    '[a]: b\n\n'
  ),
  asks: fc.constantFrom(
    'nothing',
    'nothing',
    'onTypeFormatting',
    'codeAction',
    'foldingRange',
    'cell'
  )
})

/** All that a server says of a document. */
async function tell(client: Client, uri: string): Promise<unknown> {
  const textDocument = {uri}
  const diagnostics = await client.save(uri)
  const ask = (method: string): Promise<unknown> =>
    client.connection.sendRequest(`textDocument/${method}`, {
      textDocument,
      range: {start: {line: 0, character: 0}, end: {line: 1000, character: 0}},
      options: {tabSize: 8, insertSpaces: true}
    })
  const answers = []
  // A notification that comes before a request is dealt with before it.
  for (const method of ['rangeFormatting', 'documentSymbol', 'foldingRange', 'documentLink']) {
    answers.push(await ask(method))
  }
  return {diagnostics, answers}
}

describe('a server with several documents', () => {
  it('should know of each what a new server knows, whatever is typed', async () => {
    let edits = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, {minLength: 30, maxLength: 60}), async (steps) => {
        const client = await Client.start()
        const uris = documents.map(([name]) => `untitled:${name}`)
        for (const [index, [, languageId, text]] of documents.entries()) {
          client.open(uris[index]!, text, languageId)
        }
        const waiting: Array<Promise<unknown>> = []
        for (const {document, at, how, text, pasted, asks} of steps) {
          const uri = uris[document]!
          const now = client.document(uri)
          const offset = Math.floor(at * (now.getText().length + 1))
          const {line, character} = now.positionAt(offset)
          const place = {line, character}
          const whole = {start: {line, character: 0}, end: {line: line + 1, character: 0}}
          const near = {start: place, end: now.positionAt(offset + 3)}
          const edit: TextEdit =
            how === 'delete line'
              ? {range: whole, newText: ''}
              : how === 'delete'
                ? {range: near, newText: ''}
                : how === 'replace'
                  ? {range: near, newText: text}
                  : {range: {start: place, end: place}, newText: how === 'paste' ? pasted : text}
          client.apply(uri, [edit])
          edits += 1
          const position = client.document(uri).positionAt(offset + edit.newText.length)
          const params = {
            textDocument: {uri},
            ...{position, ch: text.slice(-1), range: {start: position, end: position}},
            context: {diagnostics: []},
            options: {tabSize: 8, insertSpaces: true}
          }
          if (asks === 'onTypeFormatting') {
            const method = 'textDocument/onTypeFormatting'
            const more = await client.connection.sendRequest<Array<TextEdit> | null>(method, params)
            client.apply(uri, more ?? [])
          } else if (asks !== 'nothing') {
            const method = asks === 'cell' ? 'gridhelp/cell' : `textDocument/${asks}`
            waiting.push(client.connection.sendRequest(method, params))
          }
        }
        await Promise.all(waiting)
        const fresh = await Client.start()
        for (const [index, [, languageId]] of documents.entries()) {
          const uri = uris[index]!
          const text = client.text(uri)
          fresh.open(uri, text, languageId)
          const expected = await tell(fresh, uri)
          const found = await tell(client, uri)
          expect({text, ...(found as object)}).toEqual({text, ...(expected as object)})
        }
        expect(await client.stop()).toBe(0)
        expect(await fresh.stop()).toBe(0)
      }),
      {numRuns: runs(30)}
    )
    expect(edits).toBeGreaterThan(1000)
  })
})
