import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const table = ['+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+', ''].join('\n')

describe('bad input', () => {
  it('should report a missing file, and read the others', async () => {
    const folder = await folderWith({'one.txt': table})
    expect(await folder.call(['tables', 'none.txt', 'one.txt', '-t', 'csv'])).toEqual({
      status: 2,
      stdout: 'file,line,table,caption,a,b\none.txt,1,1,,1,2\n',
      stderr: 'none.txt error Cannot find it, expected a file or a folder input-missing\n'
    })
  })

  it('should report a pattern that no file has', async () => {
    const folder = await folderWith({})
    expect(await folder.call(['tables', '*.rst'])).toEqual({
      status: 2,
      stdout: '',
      stderr: '*.rst error No file matches the pattern input-missing\n'
    })
  })

  it('should report a folder without help files', async () => {
    const folder = await folderWith({'docs/readme.md': '# Knots\n'})
    expect(await folder.call(['convert', 'docs', '-t', 'json', '-o', 'out'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'docs error No documents in the folder, expected .txt, .txt.gz, .rst, .rest, .inc folder-empty\n'
    })
  })

  it('should report an index that cannot be read', async () => {
    const folder = await folderWith({
      'a/hyperhelp.json': '{"help_files": [}',
      'b/hyperhelp.json': '[]'
    })
    const {status, stderr} = await folder.call(['convert', 'a', 'b', '-t', 'json', '-o', 'out'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/^a\/hyperhelp\.json:1:17 error Unexpected `}` in JSON, .* index-json\n/)
    expect(stderr).toContain('\nb/hyperhelp.json:1:1 error Unexpected list as the index')
    expect(stderr).toContain('\nb error There are no help files in the package')
  })

  it.each([
    ['Latin-1', Buffer.from('caf\u00e9\n', 'latin1'), 'latin.txt:1:4', '`0xE9` at offset 3'],
    [
      'a sequence that is cut off',
      Buffer.from('a\n\u20ac').subarray(0, 4),
      'latin.txt:2:1',
      '`0xE2` at offset 2'
    ],
    [
      'a half of a surrogate pair',
      Buffer.from([0x41, 0xed, 0xa0, 0x80]),
      'latin.txt:1:2',
      '`0xED` at offset 1'
    ],
    ['an overlong sequence', Buffer.from([0xc0, 0x80]), 'latin.txt:1:1', '`0xC0` at offset 0']
  ])('should report %s at its byte, and read the others', async (_, bytes, place, words) => {
    const folder = await folderWith({'latin.txt': bytes, 'one.txt': table})
    expect(
      await folder.call(['tables', 'latin.txt', 'one.txt', '-t', 'csv', '--no-sources'])
    ).toEqual({
      status: 2,
      stdout: 'a,b\n1,2\n',
      stderr: `${place} error The byte ${words} is not UTF-8 encoding\n`
    })
  })

  it('should recognise UTF-16', async () => {
    const folder = await folderWith({'wide.txt': Buffer.from('\uFEFF+---+\n', 'utf16le')})
    const {status, stderr} = await folder.call(['tables', 'wide.txt'])
    expect(status).toBe(2)
    expect(stderr).toContain('is not UTF-8; this looks like UTF-16 encoding')
  })

  it('should warn about an empty file', async () => {
    const folder = await folderWith({'empty.txt': ''})
    expect(await folder.call(['tables', 'empty.txt'])).toEqual({
      status: 0,
      stdout: '[\n  []\n]\n'.replace('\n  []\n', ''),
      stderr: 'empty.txt warning The file is empty input-empty\n'
    })
    const frail = await folder.call(['tables', 'empty.txt', '--frail'])
    expect(frail.status).toBe(1)
  })

  it('should report a table that is cut off, keep its text, and leave the rest alone', async () => {
    const broken = 'Knots\n=====\n\n+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n\nThe end.\n'
    const folder = await folderWith({'cut.txt': broken})
    const {status, stdout, stderr} = await folder.call(['convert', 'cut.txt', '-t', 'grid-table'])
    expect({status, stdout}).toEqual({status: 1, stdout: broken})
    expect(stderr.split('\n')).toHaveLength(2)
    expect(stderr).toMatch(
      /^cut\.txt:\d+:\d+ error The bottom border is missing grid-table-bottom\n$/
    )
  })

  it('should report a table that is not there', async () => {
    const folder = await folderWith({'one.txt': table})
    expect(await folder.call(['tables', 'one.txt', '--nth', '2'])).toEqual({
      status: 1,
      stdout: '[]\n',
      stderr: 'one.txt error There is no table 2: the input has 1 table-missing\n'
    })
  })

  it.each([
    [
      ['tables', 'one.txt', '--nth', '0'],
      'Cannot use `0` for `--nth`, expected a table number, from 1'
    ],
    [['convert', 'one.txt', '-t', 'docx'], 'Cannot use `docx` for `--to`, expected markdown, html'],
    [['convert', 'one.txt', '--fast'], "Unknown option '--fast'"],
    [['one.txt'], "Unknown command 'one.txt'"],
    [['convert', 'one.txt', 'two.txt', '-t', 'json'], 'Cannot write 2 documents to standard output']
  ])('should exit with 2 for the wrong call %j', async (args, words) => {
    const folder = await folderWith({'one.txt': table, 'two.txt': table})
    const {status, stdout, stderr} = await folder.call(args)
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toContain(words)
  })
})
