import {expect, it} from 'vitest'
import type {CodeAction, TextDocumentEdit, TextEdit} from 'vscode-languageserver-protocol'
import {Client} from './client.js'

it('should keep a table in order from the first key to the repair (docs/editors.md)', async () => {
  const client = await Client.start()
  const uri = 'file:///transcript.rst'
  client.open(uri, '')
  await client.type(uri, {line: 0, character: 0}, '+--------+------+\n')
  expect(client.text(uri)).toBe('+--------+------+\n|        |      |\n+--------+------+')

  // Somebody types over the blanks of the cells.
  const first = {start: {line: 1, character: 2}, end: {line: 1, character: 5}}
  client.apply(uri, [{range: first, newText: ''}])
  await client.type(uri, {line: 1, character: 2}, 'fox')
  expect(client.text(uri)).toBe('+--------+------+\n| fox    |      |\n+--------+------+')
  await client.type(uri, {line: 1, character: 11}, '4')
  await client.type(uri, {line: 1, character: 2}, 'quick brown ')
  expect(client.text(uri)).toBe(
    '+-----------------+------+\n| quick brown fox | 4    |\n+-----------------+------+'
  )

  await client.type(uri, {line: 1, character: 26}, '\n')
  const row = {start: {line: 3, character: 0}, end: {line: 3, character: 26}}
  client.apply(uri, [{range: row, newText: '| grasshopper | 6    |'}])
  const diagnostics = await client.diagnostics(uri)
  expect(diagnostics).toMatchObject([{range: {start: {line: 3}}}])

  const actions = await client.connection.sendRequest<Array<CodeAction>>(
    'textDocument/codeAction',
    {textDocument: {uri}, range: diagnostics[0]!.range, context: {diagnostics}}
  )
  const repair = actions.find(({title}) => title === 'Repair this table')!
  for (const {edits} of repair.edit!.documentChanges as Array<TextDocumentEdit>) {
    client.apply(uri, edits as Array<TextEdit>)
  }
  expect(client.text(uri)).toBe(`+-----------------+------+
| quick brown fox | 4    |
+-----------------+------+
| grasshopper     | 6    |
+-----------------+------+`)
  expect(await client.stop()).toBe(0)
})
