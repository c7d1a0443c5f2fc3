import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const table =
  '+------+----+\n| Rope | kg |\n+======+====+\n| hemp | 90 |\n+------+----+\n| silk | 50 |\n+------+----+\n'
const document = `Ropes\n=====\n\n${table}\n- ${table.trimEnd().replaceAll('\n', '\n  ')}\n\nend\n`

describe('gridhelp tables --update', () => {
  it('should print the document with the data in its first table', async () => {
    const folder = await folderWith({'a.rst': document, 'd.csv': 'Rope,kg\nhemp,85\nsilk,50\n'})
    expect(await folder.call(['tables', 'a.rst', '--update', 'd.csv'])).toEqual({
      status: 0,
      stdout: document.replace('90', '85'),
      stderr: ''
    })
    expect(await folder.read('a.rst')).toBe(document)
  })

  it('should write another table in place, and keep rows that the data does not have', async () => {
    const folder = await folderWith({'a.rst': document, 'd.json': '[{"Rope": "wool", "kg": 3}]'})
    const args = [
      'tables',
      'a.rst',
      '--nth',
      '2',
      '--update',
      'd.json',
      '--merge',
      'Rope',
      '-w',
      '-q'
    ]
    expect(await folder.call(args)).toEqual({status: 0, stdout: '', stderr: ''})
    expect(await folder.read('a.rst')).toBe(
      document.replace('\n\nend', '\n  | wool | 3  |\n  +------+----+\n\nend')
    )
  })

  it('should update pipe tables of Markdown from standard input, and lists of reST', async () => {
    const list = '.. list-table::\n   :header-rows: 1\n\n   * - Rope\n   * - hemp\n'
    const folder = await folderWith({'d.tsv': 'Rope\nsilk\n', 'a.rst': list})
    const stdin = '| Rope |\n| ---- |\n| hemp |\n'
    const piped = await folder.call(['tables', '-f', 'markdown', '--update', 'd.tsv'], {stdin})
    expect(piped.stdout).toBe(stdin.replace('hemp', 'silk'))
    const {stdout} = await folder.call(['tables', 'a.rst', '--update', 'd.tsv', '-o', '-'])
    expect(stdout).toBe(list.replace('hemp', 'silk'))
  })

  it('should say what the columns are where one is unknown, and write nothing', async () => {
    const folder = await folderWith({'a.rst': document, 'd.csv': 'Rope,price\nhemp,85\n'})
    expect(await folder.call(['tables', 'a.rst', '--update', 'd.csv', '-w'])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'a.rst error Cannot update the column `price`, expected one of `Rope`, `kg` table-update\n'
    })
    expect(await folder.read('a.rst')).toBe(document)
  })

  it('should refuse calls that make no sense', async () => {
    const folder = await folderWith({'a.rst': document, 'd.csv': 'Rope\nhemp\n', d: ''})
    for (const args of [
      ['a.rst', '--merge', 'Rope'],
      ['a.rst', '-w'],
      ['a.rst', 'a.rst', '--update', 'd.csv'],
      ['a.rst', '--update', 'd'],
      ['a.rst', '--update', 'none.csv'],
      ['-', '-w', '--update', 'd.csv']
    ]) {
      expect([args, (await folder.call(['tables', ...args])).status]).toEqual([args, 2])
    }
  })
})
