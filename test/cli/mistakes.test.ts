import {link} from 'node:fs/promises'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const table = ['+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+', ''].join('\n')
const other = table.replace('a', 'x')
const files = {
  'a.txt': table,
  'b.txt': other,
  'two.txt': `${table}\n${other}`,
  'page.md': '# Knots\n',
  'knot.py': 'def knot():\n    return 1\n',
  'data.csv': 'a,b\n1,2\n',
  'docs/c.txt': table,
  'empty/readme.png': '',
  'page.html': '<!doctype html>\n<p>Knots</p>\n',
  '.gridhelpignore': 'left.txt\n',
  'left.txt': table,
  'loose.rst': '+--+\n|a |\n+--+\n|b |\n'
}
const csv = 'a,b\n1,2\n'

/**
 * Twenty-odd calls that people get wrong, what they are told, and the exit status. None of them writes anything to
 * standard output or to a file.
 */
const mistakes: ReadonlyArray<readonly [call: string, message: string, stdin?: string]> = [
  // Names
  ['fmd a.txt', "Unknown command 'fmd'"],
  ['fmd a.txt', '(Did you mean fmt?)'],
  ['help fmd', 'Cannot help with `fmd`, expected convert, tables, fmt'],
  ['help fmd', 'did you mean `fmt`?'],
  ['fmt --chekc a.txt', '(Did you mean --check?)'],
  ['tables a.txt -t cvs', 'Cannot use `cvs` for `--to`, expected json, ndjson, csv'],
  ['tables a.txt -t cvs', 'did you mean `csv`?'],
  ['tables a.txt -t xml', 'expected json, ndjson, csv, tsv, markdown, html, grid, rst'],
  ['tables a.txt -f cvs', 'did you mean `csv`?'],
  ['convert a.txt -f rts', 'did you mean `rst`?'],
  ['fmt a.txt --as lst-table', 'did you mean `list-table`?'],
  ['fmt a.txt --style cannonical', 'did you mean `canonical`?'],
  ['fmt a.txt --dialect pandock', 'did you mean `pandoc`?'],
  ['convert a.txt --target vitepres', 'did you mean `vitepress`?'],
  ['convert a.txt -t docx', 'Cannot use `docx` for `--to`, expected markdown, html'],
  ['completions powershell', 'Cannot complete for `powershell`, expected bash, zsh or fish'],
  // Formats
  ['convert a.txt -t csv', '`gridhelp tables` writes data'],
  ['convert a.txt -t list-table', '`gridhelp fmt --as list-table` writes the tables of a document'],
  ['convert a.txt -o a.csv', 'Cannot write csv here, expected `gridhelp tables`'],
  ['convert a.txt -o a.docx', 'Cannot detect a format from `a.docx`, expected `-t` with one of'],
  [
    'tables a.txt -o a.html -t csv',
    'Cannot write csv to `a.html`, expected a name that ends with .csv'
  ],
  [
    'convert docs --single all.html',
    'Cannot write `all.html` with `--single`, expected a Markdown file (.md)'
  ],
  ['convert a.txt -o a.json -t html', 'expected a name that ends with .html, or `-t json`'],
  ['convert a.txt -o a.csv -t html', 'expected a name that ends with .html, or `gridhelp tables`'],
  ['convert loose.rst -o new.txt', 'expected `-t` with one of grid-table, hyperhelp'],
  ['tables a.txt -t list-table -o a.md', 'expected a name that ends with .rst, or `-t markdown`'],
  ['tables a.txt -t rst --dialect pandoc', 'Cannot write rst with `--dialect pandoc`'],
  // Inputs
  ['convert page.md', 'Cannot convert Markdown, expected a help file'],
  [
    'convert knot.py',
    'Cannot convert a source file, expected a help file, Sphinx text or reStructuredText; `gridhelp tables` extracts'
  ],
  ['convert data.csv -t grid-table', '`gridhelp tables -f csv -t grid` draws it as a table'],
  ['convert', 'Cannot convert CSV', csv],
  ['convert', 'Cannot convert TSV', 'a\tb\n1\t2\n'],
  ['convert', 'Cannot convert JSON', '[{"a": 1}]'],
  ['convert', 'Cannot convert NDJSON', '{"a": 1}\n{"a": 2}\n'],
  ['convert page.html', 'Cannot convert HTML'],
  ['tables page.html', 'Cannot read the tables of HTML'],
  ['tables', 'This looks like CSV, expected a document; `-f csv` reads it as data', csv],
  ['fmt none.rst', 'Cannot find it, expected a file or a folder'],
  ['fmt *.rest', 'No file matches the pattern'],
  ['fmt empty', 'No documents in the folder, expected .txt, .rst'],
  ['fmt left.txt', 'the file is excluded by .gridhelpignore; use --no-ignore to include it'],
  ["fmt -w ''", 'Cannot fmt an empty name'],
  ["convert ''", 'Cannot convert an empty name'],
  ['lint', 'Cannot lint an empty standard input, expected files or folders'],
  ['diff a.txt', "Missing required argument 'new'"],
  ['fmt -w', 'Cannot write standard input in place, expected files with `--write`', table],
  // Outputs
  ['tables a.txt -t grid -o a.txt', 'Cannot write `a.txt`, expected a path that is not an input'],
  ['tables a.txt -t grid -o link.txt', 'expected a path that is not an input'],
  ['tables a.txt -t grid -o hard.txt', 'expected a path that is not an input'],
  ['tables link.txt -t grid -o hard.txt', 'expected a path that is not an input'],
  ['convert a.txt -t txt -o .', 'Cannot write `a.txt`, expected a path that is not an input'],
  ['tables a.txt -o b.txt/new/a.csv', 'b.txt/new/a.csv'],
  ['convert empty -o site --target vitepress', 'No help files in the folder'],
  ['convert a.txt b.txt', 'Cannot write 2 documents to standard output, expected one input'],
  ['convert a.txt b.txt -o all.html', 'Cannot write 2 documents to the file `all.html`'],
  ['tables two.txt -o all.csv', 'Cannot write 2 tables to one file'],
  ['tables a.txt b.txt -o all.csv', 'Cannot write tables with different columns as one CSV'],
  // Values
  ['fmt a.txt --width wide', 'Cannot use `wide` for `--width`, expected a number of columns'],
  ['fmt a.txt -c -w', "cannot be used with option '-w, --write'"],
  ['tables a.txt --timeout soon', 'expected a number of seconds'],
  ['fmt a.txt --config none.json', 'Cannot read `none.json`: Cannot find it']
]

describe('mistakes', () => {
  it.each(mistakes)('gridhelp %s: %s', async (call, message, stdin) => {
    const folder = await folderWith(files)
    await folder.link('link.txt', 'a.txt')
    await link(path.join(folder.path, 'a.txt'), path.join(folder.path, 'hard.txt'))
    const before = await folder.list()
    const args = call!.split(' ').map((arg) => (arg === "''" ? '' : arg))
    const {status, stdout, stderr} = await folder.call(args, {stdin: stdin ?? ''})
    expect(stderr).toContain(message)
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(await folder.list()).toEqual(before)
    expect(await folder.read('a.txt')).toBe(table)
  })
})

describe('what was a mistake once', () => {
  it.each([
    ['tables a.txt -t md', '| a   | b   |\n| --- | --- |\n'],
    ['tables a.txt -t rst', table],
    ['tables a.txt -t txt', table],
    ['convert a.txt -t txt', table],
    ['tables data.csv -t grid', table],
    ['tables a.txt -t github', '| a   | b   |'],
    ['tables a.txt -o -', '[\n  [\n    {\n      "a": "1"'],
    ['convert a.txt -t restructuredtext', table],
    ['fmt --no-error-on-unmatched-pattern none/*.rst', ''],
    ['fmt --no-error-on-unmatched-pattern left.txt', ''],
    ['help fmt', 'Usage: gridhelp fmt']
  ])('gridhelp %s', async (call, expected) => {
    const folder = await folderWith(files)
    const {status, stdout} = await folder.call(call.split(' '))
    expect(status).toBe(0)
    expect(stdout.startsWith(expected)).toBe(true)
  })

  it('should write what the extension says', async () => {
    const folder = await folderWith(files)
    await folder.call(['convert', 'a.txt', '-o', 'a.html'])
    expect(await folder.read('a.html')).toMatch(/^<!doctype html>/i)
    await folder.call(['tables', 'a.txt', '-o', 'new/a.csv'])
    expect(await folder.read('new/a.csv')).toBe(csv)
    for (const name of ['x.rst', 'x.inc', 'x.other']) {
      await folder.call(['tables', 'a.txt', '-t', 'list-table', '-o', name])
      expect(await folder.read(name)).toMatch(/^\.\. list-table::/)
    }
    await folder.call(['tables', 'a.txt', '-t', 'grid', '--dialect', 'pandoc', '-o', 'grid.md'])
    expect(await folder.read('grid.md')).toBe(table)
    await folder.call(['tables', '.', '-o', 'all.ndjson'])
    expect((await folder.read('all.ndjson')).split('\n')[0]).toBe(
      '{"file":"a.txt","line":1,"table":1,"caption":null,"a":"1","b":"2"}'
    )
  })

  it('should keep the result of an earlier call where nothing can be read', async () => {
    const folder = await folderWith({'bad.rst': table.replace('2 |', '2'), 'data.csv': csv})
    const {status} = await folder.call(['tables', 'bad.rst', '-o', 'data.csv'])
    expect(status).toBe(1)
    expect(await folder.read('data.csv')).toBe(csv)
  })

  it('should lint standard input', async () => {
    const folder = await folderWith({})
    const {status, stderr} = await folder.call(['lint'], {stdin: table.replace('2 |', '2')})
    expect(status).toBe(1)
    expect(stderr).toContain('<stdin>:4:')
  })

  it('should see the same documents in lint, tables and fmt', async () => {
    const names = ['a.txt', 'b.rst', 'c.rest', 'd.inc', 'e.md', 'f.RST']
    const broken = '+---+---+\n| a | b |\n+---+---+\n| 1 | 2\n+---+---+\n'
    const left = ['build/x.rst', 'node_modules/y/z.md', 'env/doc.txt', 'ignored.txt', '.git/t.txt']
    const folder = await folderWith({
      ...Object.fromEntries([...names, ...left].map((name) => [name, broken])),
      'env/pyvenv.cfg': '',
      '.gitignore': 'ignored.txt\n'
    })
    for (const command of ['lint', 'tables', 'fmt']) {
      const {stderr} = await folder.call([command, '.'])
      const found = new Set(stderr.match(/^[\w./]+(?=:\d)/gm))
      expect([...found].sort(), command).toEqual(names)
    }
    const {stderr} = await folder.call(['lint', '.', '--no-ignore'])
    expect(stderr).toContain('ignored.txt:')
  })
})
