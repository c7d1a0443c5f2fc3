import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {CodeAction, TextDocumentEdit, TextEdit} from 'vscode-languageserver-protocol'
import {Client, withCursor} from './client.js'

let client: Client
let count = 0

beforeAll(async () => {
  client = await Client.start()
})

afterAll(async () => {
  expect(await client.stop()).toBe(0)
})

/** Where a table stands: what is above it, what is before each of its lines, and what is below it. */
interface Place {
  languageId: string
  above: string
  margin: string
  below: string
}

const places: Readonly<Record<string, Place>> = {
  reStructuredText: {
    ...{languageId: 'restructuredtext', above: 'Text\n\n', margin: '', below: '\nText\n'}
  },
  'a list of reStructuredText': {
    ...{languageId: 'restructuredtext', above: '- Item\n\n', margin: '  ', below: '\nText\n'}
  },
  Markdown: {languageId: 'markdown', above: '# Title\n\n', margin: '', below: '\nText\n'},
  'a quote of Markdown': {
    ...{languageId: 'markdown', above: '> Text\n>\n', margin: '> ', below: '\nText\n'}
  },
  'a list of Markdown': {
    ...{languageId: 'markdown', above: '1. Item\n\n', margin: '   ', below: '\nText\n'}
  },
  HyperHelp: {
    ...{languageId: 'hyperhelp', above: '%hyperhelp title="A"\n\n', margin: '', below: '\nText\n'}
  },
  'plain text': {languageId: 'plaintext', above: 'Text\n\n', margin: '', below: '\nText\n'},
  'comments of Python': {
    ...{languageId: 'python', above: 'x = 1\n\n', margin: '# ', below: '\ny = 2\n'}
  },
  'comments of C': {languageId: 'c', above: '/*\n', margin: ' * ', below: ' */\nint x;\n'}
}

/** Put a drawing in its place. */
function draw({above, margin, below}: Place, drawing: string): string {
  const lines = drawing.split('\n').map((line) => `${margin}${line}`.trimEnd())
  return `${above}${lines.join('\n')}\n${below}`
}

/** List what can be done at the mark, or with what two marks select. */
async function offer(
  place: Place,
  drawing: string
): Promise<{uri: string; actions: Array<CodeAction>}> {
  const {text: marked, position: start} = withCursor(draw(place, drawing))
  const {text, position: last} = withCursor(marked)
  const uri = `untitled:commands-${count++}`
  client.open(uri, text, place.languageId)
  const end = marked.includes('‸') ? last : start
  const actions = await client.connection.sendRequest<Array<CodeAction>>(
    'textDocument/codeAction',
    {
      textDocument: {uri},
      range: {start, end},
      context: {diagnostics: await client.diagnostics(uri)}
    }
  )
  return {uri, actions}
}

/** Do what is offered at the mark, and give the text. */
async function run(place: Place, drawing: string, title: string): Promise<string> {
  const {uri, actions} = await offer(place, drawing)
  const action = actions.find((one) => one.title === title)
  if (!action) return `not offered: ${actions.map(({title}) => title).join(', ')}`
  const {edit} = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
  for (const {edits} of edit!.documentChanges as Array<TextDocumentEdit>) {
    client.apply(uri, edits as Array<TextEdit>)
  }
  return client.text(uri)
}

const table = `+-----+-----+
| n   | m   |
+=====+=====+
| 10  | ‸b   |
+-----+-----+
| 9   | a   |
+-----+-----+`

/** A command, the table that it is given at `‸`, and what it makes of it. */
const commands: ReadonlyArray<[title: string, before: string, after: string]> = [
  [
    'Insert row above',
    table,
    `+-----+-----+
| n   | m   |
+=====+=====+
|     |     |
+-----+-----+
| 10  | b   |
+-----+-----+
| 9   | a   |
+-----+-----+`
  ],
  [
    'Insert row below',
    table,
    `+-----+-----+
| n   | m   |
+=====+=====+
| 10  | b   |
+-----+-----+
|     |     |
+-----+-----+
| 9   | a   |
+-----+-----+`
  ],
  [
    'Delete row',
    table,
    `+-----+-----+
| n   | m   |
+=====+=====+
| 9   | a   |
+-----+-----+`
  ],
  [
    'Insert column to the left',
    table,
    `+-----+---+-----+
| n   |   | m   |
+=====+===+=====+
| 10  |   | b   |
+-----+---+-----+
| 9   |   | a   |
+-----+---+-----+`
  ],
  [
    'Insert column to the right',
    table,
    `+-----+-----+---+
| n   | m   |   |
+=====+=====+===+
| 10  | b   |   |
+-----+-----+---+
| 9   | a   |   |
+-----+-----+---+`
  ],
  [
    'Delete column',
    table,
    `+-----+
| n   |
+=====+
| 10  |
+-----+
| 9   |
+-----+`
  ],
  [
    'Merge with the cell to the right',
    table.replace('‸', '').replace('10', '‸10'),
    `+-----+-----+
| n   | m   |
+=====+=====+
| 10        |
|           |
| b         |
+-----+-----+
| 9   | a   |
+-----+-----+`
  ],
  [
    'Merge with the cell below',
    table,
    `+-----+-----+
| n   | m   |
+=====+=====+
| 10  | b   |
+-----+     |
| 9   | a   |
+-----+-----+`
  ],
  [
    'Split cell',
    `+-----+-----+
| ‸both      |
+-----+-----+
| a   | b   |
+-----+-----+`,
    `+------+-----+
| both |     |
+------+-----+
| a    | b   |
+------+-----+`
  ],
  [
    'Sort rows by this column',
    table,
    `+-----+-----+
| n   | m   |
+=====+=====+
| 9   | a   |
+-----+-----+
| 10  | b   |
+-----+-----+`
  ],
  [
    'Sort rows by this column, descending',
    table.replace('‸', '').replace('9', '‸9').replace('10', '8 '),
    `+-----+-----+
| n   | m   |
+=====+=====+
| 9   | a   |
+-----+-----+
| 8   | b   |
+-----+-----+`
  ],
  [
    'Transpose table',
    table,
    `+---+----+---+
| n | 10 | 9 |
+===+====+===+
| m | b  | a |
+---+----+---+`
  ],
  [
    'Make the rows down to this one the header',
    table,
    `+-----+-----+
| n   | m   |
+-----+-----+
| 10  | b   |
+=====+=====+
| 9   | a   |
+-----+-----+`
  ],
  [
    'Make the header part of the body',
    table,
    `+-----+-----+
| n   | m   |
+-----+-----+
| 10  | b   |
+-----+-----+
| 9   | a   |
+-----+-----+`
  ],
  [
    'Create a table of 2 × 3',
    '‸2 x 3',
    `+--------+--------+--------+
|        |        |        |
+========+========+========+
|        |        |        |
+--------+--------+--------+`
  ],
  [
    'Make a table from the selected CSV',
    '‸name,n\n"Doe, Jo",12‸',
    `+---------+----+
| name    | n  |
+=========+====+
| Doe, Jo | 12 |
+---------+----+`
  ],
  [
    'Repair this table',
    `+-----+-----+
| a   | b   |
| ‸c | d   |
+-----+-----+`,
    `+-----+-----+
| a   | b   |
| c   | d   |
+-----+-----+`
  ]
]

const simple = `===  ===
n    m
===  ===
10   b
9    a
===  ===`

const pipes = `| n   | m   |
| --- | --- |
| 10  | b   |
| 9   | a   |`

const inText = {
  simple,
  pipe: pipes,
  csv: 'n,m\n10,b\n9,a'
}

const ofRst = {
  simple,
  'list-table': `.. list-table::
   :header-rows: 1
   :widths: 5 5

   * - n
     - m
   * - 10
     - b
   * - 9
     - a`,
  'csv-table': `.. csv-table::
   :header-rows: 1
   :widths: 5 5

   n,m
   10,b
   9,a`
}

/** What a table can be written as, by the language of the document; nothing else is offered. */
const conversions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  restructuredtext: ofRst,
  markdown: {
    pipe: pipes,
    html: `<table>
<thead>
<tr>
<th>

n

</th>
<th>

m

</th>
</tr>
</thead>
<tbody>
<tr>
<td>

10

</td>
<td>

b

</td>
</tr>
<tr>
<td>

9

</td>
<td>

a

</td>
</tr>
</tbody>
</table>`
  },
  hyperhelp: {},
  plaintext: inText,
  python: inText,
  c: inText
}

describe.each(Object.entries(places))('a table in %s', (_, place) => {
  it.each(commands)('should change: %s', async (title, before, after) => {
    expect(await run(place, before, title)).toBe(draw(place, after))
  })

  const known = conversions[place.languageId]!

  it.each(Object.entries(known))('should be written as %s', async (name, after) => {
    expect(await run(place, table, `Convert this table to ${name}`)).toBe(draw(place, after))
  })

  it('should be written only as what the language has', async () => {
    const {uri, actions} = await offer(place, table)
    const titles = actions.flatMap(({title}) => /Convert this table to (.*)/.exec(title)?.[1] ?? [])
    expect(titles).toEqual(Object.keys(known))
    const {position} = withCursor(draw(place, table))
    const convert = client.connection.sendRequest('workspace/executeCommand', {
      command: 'gridhelp.table',
      arguments: [{uri, position, action: 'convert:rows'}]
    })
    await expect(convert).rejects.toThrow(
      /Cannot write a table as `rows` in this language, expected `grid`/
    )
  })
})

describe('a conversion that cannot be', () => {
  it('should be refused in words', async () => {
    const spans = '+-----+-----+\n| both      |\n+-----+-----+\n| ‸a   | b   |\n+-----+-----+'
    const refuse = async (name: string, as: string): Promise<string> =>
      run(places[name]!, spans, `Convert this table to ${as}`).catch(({message}: Error) => message)
    expect(await refuse('plain text', 'csv')).toBe(
      'Cannot write a cell that spans as `csv`, expected no spans'
    )
    expect(await refuse('plain text', 'pipe')).toMatch(
      /^Cannot write .* as `pipe`, expected no spans$/
    )
    expect(await refuse('Markdown', 'pipe')).toMatch(
      /^Cannot write .* as `pipe`, expected no spans$/
    )
  })

  it('should come back', async () => {
    for (const as of ['simple', 'pipe']) {
      const drawing = inText[as as 'pipe'].replace('10', '‸10')
      const back = await run(places['plain text']!, drawing, 'Convert this table to grid')
      expect(back).toMatch(/\| 10 +\| b +\|\n\+-+\+-+\+\n\| 9 +\| a +\|/)
    }
  })
})

describe('what is no table to its reader', () => {
  it('should have no commands', async () => {
    const {languageId} = places.reStructuredText!
    const place = {languageId, above: 'Text::\n\n', margin: '  ', below: '\nText\n'}
    const {uri, actions} = await offer(place, table)
    expect(
      actions.map(({title}) => title).filter((title) => /row|column|cell/.test(title))
    ).toEqual([])
    const {position} = withCursor(draw(place, table))
    const change = client.connection.sendRequest('workspace/executeCommand', {
      command: 'gridhelp.table',
      arguments: [{uri, position, action: 'deleteRow'}]
    })
    await expect(change).rejects.toThrow('Cannot edit a table here, expected the cursor in a cell')
  })
})

describe('the end of a row', () => {
  it('should be in the last cell', async () => {
    const end = table.replace('‸', '').replace('b   |', 'b   |‸')
    expect(await run(places.Markdown!, end, 'Delete column')).toContain('| 10  |\n')
  })
})
