import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const table = ['+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+', ''].join('\n')
const help = '%hyperhelp title="Knots" date="2026-01-05"\n\nTie a knot.\n'

describe('inputs', () => {
  it('should read standard input when there is no input, or `-`', async () => {
    const folder = await folderWith({})
    const expected = {
      status: 0,
      stdout: '[\n  [\n    {\n      "a": "1",\n      "b": "2"\n    }\n  ]\n]\n',
      stderr: ''
    }
    expect(await folder.call(['tables'], {stdin: table})).toEqual(expected)
    expect(await folder.call(['tables', '-'], {stdin: table})).toEqual(expected)
  })

  it('should print help and exit with 2 instead of waiting for a person to type a document', async () => {
    const folder = await folderWith({})
    const {status, stdout, stderr} = await folder.call(['convert'], {terminal: true})
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toMatch(/^Usage: gridhelp convert /)
  })

  it('should keep relative paths of files, folders and patterns in a folder of results', async () => {
    const folder = await folderWith({
      'one.txt': table,
      'docs/two.txt': table,
      'docs/deep/three.txt': table,
      'more/four.rst': table
    })
    const {status, stderr} = await folder.call([
      ...['tables', 'one.txt', 'docs', 'more/*.rst', '-t', 'csv', '-o', 'out']
    ])
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    const names = (await folder.list()).filter((name) => name.startsWith('out/'))
    expect(names).toEqual(['out/deep/three.csv', 'out/more/four.csv', 'out/one.csv', 'out/two.csv'])
    expect(await folder.read('out/two.csv')).toBe('a,b\n1,2\n')
  })

  it('should read a file whose name looks like a pattern', async () => {
    const folder = await folderWith({'[a].txt': table, 'a.txt': 'no table here\n'})
    const {status, stdout} = await folder.call(['tables', '[a].txt', '-t', 'csv'])
    expect({status, stdout}).toEqual({status: 0, stdout: 'a,b\n1,2\n'})
  })

  it('should read each file once', async () => {
    const folder = await folderWith({'one.txt': table})
    const {stdout} = await folder.call(['tables', 'one.txt', './one.txt', '*.txt', '-t', 'csv'])
    expect(stdout).toBe('file,line,table,caption,a,b\none.txt,1,1,,1,2\n')
  })

  it('should read the help files of a package, whatever their names, and nothing else', async () => {
    const index = `{
      // JSON as Sublime Text reads it
      "package": "Knots", "doc_root": "help/",
      "help_files": {
        "index.txt": ["About // knots"], /* two */
        "use/tying": ["Tying"],
      },
    }`
    const folder = await folderWith({
      'pack/hyperhelp.json': index,
      'pack/index.txt': help,
      'pack/use/tying': help,
      'pack/notes.txt': 'not listed\n'
    })
    const {status, stderr} = await folder.call(['convert', 'pack', '-t', 'json', '-o', 'out/'])
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    const names = (await folder.list()).filter((name) => name.startsWith('out/'))
    expect(names).toEqual(['out/index.json', 'out/use/tying.json'])
  })

  it('should find help files below the folder that the index names', async () => {
    const folder = await folderWith({
      'hyperhelp.json': '{"doc_root": "help", "help_files": {"index.txt": ["Knots"]}}',
      'help/index.txt': help
    })
    const {status} = await folder.call(['convert', '.', '-t', 'json', '-o', 'out'])
    expect(status).toBe(0)
    expect(await folder.list()).toContain('out/index.json')
  })

  it('should warn about help files that are not there, and read the others', async () => {
    const folder = await folderWith({
      'pack/hyperhelp.json': '{"help_files": {"a.txt": ["A"], "b.txt": ["B"]}}',
      'pack/a.txt': help
    })
    expect(await folder.call(['convert', 'pack', '-t', 'json', '-o', 'out'])).toEqual({
      status: 0,
      stdout: '',
      stderr:
        "pack/hyperhelp.json:1:33 warning Help file 'b.txt' is in the index but not in Packages/pack/ help-file-missing\n"
    })
    expect(await folder.list()).toContain('out/a.json')
  })

  it('should not leave a package, by path or by link', async () => {
    const folder = await folderWith({
      'pack/hyperhelp.json':
        '{"help_files": {"../secret.txt": ["A"], "link.txt": ["B"], "c.txt": ["C"]}}',
      'pack/c.txt': help,
      'secret.txt': help
    })
    await folder.link('pack/link.txt', '../secret.txt')
    const {status, stderr} = await folder.call(['convert', 'pack', '-t', 'json', '-o', 'out'])
    expect(status).toBe(2)
    expect(stderr.split('\n').map((line) => line.split(' ').at(-1))).toEqual([
      ...['help-file-outside', 'help-file-missing', '']
    ])
    const names = (await folder.list()).filter((name) => name.startsWith('out/'))
    expect(names).toEqual(['out/c.json'])
  })

  it('should say why an input is read as it is', async () => {
    const folder = await folderWith({
      'a.txt': help,
      'b.txt': 'Knots\n*****\n\nTie.\n',
      'c.txt': table,
      'd.txt': 'Tie |:knots.txt/bowline:the bowline|.\n'
    })
    const {stderr} = await folder.call(['convert', '*.txt', '-t', 'json', '-o', 'out', '--verbose'])
    expect(stderr.split('\n').filter((line) => line.includes(' is read as '))).toEqual([
      'a.txt is read as hyperhelp: its first line is a help header',
      'b.txt is read as sphinx-text: its titles are underlined',
      'c.txt is read as grid-table: it contains only a table',
      'd.txt is read as hyperhelp: it has links to topics'
    ])
  })
})
