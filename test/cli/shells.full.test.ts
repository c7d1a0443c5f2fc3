import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {describe, expect, it, onTestFinished} from 'vitest'
import {commands} from '../../src/cli/commands/index.js'
import {folderWith} from './run-in.js'

/** Whether a program is there; loudly, where it is not. */
function has(program: string): boolean {
  const isThere = spawnSync(program, ['--version']).error === undefined
  if (!isThere) console.warn(`!!! ${program} is not there: what it reads is NOT tested`)
  return isThere
}

/** Make a folder with the script that a shell completes with. */
async function scriptFor(shell: string, name: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-shell-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  const {stdout} = await (await folderWith({})).call(['completions', shell])
  writeFileSync(path.join(folder, name), stdout)
  return folder
}

/** Complete a line in bash, whose functions get words and give words. */
async function inBash(line: string): Promise<Array<string>> {
  const folder = await scriptFor('bash', 'gridhelp.bash')
  const words = line.split(' ')
  const script = [
    `source ${folder}/gridhelp.bash`,
    `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${words.length - 1}`,
    '_gridhelp',
    `printf "%s\\n" "\${COMPREPLY[@]}"`
  ]
  return lines(execFileSync('bash', ['--norc', '-c', script.join('\n')], {encoding: 'utf8'}))
}

/** Press Tab in a zsh that has a terminal of its own; what it adds to the list goes to a file. */
async function inZsh(line: string): Promise<Array<string>> {
  const folder = await scriptFor('zsh', '_gridhelp')
  const driver = fileURLToPath(new URL('complete.zsh', import.meta.url))
  const env = {...process.env, GRIDHELP_FOLDER: folder, GRIDHELP_LINE: line, HOME: folder}
  return lines(execFileSync('zsh', ['-f', driver], {encoding: 'utf8', env, timeout: 60_000}))
}

/** Ask fish, which completes without a terminal: name, tab, description. */
async function inFish(line: string): Promise<Array<string>> {
  const folder = await scriptFor('fish', 'gridhelp.fish')
  const script = `source ${folder}/gridhelp.fish; complete -C ${JSON.stringify(line)}`
  const env = {...process.env, HOME: folder}
  const text = execFileSync('fish', ['--no-config', '-c', script], {encoding: 'utf8', env})
  return lines(text).map((found) => found.split('\t', 1)[0]!)
}

function lines(text: string): Array<string> {
  return text.split('\n').filter((line) => line !== '')
}

const names = commands.map(({name}) => name)

describe.each([
  ['bash', inBash],
  ['zsh', inZsh],
  ['fish', inFish]
] as const)('%s', (shell, complete) => {
  it.skipIf(!has(shell))(
    'should complete commands, options and values',
    async () => {
      const all = await complete('gridhelp ')
      expect(all).toEqual(expect.arrayContaining([...names, 'help']))
      expect(await complete('gridhelp do')).toEqual(['doctor'])
      expect(await complete('gridhelp help fm')).toEqual(['fmt'])
      expect(await complete('gridhelp fmt --sty')).toEqual(['--style'])
      expect((await complete('gridhelp fmt --style ')).sort()).toEqual(['canonical', 'keep'])
      expect(await complete('gridhelp tables --to nd')).toEqual(['ndjson'])
      expect(await complete('gridhelp convert --target vi')).toEqual(['vitepress'])
    },
    120_000
  )
})

describe('the man page', () => {
  it.skipIf(!has('man'))('should be shown by man without a warning', async () => {
    const {stdout} = await (await folderWith({})).call(['man'])
    const folder = await folderWith({'gridhelp.1': stdout})
    const env = {...process.env, MANROFFOPT: '-ww', MANWIDTH: '80', LC_ALL: 'C.UTF-8'}
    const {stdout: text, stderr} = spawnSync(
      'man',
      ['--warnings', '-l', path.join(folder.path, 'gridhelp.1')],
      {encoding: 'utf8', env}
    )
    expect(stderr).toBe('')
    const plain = text.replace(/.\u0008/g, '')
    for (const heading of ['NAME', 'SYNOPSIS', 'COMMANDS', 'EXIT STATUS']) {
      expect(plain).toMatch(new RegExp(`^${heading}$`, 'm'))
    }
    for (const name of names) expect(plain).toContain(`gridhelp ${name}`)
  })

  it.skipIf(!has('mandoc'))('should satisfy mandoc', async () => {
    const {stdout} = await (await folderWith({})).call(['man'])
    const {stdout: said} = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning'], {
      encoding: 'utf8',
      input: stdout
    })
    // Two builds of one version are the same: there is no date.
    expect(lines(said).filter((line) => !line.includes('missing date'))).toEqual([])
  })
})
