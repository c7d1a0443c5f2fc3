/**
 * Measures the language server: processor time of keystrokes in large documents, opening them, and memory.
 * `node test/bench/language-server.mjs [PROGRAM]`; `run.mjs` runs it, too.
 *
 * The server runs as an editor runs it. Its processor time is what Linux counts for all threads of its process, in
 * nanoseconds. A keystroke is a change and what an editor asks for then: formatting on type, whose edits are made and
 * told, code actions at the cursor, semantic tokens; and what the server does until its diagnostics of that version are
 * there. Outline and foldings are what editors ask for when nobody types for a while.
 */
import {spawn} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver-protocol/node'
import {TextDocument} from 'vscode-languageserver-textdocument'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Measure; gives a row for each way to type in a document. */
export async function measureLanguageServer(program = `${root}dist/gridhelp.js`) {
  const rows = []
  for (const scenario of scenarios()) rows.push(await measureOne(program, scenario))
  return rows
}

function* scenarios() {
  const border = '+----------+------------------------+--------+\n'
  const head = `${border}| Number   | What it says           | Right  |\n${border.replaceAll('-', '=')}`
  const row = (number) => `| ${String(number).padEnd(8)} | words of the row       | yes    |\n`
  const rows = Array.from({length: 10_000}, (_, number) => row(number) + border)
  const table = head + rows.join('')
  yield {
    name: 'a letter in a table of 10,000 rows',
    ...{languageId: 'restructuredtext', text: table, line: 10_003, character: 20, keys: letters(60)}
  }
  yield {
    name: 'a letter that widens a column of 10,000 rows',
    ...{languageId: 'restructuredtext', text: table, line: 10_003, character: 4, keys: wide(30)}
  }
  yield {
    name: 'a letter that breaks a table of 10,000 rows',
    ...{languageId: 'restructuredtext', text: table, line: 10_003, character: 20, keys: broken(30)}
  }
  const small = head + rows.slice(0, 5).join('')
  const prose = 'Some words of a paragraph, which has *markup* and goes on for a while.\n\n'
  const documents = [
    ['reStructuredText', 'restructuredtext', `A title\n=======\n\n${prose}${small}\n- an item\n\n`],
    ['Markdown', 'markdown', `# A title\n\n${prose}${small}\n- an item\n\n`],
    ['HyperHelp', 'hyperhelp', `# topic:A title\n\n${prose}${small}\nSee |:topic:this| too.\n\n`],
    ['text', 'plaintext', `A title\n\n${prose}${small}\n`]
  ]
  for (const [name, languageId, chapter] of documents) {
    const start = languageId === 'hyperhelp' ? '%hyperhelp title="All"\n\n' : ''
    const text = start + chapter.repeat(Math.ceil(2 ** 21 / chapter.length))
    const lines = text.split('\n')
    const line = lines.indexOf(prose.trim(), lines.length >> 1)
    yield {
      name: `a letter in 2 MB of ${name}`,
      languageId,
      text,
      line,
      character: 10,
      keys: letters(30)
    }
    const cell = lines.findIndex((text, at) => at > line && text.startsWith('| 3'))
    yield {
      name: `a letter in a table in 2 MB of ${name}`,
      ...{languageId, text, line: cell, character: 20, keys: letters(30)}
    }
  }
}

/** A letter is typed, and taken back. */
function letters(count) {
  return Array.from({length: count}, (_, key) => (key % 2 === 0 ? {text: 'x'} : {remove: 1}))
}

/** Letters that fill their cell, and go on. */
function wide(count) {
  return Array.from({length: count}, () => ({text: 'x'}))
}

/** A bar is typed into a cell, and taken back: editors ask for nothing then. */
function broken(count) {
  return Array.from({length: count}, (_, key) => (key % 2 === 0 ? {text: '+---'} : {remove: 4}))
}

async function measureOne(program, {name, languageId, text, line, character, keys}) {
  const child = spawn(process.execPath, [program, 'lsp'])
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin)
  )
  const textDocument = {uri: 'file:///bench'}
  let published = {version: 0, diagnostics: []}
  let wake = () => {}
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    published = params
    wake()
  })
  connection.listen()
  const until = async (version) => {
    while (published.version < version) {
      await new Promise((resolve) => {
        wake = resolve
      })
    }
  }
  const capabilities = {
    textDocument: {codeAction: {resolveSupport: {properties: ['edit']}}},
    workspace: {workspaceEdit: {documentChanges: true}}
  }
  await connection.sendRequest('initialize', {processId: null, rootUri: null, capabilities})
  await connection.sendNotification('initialized', {})
  const start = processorTime(child.pid)
  let document = TextDocument.create(textDocument.uri, languageId, 1, text)
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: {...textDocument, languageId, version: 1, text}
  })
  await connection.sendRequest('textDocument/documentSymbol', {textDocument})
  await connection.sendRequest('textDocument/foldingRange', {textDocument})
  let {resultId} = await connection.sendRequest('textDocument/semanticTokens/full', {textDocument})
  await until(1)
  const open = processorTime(child.pid) - start
  const times = []
  const outlines = []
  let at = character
  for (const {text = '', remove = 0} of keys) {
    const before = processorTime(child.pid)
    await change([
      {range: {start: {line, character: at - remove}, end: {line, character: at}}, text}
    ])
    at += text.length - remove
    const position = {line, character: at}
    if (text.length === 1) {
      const options = {tabSize: 8, insertSpaces: true}
      const params = {textDocument, position, ch: text, options}
      const edits = await connection.sendRequest('textDocument/onTypeFormatting', params)
      if (edits?.length > 0) {
        await change(edits.map(({range, newText}) => ({range, text: newText})).reverse())
      }
    }
    const range = {start: position, end: position}
    const diagnostics = published.diagnostics.filter(({range: {start}}) => start.line === line)
    const [tokens] = await Promise.all([
      connection.sendRequest('textDocument/semanticTokens/full/delta', {
        textDocument,
        previousResultId: resultId
      }),
      connection.sendRequest('textDocument/codeAction', {
        textDocument,
        range,
        context: {diagnostics}
      })
    ])
    resultId = tokens.resultId
    await until(document.version)
    times.push(processorTime(child.pid) - before)
    const rest = processorTime(child.pid)
    await connection.sendRequest('textDocument/documentSymbol', {textDocument})
    await connection.sendRequest('textDocument/foldingRange', {textDocument})
    outlines.push(processorTime(child.pid) - rest)
  }
  const memory = peak(child.pid)
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  connection.dispose()
  times.sort((a, b) => a - b)
  outlines.sort((a, b) => a - b)
  const median = times[times.length >> 1]
  const outline = outlines[outlines.length >> 1]
  return {name, size: text.length, open, median, most: times.at(-1), outline, memory}

  /** Make changes that stand in the order of the text from its end, and tell them. */
  async function change(contentChanges) {
    document = TextDocument.update(document, contentChanges, document.version + 1)
    await connection.sendNotification('textDocument/didChange', {
      textDocument: {...textDocument, version: document.version},
      contentChanges
    })
  }
}

/** Milliseconds of processor time of a process, all of its threads included. */
function processorTime(pid) {
  let time = 0
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    time += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
  }
  return time / 1e6
}

/** Most memory that a process has had, in MiB. */
function peak(pid) {
  return Math.round(
    Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
  )
}

/** Print what was measured. */
export function printLanguageServer(rows) {
  console.log('\nlanguage server (milliseconds of processor time)')
  for (const {name, size, open, median, most, outline, memory} of rows) {
    const megabytes = (size / 2 ** 20).toFixed(1)
    const key = `keystroke ${median.toFixed(1)}, at most ${most.toFixed(1)}; outline ${outline.toFixed(1)}`
    console.log(
      `  ${name} (${megabytes} MB): ${key}; open ${open.toFixed(0)}, memory ${memory} MiB`
    )
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const found = []
  for (const scenario of scenarios()) {
    const [, , program = `${root}dist/gridhelp.js`, only = ''] = process.argv
    if (!scenario.name.includes(only)) continue
    found.push(await measureOne(program, scenario))
    printLanguageServer(found.slice(-1))
  }
}
