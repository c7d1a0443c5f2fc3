import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const header = '%hyperhelp title="Knots" date="2026-03-04"\n\n'
const files = {
  'knots/hyperhelp.json': JSON.stringify({
    package: 'Knots',
    help_files: {'index.txt': ['Knots', {topic: 'loop'}], 'more.txt': ['Knots', {topic: 'more'}]},
    help_contents: ['index.txt', 'more']
  }),
  'knots/index.txt': `${header}# Loop\n\nSee |more| and |granny|.\n`,
  'knots/more.txt': `${header}# More\n\nSee |loop|.\n`
}

describe('help packages', () => {
  it('should be written as sites', async () => {
    const folder = await folderWith(files)
    expect(await folder.call(['convert', 'knots', '-o', 'site', '--target', 'mkdocs'])).toEqual({
      status: 0,
      stdout: '',
      stderr:
        "knots/index.txt:5:17 warning Link references unknown topic 'granny' link-unresolved\n"
    })
    expect((await folder.list()).filter((name) => name.startsWith('site'))).toEqual([
      'site/docs/contents.md',
      'site/docs/index.md',
      'site/docs/more.md',
      'site/mkdocs.yml'
    ])
    expect(
      await folder.call([
        'convert',
        'knots',
        '-o',
        'site',
        '--target',
        'mkdocs',
        '--verbose',
        '--frail'
      ])
    ).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('\n2 pages, 0 files written, 1 links without a target\n')
    })
  })

  it('should be made of folders of Markdown', async () => {
    const folder = await folderWith({
      'docs/index.md': '---\npackage: Knots\n---\n\n# Start {#start}\n\nSee [loops](loop.md).\n',
      'docs/loop.md': '# Loops\n\nText.\n'
    })
    const call = ['convert', 'docs', '-t', 'hyperhelp', '-o', 'help']
    expect(await folder.call(call)).toEqual({status: 0, stdout: '', stderr: ''})
    expect(JSON.parse(await folder.read('help/hyperhelp.json'))).toMatchObject({package: 'Knots'})
    expect(await folder.read('help/index.txt')).toContain('See |:loop.txt:loops|.')
  })

  it('should be written as one file, and with an llms.txt', async () => {
    const folder = await folderWith(files)
    const {stdout, status} = await folder.call(['convert', 'knots', '--single', '-', '-q'])
    expect(status).toBe(0)
    expect(stdout).toContain('See [more](#more-More) and granny.')
    await folder.call(['convert', 'knots', '--single', 'all.md', '-q'])
    expect(await folder.read('all.md')).toBe(stdout)
    await folder.call(['convert', 'knots', '-o', 'site', '--llms', '-q'])
    expect(await folder.read('site/llms.txt')).toContain('](index.md)')
    expect(
      await folder.call(['convert', 'knots', '--single', 'all.md', '-o', 'site'])
    ).toMatchObject({status: 2, stderr: expect.stringContaining('`--single` with `--output`')})
  })

  it('should be told from what the text builder of Sphinx wrote', async () => {
    const text = 'Knots\n*****\n\n\nLoops\n=====\n\n* a loop\n\n* a *bight*\n'
    const page = '# Knots {#knots}\n\n## Loops {#loops}\n\n- a loop\n- a *bight*\n'
    const folder = await folderWith({
      'in/knots.txt': text,
      'in/help.txt': `${header}# Loop\n\nSee |*this*|.\n`
    })
    for (const from of ['auto', 'sphinx-text']) {
      await folder.call(['convert', 'in', '-f', from, '-o', from, '--target', 'vitepress'])
      expect(await folder.read(`${from}/knots.md`)).toContain(page)
    }
    expect(await folder.read('auto/.vitepress/config.mjs')).toContain('"Knots"')
    const {status, stderr} = await folder.call([
      'convert',
      'in',
      '-f',
      'markdown',
      '-o',
      'site',
      '--target',
      'vitepress'
    ])
    expect({status, stderr}).toEqual({
      status: 2,
      stderr:
        'gridhelp error Cannot make a site from markdown, expected `-f hyperhelp`, `-f rst` or `-f sphinx-text` usage\n'
    })
  })

  it('should be written in parts, and as lines of JSON', async () => {
    const folder = await folderWith(files)
    await folder.call(['convert', 'knots', '-o', 'out', '--shard', '1/2', '-q'])
    await folder.call(['convert', 'knots', '-o', 'out', '--shard', '2/2', '-q'])
    expect((await folder.list()).filter((name) => name.startsWith('out'))).toEqual([
      'out/README.md',
      'out/index.md',
      'out/more.md'
    ])
    const {status, stdout} = await folder.call(
      ['convert', 'knots', '--ndjson', '--files-from', '-', '-q'],
      {
        stdin: './index.txt\n'
      }
    )
    expect(status).toBe(0)
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    ).toMatchObject([
      {
        id: 'index.txt',
        path: 'index.md',
        ok: true,
        output: expect.stringContaining('See [more](more.md#More) and granny.'),
        messages: [{line: 5, column: 17, severity: 'warning', ruleId: 'link-unresolved'}]
      }
    ])
  })

  it.each([
    [
      ['convert', 'none', '-o', 'out', '--target', 'github'],
      'none error Cannot find it, expected a help package input-missing'
    ],
    [['convert', 'knots', '--target', 'github'], 'Cannot write a site to standard output'],
    [
      ['convert', 'knots', '-o', 'out', '--target', 'word'],
      'expected github, vitepress, mkdocs, docusaurus'
    ],
    [
      ['convert', 'knots', '-o', 'out', '--shard', '3/2'],
      'expected a part and the number of parts'
    ],
    [
      ['convert', 'knots', 'more', '-o', 'out', '--target', 'github'],
      'Cannot make a site from 2 inputs'
    ],
    [['lint'], 'Cannot lint an empty standard input, expected files or folders'],
    [['lint', 'none'], 'Cannot find it']
  ])('should exit with 2 for the wrong call %j', async (args, words) => {
    const folder = await folderWith(files)
    const {status, stderr} = await folder.call(args)
    expect(status).toBe(2)
    expect(stderr).toContain(words)
  })
})

describe('gridhelp lint', () => {
  it('should exit with 1 when anything is found, and count it', async () => {
    const folder = await folderWith(files)
    expect(await folder.call(['lint', 'knots'])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        "knots/index.txt:5:17 warning Link references unknown topic 'granny' link-unresolved\n\n1 warning, 0 errors\n"
    })
    expect(await folder.call(['lint', 'knots/more.txt'])).toEqual({
      status: 0,
      stdout: '',
      stderr: ''
    })
  })

  it('should say what `convert` says of a link, in the same place', async () => {
    const index = {
      package: 'Knots',
      help_files: {'index.txt': ['Knots'], 'gone.txt': ['Gone']},
      help_contents: ['index.txt', 'gone.txt', 'granny']
    }
    const text = `${header}|granny|, |Ropes:hemp:x|, |bad:link|, |two\nlines| and |gone.txt|\n`
    const folder = await folderWith({
      'knots/hyperhelp.json': JSON.stringify(index),
      'knots/index.txt': text,
      'lone.txt': text
    })
    // To HyperHelpAuthor some are errors, which do not keep a page from being written.
    const found = async (args: Array<string>) => {
      const {stderr} = await folder.call(args)
      const lines = stderr.split('\n').filter((line) => line.includes(':'))
      return lines
        .map((line) => line.replace(/^\S+?(?=:)/, '').replace(' error ', ' warning '))
        .sort()
    }
    const links = [
      ":3:12 warning Link references a topic in a non-existant package ('Ropes') link-unresolved",
      ":3:2 warning Link references unknown topic 'granny' link-unresolved",
      ":3:28 warning Malformed link; not enough ':' characters ('bad:link') link-malformed",
      ":3:40 warning Link references unknown topic 'two lines' link-unresolved"
    ]
    expect(await found(['convert', 'lone.txt'])).toEqual(links)
    expect(await found(['lint', 'lone.txt'])).toEqual(links)
    const own = [...links, ":4:13 warning Link references unknown topic 'gone.txt' link-unresolved"]
    expect(await found(['lint', 'knots/index.txt'])).toEqual(own)
    const missing =
      ":1:56 warning Help file 'gone.txt' is in the index but not in Packages/Knots/ help-file-missing"
    expect(await found(['convert', 'knots', '-t', 'markdown', '-o', 'out'])).toContain(missing)
    const contents =
      ':1:117 warning The table of contents lists `granny`, an unknown topic contents-unknown-topic'
    expect(await found(['convert', 'knots', '-o', 'site'])).toEqual([contents, missing, ...own])
    expect(await found(['lint', 'knots'])).toEqual([contents, missing, ...own])
  })

  it('should write JSON and SARIF', async () => {
    const folder = await folderWith(files)
    const json = await folder.call(['lint', 'knots', '--format', 'json'])
    expect(json).toMatchObject({status: 1, stderr: ''})
    expect(JSON.parse(json.stdout)).toEqual([
      {
        path: 'knots/index.txt',
        messages: [
          {
            line: 5,
            column: 17,
            severity: 'warning',
            reason: "Link references unknown topic 'granny'",
            ruleId: 'link-unresolved'
          }
        ]
      }
    ])
    const {stdout} = await folder.call(['lint', 'knots', '--format', 'sarif'])
    const log = JSON.parse(stdout)
    expect(log).toMatchObject({
      $schema: expect.stringContaining('sarif-2.1.0'),
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'gridhelp',
              rules: [{id: 'link-unresolved', shortDescription: {text: 'Link unresolved'}}]
            }
          },
          columnKind: 'utf16CodeUnits'
        }
      ]
    })
    expect(log.runs[0].results).toMatchObject([
      {
        ruleId: 'link-unresolved',
        ruleIndex: 0,
        level: 'warning',
        locations: [
          {
            physicalLocation: {
              artifactLocation: {uri: 'knots/index.txt'},
              region: {startLine: 5, startColumn: 17}
            }
          }
        ]
      }
    ])
  })
})
