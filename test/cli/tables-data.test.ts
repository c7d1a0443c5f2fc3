import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const spans = [
  '+------+-------------+',
  '| City | Temperature |',
  '|      +------+------+',
  '|      | min  | max  |',
  '+======+======+======+',
  '| Oslo | -5          |',
  '+------+------+------+',
  '| Rome | 3    | 30   |',
  '+------+------+------+',
  ''
].join('\n')

const sections = `Title\n=====\n\nOne\n---\n\n${spans}\nTwo\n---\n\n+---+\n| b |\n+---+\n`

describe('gridhelp tables', () => {
  it('should report what is flattened, and fill or leave blank', async () => {
    const folder = await folderWith({'a.txt': spans})
    const {status, stdout, stderr} = await folder.call(['tables', '-t', 'csv', 'a.txt'])
    expect(stdout).toBe('City,Temperature.min,Temperature.max\nOslo,-5,-5\nRome,3,30\n')
    expect(stderr).toBe(
      'a.txt:1:1 warning The header has 2 rows: column names are joined with dots table-flattened\n' +
        'a.txt:6:9 warning A cell spans 2 columns: its text is written to each of its slots table-flattened\n'
    )
    expect(status).toBe(0)
    const blank = await folder.call(['tables', '-t', 'csv', '--spans', 'blank', 'a.txt'])
    expect(blank.stdout).toContain('Oslo,-5,\n')
    expect((await folder.call(['tables', '-t', 'html', 'a.txt'])).stderr).toBe('')
  })

  it('should refuse spans where that is wanted', async () => {
    const folder = await folderWith({'a.txt': spans})
    const {status, stdout, stderr} = await folder.call(['tables', '--spans', 'refuse', 'a.txt'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toEqual([])
    expect(stderr).toContain(
      'a.txt:6:9 error A cell spans 2 columns, which `--spans refuse` forbids'
    )
  })

  it('should take the tables of a section', async () => {
    const folder = await folderWith({'a.txt': sections, 'b.md': '# x\n+---+\n| c |\n+---+\n## Y\n'})
    const one = await folder.call(['tables', '-t', 'ndjson', '--under', 'two', 'a.txt'])
    expect(one.stdout).toBe('{"Column 1":"b"}\n')
    const all = await folder.call(['tables', '--under', 'Title', 'a.txt'])
    expect(JSON.parse(all.stdout)).toHaveLength(2)
    const read = ['tables', '-f', 'grid-table', '-t', 'ndjson', '--under', 'X', 'b.md']
    expect((await folder.call(read)).stdout).toBe('{"Column 1":"c"}\n')
    const none = await folder.call(['tables', '--under', 'Three', 'a.txt'])
    expect(none.status).toBe(1)
    expect(none.stderr).toContain('no heading `Three`')
  })

  it('should find tables in comments of programs', async () => {
    const folder = await folderWith({
      'a.py':
        'def f():\n    """\n    +---+\n    | a |\n    +---+\n    """\n\n# +---+\n# | b |\n# +---+\n'
    })
    const {stdout} = await folder.call(['tables', '-t', 'ndjson', 'a.py'])
    expect(stdout).toBe('{"Column 1":"a"}\n{"Column 1":"b"}\n')
  })

  it('should take columns by name and number, in any order', async () => {
    const folder = await folderWith({'a.txt': spans})
    const columns = async (names: string, format = 'csv'): Promise<string> =>
      (await folder.call(['tables', '-q', '-t', format, '--columns', names, 'a.txt'])).stdout
    expect(await columns('Temperature.max,1')).toBe('Temperature.max,City\n-5,Oslo\n30,Rome\n')
    expect(await columns('2,3', 'grid-table')).toBe(
      [
        '+-------------+',
        '| Temperature |',
        '+------+------+',
        '| min  | max  |',
        '+======+======+',
        '| -5          |',
        '+------+------+',
        '| 3    | 30   |',
        '+------+------+',
        ''
      ].join('\n')
    )
    expect(await columns('city')).toBe('City\nOslo\nRome\n')
    const none = await folder.call(['tables', '--columns', 'Wind', 'a.txt'])
    expect(none.status).toBe(1)
    expect(none.stderr).toContain('The table has no column `Wind`, only `City`')
  })

  const grid = [
    '+------+---------+',
    '| name | note    |',
    '+======+=========+',
    '| a*b  | | two   |',
    '|      | | lines |',
    '+------+---------+',
    ''
  ].join('\n')

  it.each([
    ['csv', '\uFEFFname,note\r\na*b,"two\r\nlines"\r\n'],
    ['tsv', 'name\tnote\na*b\t"two\nlines"\n'],
    ['json', '[{"name": "a*b", "note": "two\\nlines"}]'],
    ['ndjson', '{"name": "a*b", "note": "two\\nlines"}\n']
  ])('should make grid tables of %s', async (name, content) => {
    const folder = await folderWith({[`a.${name}`]: content})
    const args = ['tables', '-t', 'grid-table']
    expect(await folder.call([...args, `a.${name}`])).toEqual({status: 0, stdout: grid, stderr: ''})
    expect((await folder.call([...args, '-f', name], {stdin: content})).stdout).toBe(grid)
  })

  it('should make grid tables of pipe tables', async () => {
    const folder = await folderWith({})
    const pipes = 'x\n\n| a | b |\n|---|--:|\n| `c|d` | *e* |\n'.replace('c|d', 'c\\|d')
    const args = ['tables', '-f', 'markdown', '-t', 'grid-table']
    expect((await folder.call(args, {stdin: pipes})).stdout).toBe(
      '+-------+-----+\n| a     | b   |\n+=======+====:+\n| `c|d` | *e* |\n+-------+-----+\n'
    )
    const rest = await folder.call([...args, '--dialect', 'rst'], {stdin: pipes})
    expect(rest.stdout).toContain('| ``c|d`` | *e* |')
  })

  it('should leave the lines of cells as they are, unless they must change', async () => {
    const marked = [
      '+-------+-----+',
      '| *one* | two |',
      '+=======+=====+',
      '| - x   | z   |',
      '| - y   |     |',
      '+-------+-----+',
      ''
    ].join('\n')
    const folder = await folderWith({'a.txt': `See.\n\n${marked}`})
    const args = ['tables', '-f', 'grid-table', '-t', 'grid-table', 'a.txt']
    expect(await folder.call(args)).toEqual({status: 0, stdout: marked, stderr: ''})
    // The name of a column is what a reader sees.
    expect((await folder.call([...args, '--columns', 'two,one'])).stdout).toContain(
      '| two | *one* |\n+=====+=======+\n| z   | - x   |\n|     | - y   |\n'
    )
    const other = await folder.call([...args, '--dialect', 'sphinx', '--columns', '1'])
    expect(other.stdout).not.toContain('| - x')
  })

  it('should break data for a width', async () => {
    const folder = await folderWith({})
    const args = ['tables', '-f', 'csv', '-t', 'grid-table', '--width', '20']
    expect((await folder.call(args, {stdin: 'a,b\none two three four,x\n'})).stdout).toBe(
      '+--------------+---+\n| a            | b |\n+==============+===+\n| one two      | x |\n| three four   |   |\n+--------------+---+\n'
    )
  })

  it('should say where data is wrong', async () => {
    const folder = await folderWith({
      'a.csv': 'a\nb\n"c\n',
      'a.json': '[{"a": 1,\n x}]',
      'b.json': '[1]',
      'a.ndjson': '{"a": "b"}\n\n[1]\n'
    })
    for (const [name, place] of [
      ['a.csv', ':3:1'],
      ['a.json', ':2:2'],
      ['b.json', ''],
      ['a.ndjson', ':3:1']
    ]) {
      const {status, stderr} = await folder.call(['tables', name!])
      expect(status).toBe(1)
      expect(stderr).toMatch(/ error The [A-Z]+ is malformed: .* data-malformed\n$/)
      expect(stderr).toContain(`${name}${place} error`)
    }
  })

  it('should say what data a table cannot hold', async () => {
    const folder = await folderWith({'a.csv': 'a,b\n*x*, y\n', 'a.json': '[{"n": 1}]'})
    const args = ['tables', '-t', 'grid-table']
    const sphinx = await folder.call([...args, '--dialect', 'sphinx', 'a.csv'])
    expect(sphinx.stderr).toBe(
      'a.csv warning "*x*" in row 1, column `a`, is read differently by the dialect `sphinx`: as "x" data-changed\n' +
        'a.csv warning " y" in row 1, column `b`, is read differently by the dialect `sphinx`: as "y" data-changed\n'
    )
    expect((await folder.call([...args, 'a.csv'])).stderr.match(/data-changed/g)).toHaveLength(1)
    expect((await folder.call([...args, 'a.json'])).stderr).toBe('')
    expect((await folder.call([...args, 'a.json', '--verbose'])).stderr).toContain(
      'a.json info number in column `n`: written as text, since cells hold nothing else data-type\n'
    )
    const lines = await folder.call([...args, '--cells', 'literal', 'a.csv'])
    expect(lines.stdout).toContain('| *x* |')
  })

  it('should read all tables of Markdown, their cells as Markdown', async () => {
    const folder = await folderWith({
      'a.md':
        '# T\n\n+-----+\n| \\*a |\n+=====+\n| `b` |\n+-----+\n\n| c | d |\n| - | - |\n| e<br>f | \\| |\n'
    })
    expect((await folder.call(['tables', 'a.md', '-t', 'csv'])).stdout).toBe(
      '*a\nb\n\nc,d\n"e\nf",|\n'
    )
    const {stdout} = await folder.call(['tables', 'a.md', '--under', 't', '--nth', '2'])
    expect(JSON.parse(stdout)).toEqual([{c: 'e\nf', d: '|'}])
  })

  it('should write Markdown in the way that is wanted, and say what is lost', async () => {
    const folder = await folderWith({'a.txt': spans})
    const write = (...args: Array<string>): ReturnType<typeof folder.call> =>
      folder.call(['tables', '-t', 'markdown', 'a.txt', ...args])
    expect((await write()).stdout).toMatch(/^<table>/)
    expect((await write('--tables', 'grid')).stdout).toMatch(/^\+--/)
    const pipe = await write('--tables', 'pipe')
    expect(pipe.stdout).toMatch(/\| Oslo +\| -5 +\| +\|/)
    expect(pipe.stderr).toContain(
      'a.txt:1:1 warning A pipe table has one header row, so 2 were merged into one'
    )
    expect(pipe.stderr).toContain(
      'a.txt:1:1 warning A pipe table has no spans, so those of 3 cells'
    )
    expect((await write('--tables', 'pipe', '--spans', 'fill')).stdout).toMatch(
      /\| Oslo +\| -5 +\| -5 +\|/
    )
    const refused = await write('--tables', 'pipe', '--spans', 'refuse')
    expect(refused.status).toBe(1)
    expect(refused.stderr).toContain('a.txt:6:9 error A cell spans 2 columns')
    const document = await folder.call([
      'convert',
      '--tables',
      'pipe',
      '-f',
      'sphinx-text',
      'a.txt'
    ])
    expect(document.stdout).toContain('| City')
    expect(document.stderr).toContain('A pipe table has one header row')
  })

  it.each(['inline', 'literal'])(
    'should keep the markup of pipe tables, cells `%s`',
    async (cells) => {
      const folder = await folderWith({
        'a.md': '| a | b |\n|---|--:|\n| ~~old~~ $x_1$ | [l](http://e.org) `c` **d** |\n'
      })
      const {stdout} = await folder.call(['tables', 'a.md', '-t', 'grid', '--cells', cells])
      expect(stdout).toBe(
        [
          '+---------------+-----------------------------+',
          '| a             | b                           |',
          '+===============+============================:+',
          '| ~~old~~ $x_1$ | [l](http://e.org) `c` **d** |',
          '+---------------+-----------------------------+',
          ''
        ].join('\n')
      )
    }
  )
})
