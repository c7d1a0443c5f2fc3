import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const loose = '+--+--+\n|a |b |\n+--+--+\n|1 |2 |\n+--+--+\n'
const pandoc = '+:--+--:+\n|a  |b  |\n+---+---+\n'

describe('configuration', () => {
  it('should turn rules off, and into errors and warnings', async () => {
    const at = async (rules: Record<string, string>) => {
      const folder = await folderWith({
        'gridhelp.config.json': JSON.stringify({rules}),
        'docs/a.txt': '+---+---+\n| a | b |\n\nKnots.\n'
      })
      return folder.call(['lint', 'docs'])
    }
    expect((await at({})).stderr).toMatch(/ error .* grid-table-/)
    expect((await at({'grid-table-bottom': 'off'})).status).toBe(0)
    expect((await at({'grid-table-bottom': 'warning'})).stderr).toMatch(/ warning .* grid-table-/)
  })

  it('should be found upwards, and in package.json', async () => {
    const config = {dialects: {'*.txt': 'pandoc'}}
    const folder = await folderWith({
      'package.json': JSON.stringify({gridhelp: config}),
      'docs/a.txt': pandoc,
      'other/package.json': '{}'
    })
    const {status, stderr} = await folder.call(
      ['fmt', 'a.txt', '--check', '--style', 'canonical'],
      {below: 'docs'}
    )
    expect({status, stderr}).toMatchObject({status: 1})
    expect(stderr).toContain('not-formatted')
  })

  it('should give dialects to the tables that are extracted and examined, too', async () => {
    const folder = await folderWith({
      'gridhelp.config.json': JSON.stringify({
        dialects: {'docs/*': 'rst', '*.md': 'rst', 'd.*': 'pandoc'}
      }),
      'docs/a.txt': pandoc,
      'b.txt': pandoc,
      'd.txt': pandoc,
      'c.md': '::\n\n  +--+\n  |a |\n  +--+\n'
    })
    const read = async (name: string) =>
      JSON.parse((await folder.call(['tables', name, '-q'])).stdout).length
    expect([await read('docs/a.txt'), await read('b.txt'), await read('c.md')]).toEqual([0, 1, 0])
    const {stdout} = await folder.call(['tables', 'c.md', '-q', '--no-config'])
    expect(stdout).not.toBe('[]\n')
    expect((await folder.call(['doctor', 'd.txt'])).stdout).toContain('tables of pandoc')
  })

  it.each([
    [{stile: 'keep'}, 'Cannot use `stile` in `gridhelp.config.json`, expected style, width'],
    [{stile: 'keep'}, 'did you mean `style`?'],
    [{width: 0}, 'Cannot use `0` for `width` in `gridhelp.config.json`, expected a number'],
    [{dialects: {a: 'pandok'}}, 'did you mean `pandoc`?'],
    [{rules: {'grid-table-top': 'on'}}, 'expected values off, warning, error'],
    [{rules: {'grid-table-botom': 'off'}}, 'did you mean `grid-table-bottom`?'],
    [[], 'Cannot use `gridhelp.config.json`, expected an object']
  ])('should be checked: %j', async (config, words) => {
    const folder = await folderWith({
      'gridhelp.config.json': JSON.stringify(config),
      'a.rst': loose
    })
    const {status, stdout, stderr} = await folder.call(['fmt', 'a.rst'])
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toContain(words)
    expect((await folder.call(['fmt', 'a.rst', '--no-config'])).status).toBe(0)
  })
})
