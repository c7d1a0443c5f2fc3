import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {describe, expect, it, onTestFinished} from 'vitest'
import {editTables, type TableEditor} from '../../src/index.js'
import {buildProgram} from './program.js'

const hasGit = spawnSync('git', ['--version']).status === 0
if (!hasGit) console.warn('!!! git is not there: the merge driver and the difftool are NOT tested')

const table = [
  'Ropes',
  '=====',
  '',
  '+-------+--------+-------+',
  '| Name  | Length | Kind  |',
  '+=======+========+=======+',
  '| Main  | 12 m   | hemp  |',
  '+-------+--------+-------+',
  '| Spare | 8 m    | nylon |',
  '+-------+--------+-------+',
  ''
].join('\n')

describe.skipIf(!hasGit)('git', () => {
  it('should merge branches that change different cells, rows and columns of one table', () => {
    const repository = makeRepository()
    repository.branch('ours', ([one]) => {
      one!.setCell(1, 1, 'fourteen')
      one!.insertColumn(3, ['Place', 'shed', 'loft'])
    })
    repository.branch('theirs', ([one]) => {
      one!.setCell(1, 2, 'sisal')
      one!.insertRow(3, ['Old', '3 m', 'jute'])
    })
    repository.git('checkout', '-q', 'ours')
    repository.git('merge', '-q', '-m', 'Merge', 'theirs')
    expect(repository.read()).toBe(
      [
        'Ropes',
        '=====',
        '',
        '+-------+----------+-------+-------+',
        '| Name  | Length   | Kind  | Place |',
        '+=======+==========+=======+=======+',
        '| Main  | fourteen | sisal | shed  |',
        '+-------+----------+-------+-------+',
        '| Spare | 8 m      | nylon | loft  |',
        '+-------+----------+-------+-------+',
        '| Old   | 3 m      | jute  |       |',
        '+-------+----------+-------+-------+',
        ''
      ].join('\n')
    )
  })

  it('should stop at a cell that both changed, with a whole table', () => {
    const repository = makeRepository()
    repository.branch('ours', ([one]) => one!.setCell(1, 1, '14 m'))
    repository.branch('theirs', ([one]) => one!.setCell(1, 1, '15 m'))
    repository.git('checkout', '-q', 'ours')
    const {status} = repository.try('merge', '-q', '-m', 'Merge', 'theirs')
    expect(status).toBe(1)
    expect(repository.git('diff', '--name-only', '--diff-filter=U')).toBe('ropes.rst\n')
    expect(repository.read()).toContain('| Main  | <<<<<<< ours   | hemp  |\n|       | 14 m ')
  })

  it('should show what tables say by a difftool and by textconv', () => {
    const repository = makeRepository()
    repository.branch('ours', ([one]) => one!.setCell(1, 1, '14 metres long'))
    const {stdout} = repository.try('difftool', '-y', '-t', 'gridhelp', 'main', 'ours')
    expect(stdout).toContain('row 2, Length: "12 m" → "14 metres long"')
    const log = repository.git('diff', 'main', 'ours')
    expect(log).toContain('-{"Name":"Main","Length":"12 m","Kind":"hemp"}')
    expect(log).toContain('+{"Name":"Main","Length":"14 metres long","Kind":"hemp"}')
    expect(log).not.toContain('Spare |')
  })
})

/** Make a repository with one document, whose driver and tools are this program. */
function makeRepository() {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-git-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  const file = path.join(folder, 'ropes.rst')
  const program = `"${process.execPath}" "${buildProgram()}"`
  const env = {...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null'}
  const git = (...args: Array<string>): string =>
    execFileSync('git', args, {cwd: folder, env, encoding: 'utf8'})
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'A')
  git('config', 'user.email', 'a@example.org')
  git('config', 'merge.gridhelp.driver', `${program} merge -w --path %P --marker-size %L %O %A %B`)
  git('config', 'difftool.gridhelp.cmd', `${program} diff "$LOCAL" "$REMOTE" || true`)
  git('config', 'diff.gridhelp.textconv', `${program} tables -t ndjson`)
  writeFileSync(path.join(folder, '.gitattributes'), '*.rst merge=gridhelp diff=gridhelp\n')
  writeFileSync(file, table)
  git('add', '.')
  git('commit', '-q', '-m', 'Base')
  return {
    git,
    try: (...args: Array<string>) => spawnSync('git', args, {cwd: folder, env, encoding: 'utf8'}),
    read: () => readFileSync(file, 'utf8'),
    /** Commit an edit on a branch of its own. */
    branch(name: string, edit: (tables: Array<TableEditor>) => void): void {
      git('checkout', '-q', '-b', name, 'main')
      writeFileSync(file, editTables(table, edit))
      git('commit', '-q', '-a', '-m', name)
    }
  }
}
