import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const good = '+---+\n| a |\n+---+\n'
const bad = '+---+\n| a |  \n+---+\n'
const flush = '+---+\n|a  |\n+---+\n'
const open = '+---+---+\n|a  | b |\n+----+--+\n'

describe('gridhelp fmt', () => {
  it('should write to standard output', async () => {
    const folder = await folderWith({'a.md': `x\n\n${bad}`})
    expect(await folder.call(['fmt'], {stdin: bad})).toEqual({status: 0, stdout: good, stderr: ''})
    expect((await folder.call(['fmt', 'a.md'])).stdout).toBe(`x\n\n${good}`)
    expect(await folder.read('a.md')).toBe(`x\n\n${bad}`)
  })

  it('should write files in place', async () => {
    const folder = await folderWith({'docs/a.md': bad, 'docs/b.rst': good, 'docs/c.js': bad})
    const {status, stdout, stderr} = await folder.call(['fmt', '--write', '--verbose', 'docs'])
    expect([status, stdout]).toEqual([0, 'docs/a.md\n'])
    expect(stderr).toContain('docs/a.md:1:1 info Trailing spaces were removed grid-table-drawn\n')
    expect(stderr).toContain('1 file changed: 0 tables repaired, 1 redrawn\n')
    expect(await folder.read('docs/a.md')).toBe(good)
    expect(await folder.read('docs/c.js')).toBe(bad)
  })

  it('should check', async () => {
    const folder = await folderWith({'a.md': bad, 'b.md': good})
    expect(await folder.call(['fmt', '--check', 'a.md', 'b.md'])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'a.md warning Not formatted: `gridhelp fmt` would redraw the table in line 1 not-formatted\n'
    })
    expect(await folder.call(['fmt', '-c', 'b.md'])).toEqual({status: 0, stdout: '', stderr: ''})
    expect(await folder.read('a.md')).toBe(bad)
  })

  it('should list files that are different', async () => {
    const folder = await folderWith({'a.md': bad, 'b.md': good})
    const {status, stdout} = await folder.call(['fmt', '-l', 'a.md', 'b.md'])
    expect([status, stdout]).toEqual([1, 'a.md\n'])
    const written = await folder.call(['fmt', '-l', '--write', 'a.md', 'b.md'])
    expect([written.status, written.stdout]).toEqual([0, 'a.md\n'])
    expect(await folder.read('a.md')).toBe(good)
  })

  it('should name standard input as told, and read it as its name says', async () => {
    const folder = await folderWith({})
    const literal = `Text.\n\n    ${flush.replaceAll('\n', '\n    ')}`
    const options = {stdin: literal}
    const canonical = ['fmt', '--style', 'canonical', '--stdin-filepath']
    // Four blanks are code in Markdown, and a quote in reST.
    expect((await folder.call([...canonical, 'a.md'], options)).stdout).toBe(literal)
    expect((await folder.call([...canonical, 'x/a.rst'], options)).stdout).toContain('| a |')
    const {stderr} = await folder.call(['fmt', '--stdin-filepath', 'a.md'], {stdin: open})
    expect(stderr).toMatch(/^a\.md:3:6 warning .*`\+` is in column 6/)
  })

  it('should convert, or leave the file alone and say why', async () => {
    const folder = await folderWith({
      'a.txt': '+---+\n| a |\n|===|\n| b |\n+---+\n',
      'b.txt': '+--:+\n|a  |\n+---+\n'
    })
    const {status, stderr} = await folder.call(['fmt', '-w', '--dialect', 'rst', 'a.txt', 'b.txt'])
    expect(await folder.read('a.txt')).toBe('+---+\n| a |\n+===+\n| b |\n+---+\n')
    expect(await folder.read('b.txt')).toBe('+--:+\n|a  |\n+---+\n')
    expect(status).toBe(1)
    expect(stderr).toBe(
      'b.txt:1:1 error Cannot draw the table with dialect `rst`, expected a table without alignment grid-table-format\n\n1 file changed: 0 tables repaired, 1 redrawn\n'
    )
  })

  it('should repair only when asked, and say what it did', async () => {
    const folder = await folderWith({'a.txt': open})
    const left = await folder.call(['fmt', '-w', 'a.txt'])
    expect(left.stderr).toContain('grid-table-junction')
    expect(await folder.read('a.txt')).toBe(open)
    const fixed = await folder.call(['fmt', '-w', '--fix', 'a.txt'])
    expect(fixed).toEqual({
      status: 0,
      stdout: 'a.txt\n',
      stderr: '\n1 file changed: 1 table repaired, 0 redrawn\n'
    })
  })

  it('should refuse calls that make no sense, and bytes that are no text', async () => {
    const folder = await folderWith({'a.txt': new Uint8Array([0xff])})
    expect((await folder.call(['fmt', '--check', '--write', 'a.txt'])).status).toBe(2)
    expect((await folder.call(['fmt', '--dialect', 'none'])).status).toBe(2)
    expect((await folder.call(['fmt', '--width', '0'])).status).toBe(2)
    expect((await folder.call(['fmt', '-w', 'a.txt'])).status).toBe(2)
    expect((await folder.call(['fmt'], {terminal: true})).status).toBe(2)
  })
})
