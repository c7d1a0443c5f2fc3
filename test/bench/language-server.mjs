/**
 * Measures the language server: processor time of a keystroke in a table of 10,000 rows and in a document of 2 MB,
 * opening them, and memory. `node test/bench/language-server.mjs [PROGRAM]`; `run.mjs` runs it, too.
 *
 * The server runs as an editor runs it. Its processor time is Linux' count for its process, in steps of 10 ms, over many
 * keystrokes; a keystroke is a change and what an editor asks for then (formatting on type, code actions), and all that
 * the server does until its diagnostics of that version are there.
 */
import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver-protocol/node'

const root = fileURLToPath(new URL('../..', import.meta.url))
const keystrokes = 100

/** Measure; gives a row for each document. */
export async function measureLanguageServer(program = `${root}dist/gridhelp.js`) {
  const rows = []
  for (const [name, text, line, character] of documents()) {
    rows.push({name, size: text.length, ...(await measureOne(program, text, line, character))})
  }
  return rows
}

function* documents() {
  const border = '+----------+----------------------+--------+\n'
  const lines = Array.from({length: 10_000}, (_, row) =>
    `| ${String(row).padEnd(8)} | words of the row      | yes    |\n`.replace(
      'row      ',
      'row     '
    )
  )
  const head =
    border + '| Number   | What it says         | Right  |\n' + border.replaceAll('-', '=')
  const table = head + lines.map((line) => line + border).join('')
  yield ['a table of 10,000 rows', table, 10_003, 20]
  const chapter = `A title\n=======\n\nSome words of a paragraph, which has *markup* and goes on for a while.\n\n${head}${(lines[1] + border).repeat(5)}\n- an item\n- another one\n\n`
  const document = chapter.repeat(Math.ceil(2 ** 21 / chapter.length))
  yield ['a document of 2 MB', document, 25_003, 10]
}

async function measureOne(program, text, line, character) {
  const child = spawn(process.execPath, [program, 'lsp'])
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin)
  )
  const uri = 'file:///bench.rst'
  let published = 0
  let wake = () => {}
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    published = params.version
    wake()
  })
  connection.listen()
  const until = async (version) => {
    while (published < version) {
      await new Promise((resolve) => {
        wake = resolve
      })
    }
  }
  const empty = {processId: null, rootUri: null, capabilities: {}}
  await connection.sendRequest('initialize', empty)
  await connection.sendNotification('initialized', {})
  const start = cpu(child.pid)
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: {uri, languageId: 'restructuredtext', version: 1, text}
  })
  await until(1)
  const opened = cpu(child.pid)
  for (let key = 0; key < keystrokes; key += 1) {
    const version = key + 2
    const at = {line, character: character + (key % 2)}
    // A letter is typed, and taken back.
    const change =
      key % 2 === 0
        ? {range: {start: at, end: at}, text: 'x'}
        : {range: {start: {line, character}, end: at}, text: ''}
    await connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version},
      contentChanges: [change]
    })
    const position = {line, character: character + ((key + 1) % 2)}
    await connection.sendRequest('textDocument/onTypeFormatting', {
      textDocument: {uri},
      position,
      ch: 'x',
      options: {tabSize: 8, insertSpaces: true}
    })
    await connection.sendRequest('textDocument/codeAction', {
      textDocument: {uri},
      range: {start: position, end: position},
      context: {diagnostics: [], only: ['quickfix']}
    })
    await until(version)
  }
  const typed = cpu(child.pid)
  const memory = peak(child.pid)
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  connection.dispose()
  return {open: opened - start, keystroke: (typed - opened) / keystrokes, memory}
}

/** Milliseconds of processor time of a process. */
function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
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
  for (const {name, size, open, keystroke, memory} of rows) {
    const megabytes = (size / 2 ** 20).toFixed(1)
    console.log(
      `  ${name} (${megabytes} MB): open ${open}, keystroke ${keystroke.toFixed(1)}, memory ${memory} MiB`
    )
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  printLanguageServer(await measureLanguageServer(process.argv[2]))
}
