import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const document = `See[^first].

+-------+--------------+
| item  | note         |
+=======+==============+
| *fig* | ripe[^Ripe]  |
+-------+--------------+

: Fruit {#fruit .wide}

[^first]: One.
[^Ripe]: In *autumn*.
`

describe('gridhelp tables, of Markdown documents', () => {
  it('should say which cells no reader sees, and write no table without them', async () => {
    const cut = '> | knot | use |\n> |---|---|\n> | bend | `a|b` | ropes |\n'
    const folder = await folderWith({'cut.md': cut})
    const told = await folder.call(['tables', 'cut.md', '-t', 'csv'])
    expect(told.stdout).toBe('knot,use\nbend,`a\n')
    expect(told.stderr).toContain(
      'cut.md:3:14 warning The row has 4 cells, but the header has 2 pipe-table-cells'
    )
    const drawn = await folder.call(['fmt', 'cut.md', '--as', 'grid'])
    expect(drawn.stdout).toBe(cut)
    expect(drawn.stderr).toContain('expected no more cells in a row than its header has')
  })

  it('should write captions and footnotes with the tables', async () => {
    const folder = await folderWith({'a.md': document})
    const write = async (...args: Array<string>): Promise<string> =>
      (await folder.call(['tables', 'a.md', ...args])).stdout
    expect(await write('-t', 'markdown')).toBe(
      '| item  | note       |\n| ----- | ---------- |\n| *fig* | ripe[^ripe] |\n\nTable: Fruit {#fruit .wide}\n\n[^ripe]: In *autumn*.\n'.replace(
        '| item  | note       |\n| ----- | ---------- |',
        '| item  | note        |\n| ----- | ----------- |'
      )
    )
    const html = await write('-t', 'html')
    expect(html).toContain('<table id="fruit" class="wide">\n<caption>Fruit</caption>')
    expect(html).toContain('ripe<a href="#footnote-ripe">[2]</a>')
    expect(html).toContain('[2] In <em>autumn</em>.')
    expect(await write('-t', 'csv')).toBe('item,note\nfig,ripe[2]\n')
    expect(await write('-t', 'grid')).toBe(
      `${document.split('\n').slice(2, 7).join('\n')}\n\n: Fruit {#fruit .wide}\n`
    )
    expect(await write('-t', 'rst')).toContain('.. table:: Fruit\n   :name: fruit\n\n   +-----')
    expect(await write('-t', 'json', '--sources')).toContain('"caption": "Fruit"')
  })

  it('should know the captions of pipe tables', async () => {
    const folder = await folderWith({'a.md': '| a |\n|---|\n| b |\n\n: Letters\n'})
    const {stdout} = await folder.call(['tables', 'a.md', '-t', 'html'])
    expect(stdout).toContain('<caption>Letters</caption>')
  })

  it.each(['md', 'markdown', 'mdown', 'qmd', 'Rmd', 'mdx'])(
    'should read files of `.%s`',
    async (ending) => {
      const folder = await folderWith({
        [`a.${ending}`]: '<!--\n+---+\n| a |\n+---+\n-->\n\n- +---+\n  | b |\n  +---+\n'
      })
      const {stdout} = await folder.call(['tables', `a.${ending}`, '-t', 'csv'])
      expect(stdout).toBe('b\n')
      expect((await folder.call(['fmt', '--check', `a.${ending}`])).status).toBe(0)
    }
  )
})
