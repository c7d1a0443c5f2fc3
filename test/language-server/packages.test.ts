import {mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {
  CompletionItem,
  DocumentLink,
  Location,
  TextDocumentEdit,
  WorkspaceEdit
} from 'vscode-languageserver-protocol'
import {Client} from './client.js'

const files: Readonly<Record<string, string>> = {
  'garden/hyperhelp.json': JSON.stringify({
    package: 'Garden',
    description: 'How to garden',
    help_files: {'index.txt': ['Garden', {topic: 'garden'}], 'gone.txt': ['Gone']},
    help_contents: ['garden', 'nowhere']
  }),
  'garden/index.txt':
    '%hyperhelp title="Another title" date="2026-11-01"\n\n# garden:Garden\n\nGo |Tools:spade:dig|, |Barn:cow:milk|, https://example.org.\n',
  'garden/weeds.txt': '%hyperhelp title="Weeds" date="2026-11-01"\n\nWeeds.\n',
  'tools/hyperhelp.json': JSON.stringify({
    package: 'Tools',
    description: 'Tools',
    help_files: {'index.txt': ['Tools', {topic: 'spade'}]},
    help_contents: ['spade']
  }),
  'tools/index.txt': '%hyperhelp title="Tools" date="2026-11-01"\n\n# spade:The spade\n'
}

let folder: string
let client: Client
const uriOf = (name: string): string => `${pathToFileURL(folder).href}/${name}`

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gridhelp-lsp-')))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), text)
  }
  client = await Client.start([{uri: pathToFileURL(folder).href, name: 'work'}])
  client.open(uriOf('garden/index.txt'), files['garden/index.txt']!, 'plaintext')
})

afterAll(async () => {
  expect(await client.stop()).toBe(0)
  // Nothing was written.
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text)
  }
  rmSync(folder, {recursive: true})
})

function ask<Result>(method: string, words: string, extra: object = {}): Promise<Result> {
  const text = client.document(uriOf('garden/index.txt'))
  return client.connection.sendRequest<Result>(`textDocument/${method}`, {
    textDocument: {uri: uriOf('garden/index.txt')},
    position: text.positionAt(text.getText().indexOf(words) + 1),
    ...extra
  })
}

describe('packages of a workspace', () => {
  it('should be what links lead to', async () => {
    expect(await ask<Location>('definition', 'Tools:spade')).toMatchObject({
      uri: uriOf('tools/index.txt'),
      range: {start: {line: 2, character: 2}}
    })
    expect(await ask('definition', 'Barn:cow')).toBeNull()
  })

  it('should have a fault where a link leads to none of them', async () => {
    const found = await client.diagnostics(uriOf('garden/index.txt'), (all) =>
      all.every(({message}) => !String(message).includes('Tools'))
    )
    expect(found.map(({code}) => code)).toEqual(['title-mismatch', 'link-unresolved'])
    expect(found[1]!.message).toContain('Barn')
  })

  it('should have faults of their index there', async () => {
    const found = await client.diagnostics(uriOf('garden/hyperhelp.json'))
    expect(found.map(({code}) => code).sort()).toEqual([
      'contents-unknown-topic',
      'help-file-missing',
      'help-file-unlisted'
    ])
    const unknown = found.find(({code}) => code === 'contents-unknown-topic')!
    const {character} = unknown.range.start
    expect(files['garden/hyperhelp.json']!.slice(character, character + 9)).toBe('"nowhere"')
  })

  it('should be completed, and their topics', async () => {
    const uri = uriOf('garden/index.txt')
    const end = {line: 5, character: 0}
    client.apply(uri, [{range: {start: end, end}, newText: '|T |Tools:\n'}])
    const packages = await client.connection.sendRequest<Array<CompletionItem>>(
      'textDocument/completion',
      {textDocument: {uri}, position: {line: 5, character: 2}}
    )
    expect(packages.map(({filterText}) => filterText)).toEqual(['', 'Garden', 'Tools'])
    const topics = await client.connection.sendRequest<Array<CompletionItem>>(
      'textDocument/completion',
      {textDocument: {uri}, position: {line: 5, character: 10}}
    )
    expect(topics.map(({label}) => label)).toContain('spade')
    client.apply(uri, [{range: {start: end, end: {line: 6, character: 0}}, newText: ''}])
  })

  it('should be renamed together', async () => {
    const {documentChanges} = await ask<WorkspaceEdit>('rename', 'Tools:spade', {newName: 'shovel'})
    const changes = documentChanges as Array<TextDocumentEdit>
    const names = changes.map(({textDocument: {uri}}) => uri.slice(uriOf('').length))
    expect(names.sort()).toEqual(['garden/index.txt', 'tools/hyperhelp.json', 'tools/index.txt'])
  })

  it('should be opened by links at the line of the topic', async () => {
    const links = await ask<Array<DocumentLink>>('documentLink', 'Garden')
    const own = links.filter(({target}) => target === undefined)
    expect(own).toHaveLength(1)
    const link = await client.connection.sendRequest<DocumentLink>('documentLink/resolve', own[0]!)
    expect(link.target).toBe(`${uriOf('tools/index.txt')}#L3`)
  })
})
