import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {expect, it} from 'vitest'
import {
  createProtocolConnection,
  type Location,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit
} from 'vscode-languageserver-protocol/node'
import {bundleServer} from '../editors/server-program.js'

/** Loaded before the server: whoever opens a socket or looks up a name ends it with a status of its own. */
const noNetwork = `
  const net = require('node:net'), dns = require('node:dns'), dgram = require('node:dgram')
  const end = () => process.exit(99)
  net.Socket.prototype.connect = end
  net.Server.prototype.listen = end
  dns.lookup = end
  dns.promises.lookup = end
  dgram.createSocket = end
  globalThis.fetch = end
`

const help = {
  'hyperhelp.json':
    '{"package": "P", "help_files": {"index.txt": ["A"], "plants.txt": ["B", {"topic": "roses"}]}}',
  'index.txt':
    '%hyperhelp title="A" date="2026-11-01"\n\nSee |:roses:them| and |:../secret.txt:it|.\n',
  'plants.txt': '%hyperhelp title="B" date="2026-11-01"\n\n# roses:Roses\n',
  // What tools of other kinds would run.
  'package.json': '{"scripts": {"prepare": "touch run"}}',
  '.prettierrc.js': 'require("fs").writeFileSync("run", "")'
}

it('should work where it may read nothing but the workspace, write nothing, run nothing', async () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gridhelp-lsp-')))
  const work = path.join(folder, 'work')
  mkdirSync(work)
  for (const [name, text] of Object.entries(help)) writeFileSync(path.join(work, name), text)
  writeFileSync(path.join(folder, 'secret.txt'), '# secret:Secret\n')
  const own = path.join(folder, 'program')
  mkdirSync(own)
  const program = await bundleServer(own)
  const guard = path.join(own, 'no-network.cjs')
  writeFileSync(guard, noNetwork)
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission'
  const child = spawn(
    process.execPath,
    [
      ...[permission, `--allow-fs-read=${work}/`, `--allow-fs-read=${own}/`],
      ...['--require', guard, program, 'lsp']
    ],
    {cwd: work}
  )
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  void ended.then(() => connection.dispose())
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin)
  )
  const uriOf = (name: string): string => pathToFileURL(path.join(work, name)).href
  const faults = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', (params) => {
      if (params.uri === uriOf('index.txt') && params.diagnostics.length > 0) resolve(params)
    })
  })
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{uri: pathToFileURL(work).href, name: 'work'}]
  })
  await connection.sendNotification('initialized', {})
  const text = help['index.txt']
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: {uri: uriOf('index.txt'), languageId: 'plaintext', version: 1, text}
  })
  const at = (character: number): object => ({
    textDocument: {uri: uriOf('index.txt')},
    position: {line: 2, character}
  })
  const place = await connection.sendRequest<Location>('textDocument/definition', at(7))
  expect(place.uri).toBe(uriOf('plants.txt'))
  expect(await connection.sendRequest('textDocument/definition', at(26))).toBeNull()
  const {changes} = await connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    ...at(7),
    newName: 'lilies'
  })
  expect(Object.keys(changes!)).toContain(uriOf('plants.txt'))
  expect((await faults).diagnostics.map(({code}) => code)).toContain('link-unresolved')
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  expect(await ended).toBe(0)
  expect(errors.replace(/^.*(?:ExperimentalWarning|--trace-warnings).*$/gm, '').trim()).toBe('')
  connection.dispose()
  for (const [name, text] of Object.entries(help)) {
    expect(readFileSync(path.join(work, name), 'utf8')).toBe(text)
  }
  rmSync(folder, {recursive: true})
}, 120_000)
