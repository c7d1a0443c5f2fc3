import {stat, utimes} from 'node:fs/promises'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const table = ['+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+', ''].join('\n')
const two = `${table}\n${table.replace('| 1', '| 3')}`

describe('output', () => {
  it('should write a file only when that changes it', async () => {
    const folder = await folderWith({'one.txt': table})
    await folder.call(['tables', 'one.txt', '-t', 'csv', '-o', 'one.csv'])
    const file = path.join(folder.path, 'one.csv')
    await utimes(file, 1, 1)
    await folder.call(['tables', 'one.txt', '-t', 'csv', '-o', 'one.csv'])
    expect((await stat(file)).mtimeMs).toBe(1000)
    await folder.call(['tables', 'one.txt', '-t', 'csv', '--sources', '-o', 'one.csv'])
    expect(await folder.read('one.csv')).toMatch(/^file,line/)
    expect(await folder.list()).toEqual(['one.csv', 'one.txt'])
  })

  it('should put the result of one input into a folder that is there', async () => {
    const folder = await folderWith({'docs/one.txt': table, 'out/keep': ''})
    await folder.call(['tables', 'docs/one.txt', '-t', 'csv', '-o', 'out'])
    expect(await folder.list()).toContain('out/docs/one.csv')
  })

  it('should give each table of an input its own file where a file holds one', async () => {
    const folder = await folderWith({'two.txt': two})
    await folder.call(['tables', 'two.txt', '-t', 'csv', '-o', 'out/'])
    expect(await folder.list()).toEqual(['out/two-1.csv', 'out/two-2.csv', 'two.txt'])
    expect(await folder.read('out/two-2.csv')).toBe('a,b\n3,2\n')
  })

  it('should write no file for a document without tables', async () => {
    const folder = await folderWith({'docs/one.txt': table, 'docs/none.txt': 'Text.\n'})
    const {status, stderr} = await folder.call(['tables', 'docs', '-t', 'json', '-o', 'out/'])
    expect({status, stderr}).toEqual({
      status: 0,
      stderr: 'docs/none.txt warning No table found table-missing\n'
    })
    expect(await folder.list()).toEqual(['docs/none.txt', 'docs/one.txt', 'out/one.json'])
  })

  it('should refuse two inputs for one output', async () => {
    const folder = await folderWith({'a.txt': table, 'b/a.txt': two})
    const {status, stderr} = await folder.call(['tables', 'a.txt', 'b', '-t', 'json', '-o', 'out'])
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /^b\/a\.txt error Cannot write `.*a\.json`, expected a path other than that of `a\.txt` output-collision\n$/
    )
    expect(JSON.parse(await folder.read('out/a.json'))).toHaveLength(1)
  })

  it('should not write through links to files and folders', async () => {
    const folder = await folderWith({
      'docs/a.txt': table,
      'docs/deep/b.txt': table,
      'away/c': 'mine',
      'out/keep': ''
    })
    await folder.link('out/a.json', '../away/c')
    await folder.link('out/deep', '../away')
    const {status, stderr} = await folder.call(['tables', 'docs', '-o', 'out'])
    expect(status).toBe(2)
    expect(stderr.match(/`(a\.json|deep)` is a symbolic link/g)).toHaveLength(2)
    expect(await folder.read('away/c')).toBe('mine')
    expect((await folder.list()).filter((name) => name.startsWith('away'))).toEqual(['away/c'])
  })

  it('should make the folder of a file', async () => {
    const folder = await folderWith({'one.txt': table})
    const {status} = await folder.call(['tables', 'one.txt', '-o', 'new/deep/one.json'])
    expect(status).toBe(0)
    expect(await folder.list()).toEqual(['new/deep/one.json', 'one.txt'])
  })

  it('should report a path that cannot be written', async () => {
    const folder = await folderWith({'one.txt': table, file: ''})
    const {status, stderr} = await folder.call(['tables', 'one.txt', '-o', 'file/one.json'])
    expect(status).toBe(2)
    expect(stderr).toContain('one.json error Cannot use it: EEXIST')
  })

  it.each([
    ['ndjson', '{"a":"1","b":"2"}\n{"a":"3","b":"2"}\n'],
    ['csv', 'a,b\n1,2\n\na,b\n3,2\n'],
    ['tsv', 'a\tb\n1\t2\n\na\tb\n3\t2\n'],
    ['grid-table', two]
  ])('should write tables as %s', async (name, expected) => {
    const folder = await folderWith({'two.txt': two})
    expect(await folder.call(['tables', 'two.txt', '-t', name])).toEqual({
      status: 0,
      stdout: expected,
      stderr: ''
    })
  })

  it('should write one table as a list of records', async () => {
    const folder = await folderWith({'two.txt': two})
    const {stdout} = await folder.call(['tables', 'two.txt', '--nth', '2'])
    expect(JSON.parse(stdout)).toEqual([{a: '3', b: '2'}])
  })

  it('should keep formulas from running, where that is asked for', async () => {
    const folder = await folderWith({'one.txt': table.replace('| 1 |', '| = |')})
    const exact = await folder.call(['tables', 'one.txt', '-t', 'csv'])
    expect(exact.stdout).toBe('a,b\n=,2\n')
    const safe = await folder.call(['tables', 'one.txt', '-t', 'csv', '--safe-csv'])
    expect(safe.stdout).toBe("a,b\n'=,2\n")
  })
})

describe('messages', () => {
  const cut = table.slice(0, -11)

  it('should escape what a terminal would obey', async () => {
    const folder = await folderWith({})
    const {stderr} = await folder.call(['tables', 'a\u001b]52;c;x\u0007\u202e\u009b.txt'])
    expect(stderr).toBe(
      'a\\x1b]52;c;x\\x07\\u202e\\x9b.txt error Cannot find it, expected a file or a folder input-missing\n'
    )
  })

  it('should use colours on a terminal, unless they are not wanted', async () => {
    const folder = await folderWith({'cut.txt': cut})
    const args = ['tables', 'cut.txt']
    const red = '\u001b[31merror\u001b[39m'
    expect((await folder.call(args, {terminal: true})).stderr).toContain(red)
    expect((await folder.call(args)).stderr).not.toContain(red)
    expect((await folder.call([...args, '--no-color'], {terminal: true})).stderr).not.toContain(red)
    for (const environment of [{NO_COLOR: '1'}, {TERM: 'dumb'}] as Array<Record<string, string>>) {
      expect((await folder.call(args, {terminal: true, environment})).stderr).not.toContain(red)
    }
    expect((await folder.call(args, {environment: {FORCE_COLOR: '1'}})).stderr).toContain(red)
  })

  it('should show progress on a terminal only, and leave nothing of it', async () => {
    const folder = await folderWith({'a.txt': table, 'b.txt': table})
    const args = ['tables', 'a.txt', 'b.txt', '-o', 'out']
    expect((await folder.call(args, {terminal: true})).stderr).toBe(
      '[1/2] a.txt\r\u001b[K[2/2] b.txt\r\u001b[K'
    )
    expect((await folder.call(args)).stderr).toBe('')
  })

  it('should tell a person the way out, once for each rule', async () => {
    const folder = await folderWith({'a.txt': cut, 'b.txt': cut})
    const args = ['lint', 'a.txt', 'b.txt', '--no-color']
    const lines = (text: string) => text.split('\n').filter((line) => line.startsWith('  '))
    expect(lines((await folder.call(args, {terminal: true})).stderr)).toHaveLength(1)
    expect(lines((await folder.call(args)).stderr)).toEqual([])
  })

  it('should say nothing but errors when quiet, and notes when verbose', async () => {
    const folder = await folderWith({'cut.txt': cut, 'empty.txt': ''})
    const args = ['tables', 'cut.txt', 'empty.txt']
    const quiet = (await folder.call([...args, '--quiet'])).stderr
    expect(quiet).toMatch(/^cut\.txt:\d+:\d+ error .*\n$/)
    const verbose = (await folder.call([...args, '--verbose'])).stderr
    expect(verbose).toMatch(/\ncut\.txt:\d+:\d+ error .*\n {2}\S/)
  })
})
