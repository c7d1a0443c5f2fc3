import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {expect, it, onTestFinished} from 'vitest'
import {buildProgram} from './program.js'

const isThere = spawnSync('pre-commit', ['--version']).status === 0
if (!isThere) console.warn('!!! pre-commit is not there (pip install pre-commit): NOT tested')

const hooks = fileURLToPath(new URL('../../.pre-commit-hooks.yaml', import.meta.url))
const loose = '+---+\n| ab |\n+---+\n'
const fine = '+---+\n| ab|\n+---+\n'

it.skipIf(!isThere)('should format, check and lint in pre-commit', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-hooks-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))

  // What pre-commit installs: our hooks, and a package whose program is the one of this build.
  const source = repository('source')
  cpSync(hooks, path.join(source, '.pre-commit-hooks.yaml'))
  write(source, 'package.json', '{"name": "gridhelp", "version": "1.0.0", "bin": "run.mjs"}\n')
  write(source, 'run.mjs', `#!/usr/bin/env node\nimport ${JSON.stringify(buildProgram())}\n`)
  const rev = commit(source)

  const work = repository('work')
  const config = (id: string) =>
    write(
      work,
      '.pre-commit-config.yaml',
      `repos:\n  - repo: ${source}\n    rev: ${rev}\n    hooks:\n      - id: ${id}\n`
    )
  write(work, 'docs/a.rst', loose)
  write(work, 'left/b.rst', loose)
  write(work, 'notes.py', loose)
  write(work, '.gridhelpignore', 'left/\n')
  config('gridhelp-check')
  commit(work)

  expectFailure(/docs\/a\.rst:2:5 error/)
  config('gridhelp-lint')
  expectFailure(/docs\/a\.rst:2:/)
  config('gridhelp-fmt')
  expectFailure(/files were modified/)
  expect(readFileSync(path.join(work, 'docs/a.rst'), 'utf8')).toBe(fine)
  for (const name of ['left/b.rst', 'notes.py']) {
    expect(readFileSync(path.join(work, name), 'utf8')).toBe(loose)
  }
  for (const id of ['gridhelp-fmt', 'gridhelp-check', 'gridhelp-lint']) {
    config(id)
    expect(preCommit('--all-files').status, id).toBe(0)
    // A commit of nothing but what is left out.
    expect(preCommit('--files', 'left/b.rst').status, id).toBe(0)
  }

  function expectFailure(words: RegExp): void {
    const {status, stdout} = preCommit('--all-files')
    expect(stdout).toMatch(words)
    expect(status).toBe(1)
  }

  function preCommit(...args: Array<string>): {status: number | null; stdout: string} {
    git(work, 'add', '--all')
    const env = {...process.env, PRE_COMMIT_HOME: path.join(folder, 'home'), NO_COLOR: '1'}
    return spawnSync('pre-commit', ['run', ...args], {cwd: work, env, encoding: 'utf8'})
  }

  function repository(name: string): string {
    const place = path.join(folder, name)
    mkdirSync(place)
    git(place, 'init', '-q', '-b', 'main')
    return place
  }

  function commit(place: string): string {
    git(place, 'add', '--all')
    git(place, '-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '-m', 'All')
    return git(place, 'rev-parse', 'HEAD').trim()
  }
})

function git(place: string, ...args: Array<string>): string {
  return execFileSync('git', args, {cwd: place, encoding: 'utf8'})
}

function write(place: string, name: string, content: string): void {
  mkdirSync(path.dirname(path.join(place, name)), {recursive: true})
  writeFileSync(path.join(place, name), content)
}
