import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {bundleServer} from './server-program.js'

const script = fileURLToPath(new URL('emacs.el', import.meta.url))
const {status} = spawnSync('emacs', [
  ...['--batch', '--eval'],
  "(progn (require 'package) (package-initialize) (require 'eglot))"
])
if (status !== 0) {
  console.warn('Skipped: Emacs with eglot is not installed (apt-get install emacs-nox elpa-eglot)')
}

describe.skipIf(status !== 0)('Emacs', () => {
  let folder: string
  let results: Record<string, unknown>

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gridhelp-emacs-')))
    const program = await bundleServer(folder)
    writeFileSync(
      path.join(folder, 'broken.rst'),
      'Fox and others\n\n+-----+-----+\n| fox | b   |\n| c | d   |\n+-----+-----+\n'
    )
    execFileSync('emacs', ['--batch', '-l', script], {
      timeout: 120_000,
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: folder,
        GRIDHELP_FOLDER: folder,
        GRIDHELP_NODE: process.execPath,
        GRIDHELP_PROGRAM: program
      }
    })
    results = JSON.parse(readFileSync(path.join(folder, 'results.json'), 'utf8'))
  }, 180_000)

  afterAll(() => {
    rmSync(folder, {recursive: true})
  })

  it('should run to the end', () => {
    expect(results.failure).toBeUndefined()
    expect(results.managed).toBe(true)
  })

  it('should show what is wrong, and repair it', () => {
    expect(results.faults).toEqual([5])
    expect(results.titles).toEqual(['Repair this table'])
    expect(results.repaired).toBe(
      'Fox and others\n\n+-----+-----+\n| fox | b   |\n| c   | d   |\n+-----+-----+\n'
    )
  })

  it('should widen a column while somebody types', () => {
    expect(results.typed).toBe(
      'Fox and others\n\n+-------+-----+\n| fox   | b   |\n| cats! | d   |\n+-------+-----+\n'
    )
  })

  it('should format', () => {
    expect(results.formatted).toBe('+-----+\n|a    |\n+-----+\n')
  })
})
