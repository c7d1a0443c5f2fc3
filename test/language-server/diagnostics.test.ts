import {describe, expect, it} from 'vitest'
import {Client} from './client.js'

const broken = `Title
=====

+-----+-----+
| a   | b   |
| c | d   |
+-----+-----+

The end.
`

describe('diagnostics', () => {
  it('should be published with places and rules', async () => {
    const client = await Client.start()
    client.open('file:///a.rst', broken)
    const [first] = await client.diagnostics('file:///a.rst')
    expect(first).toMatchObject({source: 'gridhelp', range: {start: {line: 5}}})
    expect(first?.code).toMatch(/^grid-table-/)
    // What is nearest at hand, and not the command line.
    expect(first?.message).toMatch(/; the quick fix repairs it/)
    expect(first?.message).not.toContain('gridhelp fmt')
    await client.stop()
  })

  it('should go when the fault does', async () => {
    const client = await Client.start()
    client.open('file:///a.rst', broken)
    expect(await client.diagnostics('file:///a.rst')).not.toEqual([])
    const place = {line: 5, character: 3}
    client.apply('file:///a.rst', [{range: {start: place, end: place}, newText: '  '}])
    expect(await client.diagnostics('file:///a.rst')).toEqual([])
    await client.stop()
  })

  it('should be those of the last version only', async () => {
    const client = await Client.start()
    const seen: Array<number | undefined> = []
    client.connection.onNotification('textDocument/publishDiagnostics', ({version}) => {
      seen.push(version)
    })
    client.open('file:///a.rst', broken)
    const place = {line: 8, character: 0}
    for (let count = 0; count < 20; count += 1) {
      client.apply('file:///a.rst', [{range: {start: place, end: place}, newText: 'x'}])
    }
    // A second document is looked at later than the last change of the first.
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(seen.filter((version) => version !== 1)).toEqual([21])
    await client.stop()
  })

  it('should be gone when a document is closed', async () => {
    const client = await Client.start()
    client.open('file:///a.rst', broken)
    await client.diagnostics('file:///a.rst')
    const closed = new Promise((resolve) => {
      client.connection.onNotification('textDocument/publishDiagnostics', resolve)
    })
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: {uri: 'file:///a.rst'}
    })
    expect(await closed).toEqual({uri: 'file:///a.rst', diagnostics: []})
    await client.stop()
  })

  it('should be found in comments of code', async () => {
    const client = await Client.start()
    client.open('file:///a.py', '# +---+---+\n# | a | b |\n# | c  | d |\n# +---+---+\n', 'python')
    const [first] = await client.diagnostics('file:///a.py')
    expect(first).toMatchObject({source: 'gridhelp', range: {start: {line: 2}}})
    await client.stop()
  })

  it('should not keep others waiting for a long document', async () => {
    const client = await Client.start()
    const chapter = `# Title\n\n${'Words of *it*. '.repeat(80)}\n\n+---+\n| a |\n+---+\n\n`
    const fault = '+---+\n| a |\n| b  |\n+---+\n'
    const long = `${chapter.repeat(Math.ceil(140_000 / chapter.length))}${fault}`
    const seen: Array<string> = []
    client.connection.onNotification('textDocument/publishDiagnostics', ({uri}) => {
      seen.push(uri)
    })
    client.open('file:///long.md', long, 'markdown')
    const textDocument = {uri: 'file:///long.md'}
    const ask = (): Promise<Array<unknown>> =>
      client.connection.sendRequest('textDocument/documentSymbol', {textDocument})
    const outline = ask().then((symbols) => {
      seen.push('outline')
      return symbols
    })
    client.open('file:///short.rst', broken)
    // What is typed while it is being read counts.
    const start = {line: 0, character: 2}
    client.apply('file:///long.md', [{range: {start, end: start}, newText: 'x'}])
    expect((await outline).length).toBeGreaterThan(100)
    expect(seen[0]).toBe('file:///short.rst')
    const [symbol] = await ask()
    expect(symbol).toMatchObject({name: 'xTitle'})
    await client.stop()
  })
})
