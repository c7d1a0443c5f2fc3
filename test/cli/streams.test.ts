import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const header = '%hyperhelp title="Knots" date="2026-03-04"\n\n'
const files = {
  'knots/hyperhelp.json': JSON.stringify({
    package: 'Knots',
    help_files: {'index.txt': ['Knots', {topic: 'loop'}], 'more.txt': ['Knots', {topic: 'more'}]}
  }),
  'knots/index.txt': `${header}# Loop\n\nSee |more|.\n`,
  'knots/more.txt': `${header}# More\n\nSee |loop|.\n`
}

function linesOf(text: string): Array<unknown> {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('--ndjson', () => {
  it('should answer each line with one line, in order, faults too', async () => {
    const folder = await folderWith({})
    const stdin = [
      JSON.stringify({id: 1, text: 'A *word*.', from: 'sphinx-text'}),
      '{"id": 2',
      '',
      JSON.stringify({id: {any: 'thing'}, path: 'a.txt'}),
      JSON.stringify({path: 'b.txt', text: `${header}# B\r\n`})
    ].join('\n')
    const {status, stdout, stderr} = await folder.call(['convert', '--ndjson'], {stdin})
    expect({status, stderr}).toEqual({status: 1, stderr: ''})
    expect(linesOf(stdout)).toMatchObject([
      {id: 1, ok: true, output: 'A *word*.\n', messages: []},
      {id: null, ok: false, messages: [{severity: 'error', ruleId: 'line-malformed'}]},
      {id: {any: 'thing'}, ok: false, messages: [{ruleId: 'line-malformed'}]},
      {id: 'b.txt', ok: true, output: expect.stringContaining('# Knots')}
    ])
  })

  it('should write pages of a package: what stands in the file, or in the line', async () => {
    const folder = await folderWith(files)
    const stdin = [
      JSON.stringify('index.txt'),
      JSON.stringify({id: 7, path: 'more.txt', text: `${header}Other: |loop|\n`}),
      JSON.stringify({path: 'none.txt'})
    ].join('\n')
    const {status, stdout} = await folder.call(['convert', 'knots', '--ndjson'], {stdin})
    expect(status).toBe(1)
    expect(linesOf(stdout)).toMatchObject([
      {
        id: 'index.txt',
        ok: true,
        path: 'index.md',
        output: expect.stringContaining('more.md#More')
      },
      {
        id: 7,
        ok: true,
        path: 'more.md',
        output: expect.stringContaining('Other: [loop](index.md#')
      },
      {id: 'none.txt', ok: false, messages: [{ruleId: 'help-file-missing'}]}
    ])
  })
})

describe('--files-from', () => {
  it('should write the files that are named, and say which are none', async () => {
    const folder = await folderWith({...files, list: 'more.txt\0none.txt\0'})
    const {status, stderr} = await folder.call([
      ...['convert', 'knots', '-o', 'out', '--files-from', 'list']
    ])
    expect(status).toBe(2)
    expect(stderr).toBe(
      'knots/none.txt error The package has no help file `none.txt` help-file-missing\n'
    )
    expect((await folder.list()).filter((name) => name.startsWith('out'))).toEqual(['out/more.md'])
  })
})

describe('progress', () => {
  it('should be shown for a package on a terminal only, and leave nothing of it', async () => {
    const folder = await folderWith(files)
    const args = ['convert', 'knots', '-o', 'out', '-j', '1']
    expect((await folder.call(args, {terminal: true})).stderr).toBe(
      '[1/2] index.txt\r\u001b[K[2/2] more.txt\r\u001b[K'
    )
    expect((await folder.call(args)).stderr).toBe('')
  })
})

describe('inputs from outside of the working folder', () => {
  it('should be placed as they are below the folder that holds them all', async () => {
    const table = '+---+\n| a |\n+---+\n'
    const folder = await folderWith({'a/x.txt': table, 'b/deep/x.txt': table, 'here/y.txt': table})
    const here = {...folder, path: `${folder.path}/here`}
    const inside = await folderWith({})
    const {status} = await inside.call([
      ...['tables', `${folder.path}/a/x.txt`, `${folder.path}/b/deep/x.txt`, '-o', 'out']
    ])
    expect(status).toBe(0)
    expect(await inside.list()).toEqual(['out/a/x.json', 'out/b/deep/x.json'])
    const alone = await inside.call(['tables', `${here.path}/y.txt`, '-o', 'one/'])
    expect(alone.status).toBe(0)
    expect(await inside.list()).toContain('one/y.json')
  })
})
