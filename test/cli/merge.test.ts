import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const base = '+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+\n'
const ours = base.replace('a', 'x')

describe('gridhelp merge', () => {
  it('should print what both sides changed', async () => {
    const folder = await folderWith({base, ours, theirs: base.replace('d', 'y')})
    expect(await folder.call(['merge', 'base', 'ours', 'theirs'])).toEqual({
      status: 0,
      stdout: '+---+---+\n| x | b |\n+---+---+\n| c | y |\n+---+---+\n',
      stderr: ''
    })
  })

  it('should write conflicts to ours as a merge driver does, and exit with 1', async () => {
    const folder = await folderWith({base, ours, theirs: base.replace('a', 'y')})
    const args = ['merge', '-w', '--path', 'a.rst', '--label', 'HEAD', '--label', 'topic']
    expect(await folder.call([...args, '--marker-size', '9', 'base', 'ours', 'theirs'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'a.rst:1:1 error Both sides changed row 1, column 1 of this table merge-conflict\n'
    })
    expect(await folder.read('ours')).toContain('| <<<<<<<<< HEAD  | b |\n| x ')
  })

  it('should exit with 2 where a file is missing', async () => {
    const folder = await folderWith({base, ours})
    expect((await folder.call(['merge', 'base', 'ours', 'theirs'])).status).toBe(2)
  })
})

describe('gridhelp diff', () => {
  it('should say what changed, by the names of the columns', async () => {
    const table = '+------+----+\n| Name | Kg |\n+======+====+\n| Pear | 2  |\n+------+----+\n'
    const now = `${table.replace('2 ', '3 ')}| Fig  | 1  |\n+------+----+\n`
    const folder = await folderWith({'a.rst': table, 'b.rst': `Fruit\n=====\n\n${now}`})
    expect(await folder.call(['diff', 'a.rst', 'b.rst'])).toEqual({
      status: 1,
      stdout: 'a.rst:1 → b.rst:4\n  row 3 inserted: "Fig", "1"\n  row 2, Kg: "2" → "3"\n',
      stderr: ''
    })
    expect((await folder.call(['diff', '-t', 'md', 'a.rst', 'b.rst'])).stdout).toBe(
      '- a.rst:1 → b.rst:4\n  - row 3 inserted: "Fig", "1"\n  - row 2, Kg: "2" → "3"\n'
    )
    const {stdout} = await folder.call(['diff', '-t', 'json', 'a.rst', 'b.rst'])
    expect(JSON.parse(stdout)).toMatchObject([
      {line: 1, newLine: 4, changes: [{type: 'row-inserted', newRow: 2}, {type: 'cell'}]}
    ])
  })

  it('should not mind how tables are drawn', async () => {
    const folder = await folderWith({
      'a.rst': base,
      'b.rst': base.replaceAll('---', '-----').replaceAll(' |', '   |')
    })
    expect((await folder.call(['diff', 'a.rst', 'b.rst'])).status).toBe(0)
  })

  it('should say that a table came or went', async () => {
    const folder = await folderWith({'a.rst': 'None.\n', 'b.rst': base})
    const {stdout} = await folder.call(['diff', 'a.rst', 'b.rst'])
    expect(stdout).toBe('b.rst:1: table inserted (a, b)\n')
    const {stdout: back} = await folder.call(['diff', 'b.rst', 'a.rst'])
    expect(back).toBe('b.rst:1: table deleted (a, b)\n')
  })
})
