import {readdir} from 'node:fs/promises'
import {describe, expect, it} from 'vitest'
import {folderWith} from '../cli/run-in.js'
import {indexOf} from '../help-package/package-in.js'

/** Colours, the clipboard (OSC 52), the title of a window, lines that hide others, text in another order. */
const escapes = [
  '\x1b[31m',
  '\x1b]52;c;ZWNobw==\x07',
  '\x1b]0;a\x1b\\',
  '\x9b2J',
  '\r',
  '\b\b',
  '\x7f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u2028'
]

/** Names that lead out of a folder, or that a file system takes for something else. */
const names = [
  ...[
    '../x.txt',
    '../../x.txt',
    '..\\x.txt',
    '/x.txt',
    '//x/y.txt',
    'C:x.txt',
    'C:\\x.txt',
    '\\\\x\\y.txt'
  ],
  ...[
    '%2e%2e/x.txt',
    '%2e%2e%2fx.txt',
    '..%2fx.txt',
    '..%5cx.txt',
    '.%2e/x.txt',
    '%252e%252e/x.txt'
  ],
  ...[
    'a/../../x.txt',
    'a/./../../x.txt',
    './../x.txt',
    'a//../../x.txt',
    '....//x.txt',
    '.../x.txt'
  ],
  ...[
    '\uff0e\uff0e/x.txt',
    '..\u2215x.txt',
    '..\u2044x.txt',
    '\u2024\u2024/x.txt',
    '.\u200b./x.txt'
  ],
  ...[
    '~/x.txt',
    '~root/x.txt',
    '$HOME/x.txt',
    '`x`.txt',
    '$(x).txt',
    '|x.txt',
    '>x.txt',
    '-o',
    '--output=x'
  ],
  ...[
    'CON.txt',
    'nul.txt',
    'com1.txt',
    'aux',
    'x.txt.',
    'x.txt ',
    ' x.txt',
    'x:y.txt',
    'x?.txt',
    'x*.txt'
  ],
  ...[
    '',
    '.',
    '..',
    '/',
    '\\',
    '.txt',
    'a/',
    'index.txt/',
    'INDEX.TXT',
    'ındex.txt',
    'x\u0301.txt'
  ],
  ...['__proto__.txt', 'constructor.txt', 'toString', '__proto__/x.txt', 'hasOwnProperty.txt']
]
const paths = [
  ...names,
  ...names.map((name) => `a/${name}`),
  ...names.map((name) => `${'../'.repeat(5)}${name}`),
  ...names.map((name) => `${name}\u202e`)
]

/** Neither controls but line feeds, nor what turns text around or hides. */
const harmless = /^[\n\x20-\x7e\xa0-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u2070-\uffff]*$/

describe('what strangers write, on the command line', () => {
  it.each(escapes)('should not reach the terminal in a message: %j', async (control) => {
    const usable = control.replace('/', '')
    const folder = await folderWith({
      [`a${usable}b.txt`]: `%hyperhelp ${control}\n\n# ${control}\n\nSee |:no${control}where:${control}|.\n\n+--+\n|${control}\n`
    })
    for (const command of ['convert', 'lint', 'fmt', 'tables']) {
      const args = [command, `a${usable}b.txt`, `no${control}file.txt`]
      const {stderr} = await folder.call(args)
      expect(stderr).toMatch(harmless)
      // The line that shows progress has controls of our own.
      const shown = await folder.call(args, {terminal: true, environment: {NO_COLOR: '1'}})
      expect(shown.stderr.replaceAll(/\r|\x1b\[K/g, '')).toMatch(harmless)
    }
  })

  it('should not lead out of the folders of a package and its site', async () => {
    expect(paths.length).toBeGreaterThanOrEqual(200)
    const folder = await folderWith({
      'outside.txt': 'outside',
      'in/a/index.txt': '%hyperhelp title="a"\n\n# a:a\n',
      'in/hyperhelp.json': indexOf({
        description: 'Names',
        help_files: Object.fromEntries(
          paths.map((name, index) => [name, [name, {topic: `t${index}`, caption: name}]])
        ),
        help_contents: [...paths]
      })
    })
    const before = await folder.list()
    const prototype = Reflect.ownKeys(Object.prototype)
    for (const target of ['github', 'vitepress', 'mkdocs', 'docusaurus']) {
      const {stderr} = await folder.call([
        'convert',
        'in',
        '-o',
        `out-${target}`,
        '--target',
        target
      ])
      expect(stderr).not.toContain('TypeError')
    }
    const after = (await folder.list()).filter((name) => !name.startsWith('out-'))
    expect(after).toEqual(before)
    expect(Reflect.ownKeys(Object.prototype)).toEqual(prototype)
    expect(await readdir(`${folder.path}/..`)).not.toContain('x.txt')
  })

  it('should not run what lies in a folder', async () => {
    const code = 'globalThis.gridhelpRan = true'
    const folder = await folderWith({
      'a.txt': '# a:b\n',
      'gridhelp.config.js': code,
      'gridhelp.config.mjs': code,
      '.gridhelprc.js': code,
      '.gridhelprc.mjs': code,
      '.gridhelprc.cjs': code,
      'package.json':
        '{"type": "module", "gridhelp": "./gridhelp.config.js", "main": "./gridhelp.config.js"}',
      'hyperhelp.js': code
    })
    for (const command of ['convert', 'lint', 'fmt', 'tables'])
      await folder.call([command, 'a.txt'])
    expect('gridhelpRan' in globalThis).toBe(false)
  })
})
