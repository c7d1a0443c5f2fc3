import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const table = (name: string): string => `== ==\n${name}  b\n== ==\n`
const list = (name: string): string =>
  `.. list-table::\n   :widths: 2 2\n\n   * - ${name}\n     - b\n`
const document = `One\n===\n\n${table('a')}\nTwo\n===\n\n${table('c')}`

describe('gridhelp fmt --as', () => {
  it('should write tables of reST in another notation, in place', async () => {
    const folder = await folderWith({'a.rst': document})
    const {status, stdout} = await folder.call(['fmt', '--as', 'list-table', '-w', 'a.rst'])
    expect([status, stdout]).toEqual([0, 'a.rst\n'])
    expect(await folder.read('a.rst')).toBe(`One\n===\n\n${list('a')}\nTwo\n===\n\n${list('c')}`)
  })

  it.each(['2', ':12', 'two'])('should write the table that is asked for: %s', async (only) => {
    const folder = await folderWith({'a.rst': document})
    const {stdout} = await folder.call(['fmt', '--as', 'list-table', '--only', only, 'a.rst'])
    expect(stdout).toBe(`One\n===\n\n${table('a')}\nTwo\n===\n\n${list('c')}`)
  })

  it('should fall back to a second notation', async () => {
    const grid = '+---+-----+\n| a | - b |\n+---+-----+\n'
    const folder = await folderWith({'a.md': grid})
    const {stdout, stderr} = await folder.call(['fmt', '--as', 'pipe,html', 'a.md'])
    expect([stdout.startsWith('<table>'), stderr]).toEqual([true, ''])
    const refused = await folder.call(['fmt', '--as', 'pipe', 'a.md'])
    expect(refused.stdout).toBe(grid)
    expect(refused.stderr).toBe(
      'a.md:1:1 warning Cannot write the cell at row 1, column 2 as `pipe`, expected running text table-notation\n'
    )
  })

  it('should refuse names that there are not, and notations of other languages', async () => {
    const folder = await folderWith({'a.md': '| a |\n|---|\n'})
    const unknown = await folder.call(['fmt', '--as', 'list-tabel', 'a.md'])
    expect(unknown.status).toBe(2)
    expect(unknown.stderr).toContain('did you mean `list-table`?')
    const foreign = await folder.call(['fmt', '--as', 'list-table', 'a.md'])
    expect([foreign.status, foreign.stdout]).toEqual([2, ''])
    expect(foreign.stderr).toContain('expected `grid`, `pipe`, `html`')
  })
})

describe('gridhelp tables -t', () => {
  it('should write data as a list table or a CSV table of reST', async () => {
    const folder = await folderWith({'a.csv': 'Name,Kg\nPear *x*,2\n'})
    const {stdout} = await folder.call(['tables', '-t', 'list-table', 'a.csv'])
    expect(stdout).toBe(
      '.. list-table::\n   :header-rows: 1\n\n   * - Name\n     - Kg\n   * - Pear \\*x*\n     - 2\n'
    )
    const values = await folder.call(['tables', '-t', 'csv-table', 'a.csv'])
    expect(values.stdout).toBe(
      '.. csv-table::\n   :header-rows: 1\n\n   Name,Kg\n   Pear \\*x*,2\n'
    )
  })
})
