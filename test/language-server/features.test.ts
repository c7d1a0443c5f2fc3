import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  SemanticTokens,
  SemanticTokensDelta
} from 'vscode-languageserver-protocol'
import {Client} from './client.js'

let client: Client
let count = 0

beforeAll(async () => {
  client = await Client.start()
})

afterAll(async () => {
  expect(await client.stop()).toBe(0)
})

function open(text: string, languageId: string): string {
  const uri = `file:///work/features-${count++}`
  client.open(uri, text, languageId)
  return uri
}

function ask<Result>(method: string, uri: string, extra: object = {}): Promise<Result> {
  return client.connection.sendRequest<Result>(`textDocument/${method}`, {
    textDocument: {uri},
    ...extra
  })
}

/** Names of symbols, each with what is in it. */
type Names = Array<string | [string, Names]>

function namesOf(symbols: ReadonlyArray<DocumentSymbol>): Names {
  return symbols.map(({name, children}) => (children ? [name, namesOf(children)] : name))
}

const table = '+---+---+\n| a | b |\n+---+---+'

describe('the outline', () => {
  it.each([
    ['restructuredtext', `Garden\n======\n\nRoses\n-----\n\n${table}\n\nWeeds\n-----\n`],
    ['markdown', `# Garden\n\n## Roses\n\n${table}\n\n## Weeds\n`],
    ['hyperhelp', `%hyperhelp title="x"\n\n# Garden\n\n## Roses\n\n${table}\n\n## Weeds\n`]
  ])('should be that of headings and tables (%s)', async (languageId, text) => {
    const symbols = await ask<Array<DocumentSymbol>>('documentSymbol', open(text, languageId))
    expect(namesOf(symbols)).toEqual([['Garden', [['Roses', ['Table 1']], 'Weeds']]])
    const [{range, selectionRange}] = symbols as [DocumentSymbol]
    expect(range.end.line).toBe(text.split('\n').length - 1)
    expect(selectionRange.start).toEqual(range.start)
  })

  it('should be that of tables where the language is not known', async () => {
    const uri = open(
      `# ${table.replaceAll('\n', '\n# ')}\nx = 1\n\n# ${table.replaceAll('\n', '\n# ')}\n`,
      'python'
    )
    expect(namesOf(await ask('documentSymbol', uri))).toEqual(['Table 1', 'Table 2'])
  })

  it('should have topics of HyperHelp', async () => {
    const uri = open(
      '%hyperhelp title="x"\n\n# garden:Garden\n\nA *rose:Rose* is here.\n',
      'hyperhelp'
    )
    expect(namesOf(await ask('documentSymbol', uri))).toEqual([['Garden', ['rose']]])
  })

  it('should follow what is typed', async () => {
    const uri = open('# One\n\nText\n', 'markdown')
    expect(namesOf(await ask('documentSymbol', uri))).toEqual(['One'])
    const place = {line: 2, character: 0}
    client.apply(uri, [{range: {start: place, end: place}, newText: '## Two\n\n'}])
    expect(namesOf(await ask('documentSymbol', uri))).toEqual([['One', ['Two']]])
  })
})

describe('foldings', () => {
  it('should be sections, tables, lists, code', async () => {
    const text = `# Garden\n\n${table}\n\n- one\n- two\n\n\`\`\`js\ncode\n\`\`\`\n\n# Next\n\nText\n`
    const found = await ask<Array<FoldingRange>>('foldingRange', open(text, 'markdown'))
    expect(found.map(({startLine, endLine}) => [startLine, endLine])).toEqual([
      [0, 11],
      [2, 4],
      [6, 7],
      [9, 11],
      [13, 15]
    ])
  })
})

describe('links', () => {
  it.each([
    [
      'restructuredtext',
      'See `the site <https://example.org/a>`_ and https://example.org/b now.\n'
    ],
    ['markdown', 'See [the site](https://example.org/a) and <https://example.org/b> now.\n']
  ])('should lead to the web (%s)', async (languageId, text) => {
    const links = await ask<Array<DocumentLink>>('documentLink', open(text, languageId))
    expect(links.map(({target}) => target)).toEqual([
      'https://example.org/a',
      'https://example.org/b'
    ])
    expect(links[0]!.range.start).toEqual({line: 0, character: 4})
  })

  it('should lead to files beside a document, and run nothing', async () => {
    const text =
      '[a](other.md) [b](javascript:alert(1)) [c](#here) [d](//host/x) [e](file:///etc/passwd)\n'
    const links = await ask<Array<DocumentLink>>('documentLink', open(text, 'markdown'))
    expect(links.map(({target}) => target)).toEqual(['file:///work/other.md'])
  })
})

describe('semantic tokens of HyperHelp', () => {
  const text =
    '%hyperhelp title="x"\n\n# roses:Roses\n\n`code` and |:roses:a link| and *weed:Weed*.\n'

  it('should have a type for each kind of mark', async () => {
    const {data} = await ask<SemanticTokens>('semanticTokens/full', open(text, 'hyperhelp'))
    expect(decode(data)).toEqual([
      [0, 0, 20, 'namespace'],
      [2, 0, 13, 'class'],
      [4, 0, 6, 'keyword'],
      [4, 11, 15, 'string'],
      [4, 31, 11, 'variable']
    ])
  })

  it('should be told for some lines, and as what has changed', async () => {
    const uri = open(text, 'hyperhelp')
    const range = {start: {line: 2, character: 0}, end: {line: 3, character: 0}}
    const some = await ask<SemanticTokens>('semanticTokens/range', uri, {range})
    expect(decode(some.data)).toEqual([[2, 0, 13, 'class']])
    const all = await ask<SemanticTokens>('semanticTokens/full', uri)
    const place = {line: 1, character: 0}
    client.apply(uri, [{range: {start: place, end: place}, newText: '\n'}])
    const previousResultId = all.resultId
    const delta = await ask<SemanticTokensDelta>('semanticTokens/full/delta', uri, {
      previousResultId
    })
    const data = [...all.data]
    for (const {start, deleteCount, data: now = []} of delta.edits.toReversed()) {
      data.splice(start, deleteCount, ...now)
    }
    expect(decode(data).map(([line]) => line)).toEqual([0, 3, 5, 5, 5])
  })

  it('should be none in other languages', async () => {
    expect(await ask('semanticTokens/full', open('`x`\n', 'markdown'))).toMatchObject({data: []})
  })
})

const types = ['namespace', 'class', 'string', 'comment', 'keyword', 'macro', 'variable']

/** Line, character, length and type of each token. */
function decode(data: ReadonlyArray<number>): Array<[number, number, number, string]> {
  const tokens: Array<[number, number, number, string]> = []
  let line = 0
  let character = 0
  for (let at = 0; at < data.length; at += 5) {
    if (data[at]! > 0) character = 0
    line += data[at]!
    character += data[at + 1]!
    tokens.push([line, character, data[at + 2]!, types[data[at + 3]!]!])
  }
  return tokens
}
