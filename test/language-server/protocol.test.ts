import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {runs} from '../runs.js'
import {Client} from './client.js'

const requests = [
  'textDocument/formatting',
  'textDocument/rangeFormatting',
  'textDocument/onTypeFormatting',
  'textDocument/codeAction',
  'codeAction/resolve',
  'workspace/executeCommand',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/rename',
  'textDocument/prepareRename',
  'textDocument/hover',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'textDocument/semanticTokens/full',
  'gridhelp/cell',
  'no/such/method'
]

const notifications = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didSave',
  'textDocument/didClose',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
  '$/cancelRequest',
  'no/such/note'
]

const uri = fc.constantFrom(
  'file:///a.rst',
  'file:///b.txt',
  'untitled:c',
  '',
  'file://%',
  '::::',
  null
)
const number = fc.oneof(
  fc.integer({min: -3, max: 8}),
  fc.constantFrom(1e9, -1e9, 2 ** 40, 0.5, null, 'x')
)
const position = fc.oneof(fc.record({line: number, character: number}), fc.anything())
const range = fc.oneof(fc.record({start: position, end: position}), fc.anything())
const text = fc.oneof(
  fc.constantFrom(
    '+---+\n| a |\n+---+\n',
    '| \n+--',
    '%hyperhelp title="x"\n*a:b* |:a:b|\n',
    '',
    '\r\r\n'
  ),
  fc.string({unit: 'binary'})
)
const params = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        textDocument: fc.oneof(
          fc.record({
            uri,
            languageId: fc.constantFrom('rst', 'hyperhelp', null),
            version: number,
            text
          }),
          fc.anything()
        ),
        position,
        range,
        ch: fc.constantFrom('\n', '|', 'a', '', null),
        newName: fc.oneof(text, fc.anything()),
        context: fc.oneof(fc.record({diagnostics: fc.array(fc.anything())}), fc.anything()),
        contentChanges: fc.oneof(
          fc.array(fc.oneof(fc.record({range, text}), fc.record({text}), fc.anything())),
          fc.anything()
        ),
        command: fc.constantFrom('gridhelp.table', 'x'),
        arguments: fc.array(
          fc.oneof(
            fc.record({uri, position, action: fc.constantFrom('split', 'deleteRow', '')}),
            fc.anything()
          )
        ),
        data: fc.anything(),
        changes: fc.array(fc.anything()),
        event: fc.anything(),
        id: fc.integer({min: 0, max: 20})
      },
      {requiredKeys: []}
    )
  },
  fc.anything()
)

const message = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      method: fc.constantFrom(...requests),
      id: fc.oneof(fc.integer({min: 0, max: 20}), fc.string()),
      params
    })
  },
  {weight: 5, arbitrary: fc.record({method: fc.constantFrom(...notifications), params})},
  fc.anything()
)

/** Bytes of a message, or of what is none. */
const frame = fc.oneof(
  {weight: 8, arbitrary: message.map((value) => framed(JSON.stringify(value) ?? 'null'))},
  fc.string().map(framed),
  fc.constantFrom(
    'Content-Length: x\r\n\r\n',
    'Content-Type: text/plain\r\n\r\n',
    'Content-Length: 0\r\n\r\n'
  )
)

function framed(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

describe('the protocol', () => {
  it('should survive any messages', {timeout: 120_000}, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, {maxLength: 30}), async (frames) => {
        const client = await Client.start()
        client.open('file:///a.rst', '+---+\n| a |\n+---+\n')
        for (const bytes of frames) client.raw.write(bytes)
        client.open('file:///good.rst', '+---+\n| a |\n| b  |\n+---+\n')
        const found = await client.diagnostics('file:///good.rst')
        expect(found.length).toBeGreaterThan(0)
        expect(await client.stop()).toBe(0)
      }),
      {numRuns: runs(40)}
    )
  })

  it('should answer a cancelled request with an error', async () => {
    const client = await Client.start()
    client.open('file:///a.rst', '+---+\n| a |\n+---+\n')
    client.raw.write(
      framed(
        '{"jsonrpc":"2.0","id":77,"method":"textDocument/formatting","params":{"textDocument":{"uri":"file:///a.rst"}}}'
      ) + framed('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":77}}')
    )
    client.open('file:///b.rst', 'text')
    expect(await client.diagnostics('file:///b.rst')).toEqual([])
    expect(await client.stop()).toBe(0)
  })

  it('should end when the editor is gone', async () => {
    const client = await Client.start()
    client.raw.end()
    expect(await client.ended).toBe(1)
  })

  it('should refuse documents that are not open', async () => {
    const client = await Client.start()
    await expect(
      client.connection.sendRequest('textDocument/formatting', {
        textDocument: {uri: 'file:///etc/passwd'},
        options: {tabSize: 8, insertSpaces: true}
      })
    ).rejects.toThrow(/expected an open document/)
    await client.stop()
  })
})
