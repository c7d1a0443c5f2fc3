import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type * as Fake from './fake-vscode.js'
import {bundleServer} from './server-program.js'

const extension = fileURLToPath(new URL('../../src/editors/vscode', import.meta.url))
const fake = fileURLToPath(new URL('fake-vscode.ts', import.meta.url))

/** The extension and what stands for VS Code, in one file, so that both have the same editor. */
interface Bundle {
  activate(context: {
    asAbsolutePath(name: string): string
    subscriptions: Array<unknown>
  }): Promise<void>
  deactivate(): Promise<void>
  vscode: typeof Fake
}

const table = `Text

+-----+-----+
| n   | m   |
+=====+=====+
| a   | b   |
+-----+-----+

More
`

describe('keys of the extension for VS Code', () => {
  let folder: string
  let bundle: Bundle
  let keys: ReadonlyArray<Fake.KeyBinding>
  let count = 0

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-keys-'))
    const server = await bundleServer(folder)
    const outfile = path.join(folder, 'extension.mjs')
    await build({
      stdin: {
        contents: `export * as vscode from 'vscode'\nexport * from './extension.ts'\n`,
        resolveDir: extension
      },
      ...{outfile, bundle: true, platform: 'node', format: 'esm'},
      alias: {vscode: fake, 'vscode-languageclient/node': fake},
      mainFields: ['module', 'main'],
      banner: {
        js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);"
      }
    })
    bundle = await import(pathToFileURL(outfile).href)
    const manifest = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'))
    keys = manifest.contributes.keybindings
    await bundle.activate({asAbsolutePath: () => server, subscriptions: []})
  })

  afterAll(async () => {
    await bundle.deactivate()
    rmSync(folder, {recursive: true})
  })

  /** Press keys in a document with the cursor at `‸`. */
  async function press(marked: string, ...pressed: ReadonlyArray<string>): Promise<string> {
    const {vscode} = bundle
    vscode.open(`untitled:keys-${count++}`, 'restructuredtext', marked)
    for (const key of pressed) await vscode.press(key, keys)
    return vscode.look()
  }

  it('should go from cell to cell with Tab, and back with Shift+Tab', async () => {
    const at = (cell: string): string => table.replace(`| ${cell} `, `| ‸${cell} `)
    expect(await press(table.replace('n ', 'n‸ '), 'tab')).toBe(at('m'))
    expect(await press(table.replace('n ', 'n‸ '), 'tab', 'tab')).toBe(at('a'))
    expect(await press(table.replace('b ', 'b‸ '), 'shift+tab')).toBe(at('a'))
    expect(await press(table.replace('b ', 'b‸ '), 'shift+tab', 'shift+tab', 'shift+tab')).toBe(
      at('n')
    )
    // There is nothing before the first cell.
    expect(await press(at('n'), 'shift+tab')).toBe(at('n'))
  })

  const longer = `+-----+-----+
| n   | m   |
+=====+=====+
| a   | b   |
+-----+-----+
| ‸    |     |
+-----+-----+
`

  it('should make a new row with Tab in the last cell, which one undo takes back', async () => {
    const last = table.replace('b ', 'b‸ ')
    expect(await press(last, 'tab')).toContain(longer)
    bundle.vscode.window.activeTextEditor!.undo()
    expect(bundle.vscode.look()).toBe(last)
  })

  it('should make a new row with Enter at the end of a row, which one undo takes back', async () => {
    const end = table.replace('b   |', 'b   |‸')
    expect(await press(end, 'enter')).toContain(longer)
    bundle.vscode.window.activeTextEditor!.undo()
    expect(bundle.vscode.look()).toBe(end)
  })

  it('should leave keys alone outside of tables', async () => {
    expect(await press('Te‸xt\n', 'tab')).toBe('Te\t‸xt\n')
    expect(await press('Te‸xt\n', 'enter')).toBe('Te\n‸xt\n')
    expect(await press('| a | b |‸\n', 'enter')).toBe('| a | b |\n‸\n')
    expect(await press('| a‸ | b |\n|---|---|\n', 'tab')).toBe('| a\t‸ | b |\n|---|---|\n')
    // Within a row, Enter breaks the line as ever.
    expect(await press(table.replace('b ', 'b‸ '), 'enter')).toContain('| a   | b\n‸')
    // Behind a border the table goes on, or ends, as the server says.
    expect(await press('+---+\n| a |\n+---+‸\n', 'tab')).toBe('+---+\n| a |\n+---+\t‸\n')
    bundle.vscode.shown.length = 0
    await press('Te‸xt\n', 'shift+tab')
    expect(bundle.vscode.shown).toEqual(['outdent'])
  })

  it('should leave keys alone where what looks like a table is none', async () => {
    expect(await press('::\n\n  +---+\n  | a‸ |\n  +---+\n', 'tab')).toMatch(/a\t?‸/)
  })

  it('should do what is in the palette, and say why something cannot be done', async () => {
    const {vscode} = bundle
    await press(table.replace('b ', 'b‸ '))
    await vscode.commands.executeCommand('gridhelp.insertColumnRight')
    expect(vscode.look()).toContain('| n   | m   |   |')
    await press(table.replace('b ', 'b‸ '))
    vscode.shown.length = 0
    await vscode.commands.executeCommand('gridhelp.split')
    expect(vscode.shown.join()).toMatch(/^Cannot split/)
    expect(vscode.window.activeTextEditor!.text).toBe(table)
  })

  it('should draw a table of the size that is asked for', async () => {
    const {vscode} = bundle
    await press('Text\n\n‸')
    vscode.answers.push('2 x 2')
    await vscode.commands.executeCommand('gridhelp.createTable')
    expect(vscode.window.activeTextEditor!.text).toBe(`Text

+--------+--------+
|        |        |
+========+========+
|        |        |
+--------+--------+
`)
    vscode.window.activeTextEditor!.undo()
    expect(vscode.window.activeTextEditor!.text).toBe('Text\n\n')
  })
})
