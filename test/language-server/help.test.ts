import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {
  CompletionItem,
  DocumentSymbol,
  Hover,
  Location,
  TextDocumentEdit,
  WorkspaceEdit
} from 'vscode-languageserver-protocol'
import {Client, withCursor} from './client.js'

const index = `%hyperhelp title="Garden" date="2026-11-01"

# garden:The garden

What grows here: |:roses:roses| and |:weeds:weeds|.
Read |:roses:more| or |Garden:weeds:the rest|, or |:nothing:nothing|.
`
const plants = `%hyperhelp title="Plants" date="2026-11-01"

## roses:Roses

Roses want sun.

## weeds:Weeds

Back to |:garden:the garden|; see |:roses:roses|.
`
const manifest = {
  package: 'Garden',
  description: 'How to garden',
  help_files: {
    'index.txt': ['Garden', {topic: 'garden', caption: 'The garden'}],
    'plants.txt': ['Plants', {topic: 'roses', caption: 'Roses'}, {topic: 'weeds'}]
  },
  help_contents: ['garden', {topic: 'roses', children: ['weeds']}]
}

let folder: string
let client: Client
let indexUri: string
let plantsUri: string
let manifestUri: string

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gridhelp-lsp-')))
  const help = path.join(folder, 'work', 'help')
  mkdirSync(help, {recursive: true})
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(help, name), text)
    return pathToFileURL(path.join(help, name)).href
  }
  indexUri = write('index.txt', index)
  plantsUri = write('plants.txt', plants)
  manifestUri = write('hyperhelp.json', JSON.stringify(manifest, undefined, 2))
  writeFileSync(path.join(folder, 'secret.txt'), '%hyperhelp title="x"\n\n# secret:Secret\n')
  client = await Client.start([{uri: pathToFileURL(path.join(folder, 'work')).href, name: 'work'}])
  client.open(indexUri, index, 'plaintext')
})

afterAll(async () => {
  await client.stop()
  rmSync(folder, {recursive: true})
})

function at(text: string, words: string, by = 2): {line: number; character: number} {
  const offset = text.indexOf(words) + by
  return withCursor(`${text.slice(0, offset)}‸${text.slice(offset)}`).position
}

function ask<Result>(method: string, position: object, extra: object = {}): Promise<Result> {
  return client.connection.sendRequest<Result>(`textDocument/${method}`, {
    textDocument: {uri: indexUri},
    position,
    ...extra
  })
}

describe('help packages', () => {
  it('should have links that lead nowhere as diagnostics', async () => {
    // The package is read while the document is shown.
    await ask('definition', {line: 0, character: 0})
    const place = {line: 6, character: 0}
    client.apply(indexUri, [{range: {start: place, end: place}, newText: '\n'}])
    const found = await client.diagnostics(indexUri)
    expect(found).toMatchObject([{code: 'link-unresolved', range: {start: {line: 5}}}])
  })

  it('should go to the definition of a topic', async () => {
    expect(await ask<Location>('definition', at(index, '|:weeds'))).toMatchObject({
      uri: plantsUri,
      range: {start: {line: 6, character: 3}}
    })
    expect(await ask('definition', at(index, '|:nothing'))).toBeNull()
    expect(await ask('definition', {line: 4, character: 0})).toBeNull()
  })

  it('should find references', async () => {
    const found = await ask<Array<Location>>('references', at(index, '|:roses'), {
      context: {includeDeclaration: true}
    })
    expect(found.map(({uri, range}) => [path.basename(uri), range.start.line])).toEqual([
      ['index.txt', 4],
      ['index.txt', 5],
      ['plants.txt', 2],
      ['plants.txt', 8]
    ])
  })

  it('should show where a link leads', async () => {
    const {contents} = await ask<Hover & {contents: {value: string}}>('hover', at(index, '|:roses'))
    expect(contents.value).toMatch(/^plants\.txt:3\n\n## roses:Roses\n\nRoses want sun\./)
  })

  it('should complete packages and topics', async () => {
    const end = {line: 6, character: 0}
    client.apply(indexUri, [{range: {start: end, end}, newText: 'See |:ro'}])
    const items = await ask<Array<CompletionItem>>('completion', {line: 6, character: 8})
    expect(items.map(({label}) => label).sort()).toEqual([
      'garden',
      'index.txt',
      'plants.txt',
      'roses',
      'weeds'
    ])
    const {textEdit} = items.find(({label}) => label === 'roses')!
    expect(textEdit).toEqual({
      newText: 'roses:',
      range: {start: {line: 6, character: 6}, end: {line: 6, character: 8}}
    })
    client.apply(indexUri, [{range: {start: end, end: {line: 6, character: 8}}, newText: ''}])
  })

  it('should rename a topic over the package', async () => {
    const {documentChanges} = await ask<WorkspaceEdit>('rename', at(index, '|:roses'), {
      newName: 'rose bushes'
    })
    const changes = documentChanges as Array<TextDocumentEdit>
    expect(changes.map(({textDocument, edits}) => [textDocument.uri, edits.length])).toEqual([
      [indexUri, 2],
      [plantsUri, 2],
      [manifestUri, 2]
    ])
    expect(changes[1]!.textDocument.version).toBeNull()
    await expect(ask('rename', at(index, '|:roses'), {newName: 'a:b'})).rejects.toThrow(/expected/)
    await expect(ask('rename', at(index, '|:roses'), {newName: 'Weeds'})).rejects.toThrow(/taken/)
  })

  it('should outline and fold', async () => {
    client.open(plantsUri, plants, 'plaintext')
    const textDocument = {uri: plantsUri}
    const symbols = await client.connection.sendRequest<Array<DocumentSymbol>>(
      'textDocument/documentSymbol',
      {textDocument}
    )
    expect(symbols.map(({name, range}) => [name, range.start.line])).toEqual([
      ['Roses', 2],
      ['Weeds', 6]
    ])
    expect(
      await client.connection.sendRequest('textDocument/foldingRange', {textDocument})
    ).toMatchObject([
      {startLine: 2, endLine: 4},
      {startLine: 6, endLine: 8}
    ])
  })

  it('should have semantic tokens', async () => {
    const {data} = await client.connection.sendRequest<{data: Array<number>}>(
      'textDocument/semanticTokens/full',
      {textDocument: {uri: indexUri}}
    )
    expect(data.length % 5).toBe(0)
    expect(data.slice(0, 5)).toEqual([0, 0, 43, 0, 0])
  })

  it('should read nothing outside of the workspace', async () => {
    symlinkSync(path.join(folder, 'secret.txt'), path.join(folder, 'work', 'help', 'out.txt'))
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: []})
    const end = {line: 6, character: 0}
    client.apply(indexUri, [{range: {start: end, end}, newText: '|:secret:x| |:out.txt:y|'}])
    expect(await ask('definition', {line: 6, character: 3})).toBeNull()
    expect(await ask('hover', {line: 6, character: 15})).toBeNull()
    const secret = pathToFileURL(path.join(folder, 'secret.txt')).href
    client.open(secret, '%hyperhelp title="x"\n|:garden:x|\n', 'plaintext')
    expect(
      await client.connection.sendRequest('textDocument/definition', {
        textDocument: {uri: secret},
        position: {line: 1, character: 3}
      })
    ).toBeNull()
  })
})
