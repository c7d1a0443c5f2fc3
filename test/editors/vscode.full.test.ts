import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver-protocol/node'
import {tableActions} from '../../src/language-server/table-actions.js'

const extension = fileURLToPath(new URL('../../src/editors/vscode', import.meta.url))
const isThere = existsSync(path.join(extension, 'node_modules/@vscode/vsce'))
if (!isThere) {
  console.warn(
    'Skipped: vsce is not installed (npm ci --prefix src/editors/vscode --ignore-scripts)'
  )
}

/** What the manifest says that tests look at. */
interface Manifest {
  main: string
  contributes: {
    commands: Array<{command: string}>
    keybindings: Array<{command: string}>
    grammars: Array<{path: string}>
    languages: Array<{configuration: string}>
  }
}

describe.skipIf(!isThere)('the extension for VS Code', () => {
  let folder: string
  let files: Array<string>
  let manifest: Manifest

  beforeAll(() => {
    execFileSync('npm', ['run', 'package'], {cwd: extension, stdio: 'ignore'})
    folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-vsix-'))
    const vsix = path.join(extension, 'dist/gridhelp.vsix')
    execFileSync('python3', ['-m', 'zipfile', '-e', vsix, folder])
    const list = readdirSync(path.join(folder, 'extension'), {recursive: true, encoding: 'utf8'})
    files = list.filter((name) => /\.\w+$/.test(name)).sort()
    manifest = JSON.parse(readFileSync(path.join(folder, 'extension/package.json'), 'utf8'))
  }, 240_000)

  afterAll(() => {
    rmSync(folder, {recursive: true})
  })

  it('should hold what it needs, and nothing else', () => {
    expect(files).toEqual([
      'LICENSE.txt',
      'dist/extension.js',
      'dist/server.js',
      'language-configuration.json',
      'package.json',
      'readme.md',
      'syntaxes/hyperhelp.tmLanguage.json'
    ])
    expect(existsSync(path.join(folder, 'extension', manifest.main))).toBe(true)
    for (const {path: name} of manifest.contributes.grammars) {
      expect(existsSync(path.join(folder, 'extension', name))).toBe(true)
    }
  })

  it('should have a command for each action, and its code know each command', () => {
    const own = manifest.contributes.commands.map(({command}) => command)
    for (const name of tableActions.keys()) expect(own).toContain(`gridhelp.${name}`)
    const code = readFileSync(path.join(folder, 'extension', manifest.main), 'utf8')
    for (const command of own) expect(code).toContain(command.replace(/^gridhelp\./, ''))
    for (const {command} of manifest.contributes.keybindings) expect(own).toContain(command)
  })

  it('should carry a server that runs', async () => {
    const program = path.join(folder, 'extension/dist/server.js')
    const child = spawn(process.execPath, [program, '--stdio'])
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin)
    )
    connection.listen()
    const result = await connection.sendRequest<{serverInfo: {name: string}}>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {}
    })
    expect(result.serverInfo.name).toBe('gridhelp')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    expect(await ended).toBe(0)
    connection.dispose()
  })

  it('should have a grammar whose expressions are expressions', () => {
    const grammar = JSON.parse(
      readFileSync(path.join(folder, 'extension/syntaxes/hyperhelp.tmLanguage.json'), 'utf8')
    )
    const text = JSON.stringify(grammar)
    const patterns = [...text.matchAll(/"(?:match|begin|end)":("(?:[^"\\]|\\.)*")/g)]
    expect(patterns.length).toBeGreaterThan(8)
    for (const [, pattern] of patterns) {
      // `\A` is Oniguruma's.
      expect(() => new RegExp(JSON.parse(pattern!).replace('\\A', '^'))).not.toThrow()
    }
  })
})
