import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {bundleServer} from './server-program.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const {status: found} = spawnSync('nvim', ['--version'])
if (found !== 0) console.warn('Skipped: Neovim is not installed (apt-get install neovim)')

const files: Readonly<Record<string, string>> = {
  'broken.rst': 'Fox and others\n\n+-----+-----+\n| fox | b   |\n| c | d   |\n+-----+-----+\n',
  'index.txt': '%hyperhelp title="A" date="2026-11-01"\n\nSee |:roses:them|.\n',
  'plants.txt': '%hyperhelp title="B" date="2026-11-01"\n\n# roses:Roses\n',
  'hyperhelp.json':
    '{"package": "P", "help_files": {"index.txt": ["A"], "plants.txt": ["B", {"topic": "roses"}]}}'
}

describe.skipIf(found !== 0)('Neovim', () => {
  let folder: string
  let results: Record<string, unknown>

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gridhelp-nvim-')))
    const program = await bundleServer(folder)
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
    execFileSync(
      'nvim',
      ['--headless', '--clean', '-n', '-c', `luafile ${root}test/editors/neovim.lua`],
      {
        timeout: 120_000,
        stdio: 'ignore',
        env: {
          ...process.env,
          HOME: folder,
          GRIDHELP_FOLDER: folder,
          GRIDHELP_NODE: process.execPath,
          GRIDHELP_PROGRAM: program
        }
      }
    )
    results = JSON.parse(readFileSync(path.join(folder, 'results.json'), 'utf8'))
  }, 180_000)

  afterAll(() => {
    rmSync(folder, {recursive: true})
  })

  it('should run to the end', () => {
    expect(results.failure).toBeUndefined()
  })

  it('should show what is wrong', () => {
    expect(results.faults).toMatchObject([{line: 4, code: expect.stringMatching(/^grid-table-/)}])
  })

  it('should repair the table', () => {
    expect(results.titles).toContain('Repair this table')
    expect(results.repaired).toEqual([
      'Fox and others',
      '',
      '+-----+-----+',
      '| fox | b   |',
      '| c   | d   |',
      '+-----+-----+'
    ])
    expect(Object.values(results.faults_after as object)).toEqual([])
  })

  it('should widen a column while somebody types', () => {
    expect(results.typed).toEqual([
      'Fox and others',
      '',
      '+-------+-----+',
      '| foxes | b   |',
      '| c     | d   |',
      '+-------+-----+'
    ])
  })

  it('should format', () => {
    expect(results.formatted).toEqual(['+-----+', '| a   |', '+-----+'])
  })

  it('should go to a topic and rename it over the package', () => {
    expect(results.definition).toEqual(['plants.txt', 2])
    expect(results.renamed).toContain('See |:lilies:them|.')
    expect(results.other).toContain('# lilies:Roses')
  })
})
