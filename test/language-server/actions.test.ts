import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {
  CodeAction,
  Diagnostic,
  TextDocumentEdit,
  TextEdit
} from 'vscode-languageserver-protocol'
import {Client, withCursor} from './client.js'

let client: Client
let count = 0

beforeAll(async () => {
  client = await Client.start()
})

afterAll(async () => {
  await client.stop()
})

async function list(
  marked: string,
  diagnostics: (uri: string) => Promise<Array<Diagnostic>> = async () => [],
  end?: {line: number; character: number}
): Promise<{uri: string; actions: Array<CodeAction>}> {
  const {text, position} = withCursor(marked)
  const uri = `file:///actions-${count++}.rst`
  client.open(uri, text)
  const actions = await client.connection.sendRequest<Array<CodeAction>>(
    'textDocument/codeAction',
    {
      textDocument: {uri},
      range: {start: position, end: end ?? position},
      context: {diagnostics: await diagnostics(uri)}
    }
  )
  return {uri, actions}
}

/** Do what a code action says at the mark. */
async function run(marked: string, title: string): Promise<string> {
  const {uri, actions} = await list(marked)
  await resolve(uri, actions.find((action) => action.title === title)!)
  return client.text(uri)
}

async function resolve(uri: string, action: CodeAction): Promise<void> {
  const {edit} =
    action.edit === undefined
      ? await client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
      : action
  for (const {edits} of edit!.documentChanges as Array<TextDocumentEdit>)
    client.apply(uri, edits as Array<TextEdit>)
}

const table = `Text

+-----+-----+
| n   | m   |
+=====+=====+
| 10  | ‸b   |
+-----+-----+
| 9   | a   |
+-----+-----+
`

describe('table actions', () => {
  it.each([
    ['Insert row below', '| 10  | b   |\n+-----+-----+\n|     |     |\n+-----+-----+\n| 9 '],
    ['Insert row above', '+=====+=====+\n|     |     |\n+-----+-----+\n| 10 '],
    ['Delete row', '+=====+=====+\n| 9   | a   |\n+-----+-----+\n'],
    ['Delete column', '+-----+\n| n   |\n+=====+\n| 10  |\n+-----+\n| 9   |\n+-----+\n'],
    ['Sort rows by this column', '| 9   | a   |\n+-----+-----+\n| 10  | b   |\n'],
    ['Sort rows by this column, descending', '| 10  | b   |\n+-----+-----+\n| 9   | a   |\n'],
    ['Merge with the cell below', '| 10  | b   |\n+-----+     |\n| 9   | '],
    ['Make the header part of the body', '| n   | m   |\n+-----+-----+\n'],
    ['Transpose table', '| n | 10 | 9 |\n+===+']
  ])('should %s', async (title, expected) => {
    const result = await run(table, title)
    expect(result).toContain(expected)
    expect(result.startsWith('Text\n\n+')).toBe(true)
  })

  it('should insert columns on both sides', async () => {
    expect(await run(table, 'Insert column to the left')).toMatch(/\| n {3}\| +\| m {3}\|/)
    expect(await run(table, 'Insert column to the right')).toMatch(/\| n {3}\| m {3}\| +\|/)
  })

  it('should offer only what can be done', async () => {
    const {actions} = await list('+---+\n| ‸a |\n+---+\n')
    const titles = actions.map(({title}) => title)
    expect(titles).not.toContain('Split cell')
    expect(titles).not.toContain('Delete row')
    expect(titles).not.toContain('Merge with the cell to the right')
    expect(titles).toContain('Insert row below')
  })

  it('should split what spans', async () => {
    const result = await run(
      '+---+---+\n| ‸a     |\n+---+---+\n| b | c |\n+---+---+\n',
      'Split cell'
    )
    expect(result).toBe('+---+---+\n| a |   |\n+---+---+\n| b | c |\n+---+---+\n')
  })

  it('should refuse to work on a document that has changed meanwhile', async () => {
    const {uri, actions} = await list(table)
    const place = {line: 0, character: 0}
    client.apply(uri, [{range: {start: place, end: place}, newText: 'x'}])
    await expect(
      client.connection.sendRequest('codeAction/resolve', actions[0]!)
    ).rejects.toMatchObject({code: -32801})
  })

  it('should run as a command, and say why one cannot be done', async () => {
    const uri = 'file:///command.rst'
    client.open(uri, '+---+\n| a |\n+---+\n')
    const call = (action: string): Promise<unknown> =>
      client.connection.sendRequest('workspace/executeCommand', {
        command: 'gridhelp.table',
        arguments: [{uri, position: {line: 1, character: 2}, action}]
      })
    await call('insertRowBelow')
    expect(client.text(uri)).toBe('+---+\n| a |\n+---+\n|   |\n+---+\n')
    await expect(call('split')).rejects.toThrow(/Cannot split/)
    await expect(call('explode')).rejects.toThrow(/Cannot edit a table with `explode`/)
  })
})

describe('conversion', () => {
  it('should write a table as a directive, and back', async () => {
    const listed = await run(table, 'Convert this table to list-table')
    expect(listed).toContain('.. list-table::')
    expect(listed).toContain('* - 10')
    const back = await run(listed.replace('* - 10', '* - ‸10'), 'Convert this table to grid')
    expect(back).toMatch(/\| 10 +\| b +\|/)
  })

  it('should not be offered in text', async () => {
    const {actions} = await list('Te‸xt\n')
    expect(actions).toEqual([])
  })
})

describe('repair', () => {
  it('should be offered for a table with a fault', async () => {
    const {uri, actions} = await list(
      '+-----+-----+\n| a   | b   |\n| ‸c | d   |\n+-----+-----+\n',
      (uri) => client.diagnostics(uri)
    )
    const [action] = actions
    expect(action).toMatchObject({title: 'Repair this table', kind: 'quickfix', isPreferred: true})
    await resolve(uri, action!)
    expect(client.text(uri)).toBe('+-----+-----+\n| a   | b   |\n| c   | d   |\n+-----+-----+\n')
    expect(await client.diagnostics(uri)).toEqual([])
  })
})

describe('repair of what can be read in several ways', () => {
  it.each([
    ['rst', '', '| abcd |'],
    ['rst', '  ', '| abcd |'],
    ['rst', '', '| a | b | c |']
  ])('should be offered way by way (%s, %j, %s)', async (_, margin, line) => {
    const lines = ['+---+---+', line.replace('a', '‸a'), '+---+---+', '| e | f |', '+---+---+']
    const marked = `Text\n\n${lines.map((line) => `${margin}${line}\n`).join('')}\nText\n`
    const results = new Set<string>()
    for (const index of [0, 1]) {
      const {uri, actions} = await list(marked, (uri) => client.diagnostics(uri))
      const ways = actions.filter(({title}) => title.startsWith('Read line 4 as `|'))
      expect(ways).toHaveLength(2)
      expect(ways[index]).toMatchObject({kind: 'quickfix', isPreferred: false})
      await resolve(uri, ways[index]!)
      expect(await client.diagnostics(uri)).toEqual([])
      results.add(client.text(uri))
    }
    expect(results.size).toBe(2)
  })

  it('should look at the rows around a fault of a large table', async () => {
    const row = '| a   | b   |\n+-----+-----+\n'
    const {uri, actions} = await list(
      `+-----+-----+\n${row.repeat(300)}| ‸c | d   |\n+-----+-----+\n${row.repeat(300)}`,
      (uri) => client.diagnostics(uri)
    )
    await resolve(uri, actions.find(({title}) => title === 'Repair this table')!)
    expect(client.text(uri)).toContain('| c   | d   |')
    expect(await client.diagnostics(uri)).toEqual([])
  })
})

describe('new tables', () => {
  it('should be made of a size', async () => {
    expect(await run('2 x 3‸\n', 'Create a table of 2 × 3')).toMatch(
      /^\+-+\+-+\+-+\+\n\| +\| +\| +\|\n\+=+\+=+\+=+\+\n\| +\| +\| +\|\n\+-+\+-+\+-+\+\n$/
    )
  })

  it('should be made of the lines that are selected', async () => {
    const {uri, actions} = await list('‸name,n\nfox,*1*\n', undefined, {line: 2, character: 0})
    await resolve(uri, actions.find(({title}) => title === 'Make a table from the selected CSV')!)
    expect(client.text(uri)).toMatch(
      /^\+-+\+-+\+\n\| name +\| n +\|\n\+=+\+=+\+\n\| fox +\| \\\*1\\?\* +\|\n\+-+\+-+\+\n$/
    )
  })
})

describe('CSV', () => {
  const selected = async (text: string): Promise<string | undefined> => {
    const end = {line: text.split('\n').length, character: 0}
    const {uri, actions} = await list(`‸${text}\n`, undefined, end)
    const action = actions.find(({title}) => title === 'Make a table from the selected CSV')
    if (!action) return undefined
    await resolve(uri, action)
    return client.text(uri)
  }

  it.each([
    ['semicolons', 'a;b\n1;2', '| a | b |\n+===+===+\n| 1 | 2 |'],
    ['tabs', 'a\tb\n1,5\t2', '| a   | b |\n+=====+===+\n| 1,5 | 2 |'],
    ['quotes over lines', 'a,b\n"x\ny","1,2"', '| | x | 1,2 |\n| | y |     |']
  ])('should become a table, with %s', async (_, text, expected) => {
    expect(await selected(text)).toContain(expected)
  })

  it.each([
    ['prose', 'Well, this is a text,\nand it has commas, of course.'],
    ['one line', 'a,b'],
    ['a quote that nothing closes', 'a,b\n"c,d'],
    ['a table', '| a, | b |\n| c, | d |']
  ])('should not be seen in %s', async (_, text) => {
    expect(await selected(text)).toBeUndefined()
  })
})

describe('formatting', () => {
  it('should format all tables, and repair the one that was typed in', async () => {
    const uri = 'file:///format.rst'
    const broken = '+-----+-----+\n| a   | b   |\n| c | d   |\n+-----+-----+\n'
    client.open(uri, `${broken}\n${broken}`)
    const place = {line: 7, character: 3}
    client.apply(uri, [{range: {start: place, end: place}, newText: 'x'}])
    await client.format(uri)
    expect(client.text(uri)).toBe(
      `${broken}\n+-----+-----+\n| a   | b   |\n| cx  | d   |\n+-----+-----+\n`
    )
  })

  it('should format whole tables of a range', async () => {
    const uri = 'file:///range.rst'
    const loose = '+-----+\n|a    |\n+-----+\n'
    client.open(uri, `${loose}\n${loose}`)
    const edits = await client.connection.sendRequest<never>('textDocument/rangeFormatting', {
      textDocument: {uri},
      range: {start: {line: 4, character: 0}, end: {line: 4, character: 1}},
      options: {tabSize: 8, insertSpaces: true}
    })
    client.apply(uri, edits)
    expect(client.text(uri)).toBe(`${loose}\n+-----+\n| a   |\n+-----+\n`)
  })
})
