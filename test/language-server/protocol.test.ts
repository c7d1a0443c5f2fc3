import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {CancellationTokenSource, ErrorCodes, ResponseError} from 'vscode-languageserver-protocol'
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
  it('should survive any messages', async () => {
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

  it('should answer each request, whether it is cancelled or its document changes', async () => {
    const known = requests.filter((method) => method !== 'no/such/method')
    const step = fc.record({
      method: fc.constantFrom(...known),
      change: fc.constantFrom('nothing', 'cancel', 'edit', 'close', 'empty'),
      line: fc.integer({min: 0, max: 6}),
      character: fc.integer({min: 0, max: 20})
    })
    const content = '%hyperhelp title="x"\n\n# a:A\n\n|:a:b|\n+---+\n| a |\n| b  |\n+---+\n'
    await fc.assert(
      fc.asyncProperty(fc.array(step, {minLength: 1, maxLength: 20}), async (steps) => {
        const client = await Client.start()
        const uri = 'file:///a.txt'
        const answers: Array<Promise<unknown>> = []
        client.open(uri, content, 'hyperhelp')
        let version = 1
        for (const {method, change, line, character} of steps) {
          const position = {line, character}
          const cancel = new CancellationTokenSource()
          const params = {
            textDocument: {uri},
            ...{position, ch: 'x', newName: 'b', context: {diagnostics: []}},
            range: {start: position, end: position},
            options: {tabSize: 8, insertSpaces: true},
            data: {uri, version, position, name: 'insertRowBelow'},
            ...{title: 'x', command: 'gridhelp.table'},
            arguments: [{uri, position, action: 'deleteRow'}]
          }
          answers.push(
            client.connection.sendRequest(method, params, cancel.token).catch((error: unknown) => {
              expect(error).toBeInstanceOf(ResponseError)
              // Nothing goes wrong inside.
              expect((error as ResponseError<void>).code).not.toBe(ErrorCodes.InternalError)
            })
          )
          if (change === 'cancel') cancel.cancel()
          if (change === 'close') {
            await client.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
            client.open(uri, content, 'hyperhelp')
            version = 1
          }
          if (change === 'edit' || change === 'empty') {
            version += 1
            const range = {start: position, end: position}
            await client.connection.sendNotification('textDocument/didChange', {
              textDocument: {uri, version},
              contentChanges: [change === 'edit' ? {range, text: '|\n'} : {text: ''}]
            })
          }
        }
        await Promise.all(answers)
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
