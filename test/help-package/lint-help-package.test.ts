import {describe, expect, it} from 'vitest'
import {lintHelpPackage, readHelpPackage} from '../../src/help-package/index.js'
import {folderWith, help, indexOf} from './package-in.js'

/** Lint a package: what is said, shortest form first. */
async function lint(
  files: Record<string, string | Uint8Array>,
  others: Record<string, string> = {}
) {
  const folder = await folderWith({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`in/${name}`, text])),
    ...others
  })
  const packages = new Map()
  if (Object.keys(others).length > 0) {
    const other = await readHelpPackage(folder.at('other'))
    packages.set(other.name, other)
  }
  const {messages} = await lintHelpPackage(folder.at('in'), {packages})
  return messages.map(
    ({file, line, column, fatal, reason, ruleId}) =>
      `${file}:${line ?? 1}:${column ?? 1} ${fatal ? 'error' : 'warning'} ${reason} ${ruleId}`
  )
}

const one = (topics: Array<unknown> = []) =>
  indexOf({help_files: {'index.txt': ['Knots', ...topics]}})

describe('lintHelpPackage', () => {
  it('should say nothing about a package that is right', async () => {
    expect(
      await lint({
        'hyperhelp.json': indexOf({
          help_files: {
            'index.txt': ['Knots', {topic: 'a knot'}],
            'b.txt': ['B', {topic: 'B', aliases: ['bee']}]
          },
          help_contents: ['index.txt', {topic: 'bee'}]
        }),
        'index.txt': help('Knots', '*A Knot:a* and *_none:nowhere* to |:bee:b|'),
        'b.txt': help('B', '# B', '|index.txt|')
      })
    ).toEqual([])
  })

  it('should find each fault of an anchor, the first of several', async () => {
    const topics = ['tab\tbed', 'two blanks', 'double', 'reserved'].map((topic) => ({topic}))
    const messages = await lint({
      'hyperhelp.json': indexOf({
        help_files: {'index.txt': ['Knots', ...topics], 'b.txt': ['B', {topic: 'elsewhere'}]},
        help_contents: ['index.txt', 'b.txt']
      }),
      'index.txt': help(
        'Knots',
        '*tab\tbed:x*',
        '*two  blanks:x*',
        '*_reserved:x*',
        '*granny:x*',
        '*elsewhere:x*',
        '*double:x* *|Double|*',
        '## index.txt:x',
        '|b.txt|'
      ),
      'b.txt': help('B', '*Elsewhere*')
    })
    expect(messages.filter((message) => message.startsWith('index.txt'))).toEqual([
      "index.txt:3:2 error Topic 'tab\tbed' contains nonbreaking spaces or tabs anchor-whitespace",
      "index.txt:4:2 error Topic 'two  blanks' contains consecutive whitespace characters anchor-consecutive-whitespace",
      "index.txt:5:2 warning The topic '_reserved' is reserved for internal use anchor-reserved",
      "index.txt:6:2 warning Topic 'granny' was not found in the help index anchor-not-in-index",
      "index.txt:7:2 error The topic 'elsewhere' is defined in another file ('b.txt') anchor-in-other-file",
      "index.txt:8:14 error The topic 'double' already appears in this file anchor-duplicate",
      "index.txt:9:4 error The topic 'index.txt' already appears in this file anchor-duplicate"
    ])
    expect(messages).toContainEqual(
      expect.stringMatching(
        /^hyperhelp\.json:1:\d+ warning Topic 'reserved' appears in the index but not in 'index.txt' topic-without-anchor$/
      )
    )
  })

  it('should find each fault of a link', async () => {
    const files = {
      'hyperhelp.json': indexOf({
        help_files: {'index.txt': ['Knots', {topic: 'knot'}]},
        externals: {
          'Packages/Knots/none.txt': ['None', {topic: 'none'}],
          'Packages/User/x': ['X', {topic: 'theirs'}]
        }
      }),
      'index.txt': help(
        'Knots',
        '*knot* |knot:x|',
        '|:kn\tot:x|',
        '|Sails:jib:x| |Sails:granny:x|',
        '|granny|',
        '|none| |theirs|',
        '|Knots:knot:x| |KNOT|'
      )
    }
    const ours = [
      "index.txt:3:9 error Malformed link; not enough ':' characters ('knot:x') link-malformed",
      "index.txt:4:2 error Link 'kn\tot' contains nonbreaking spaces or tabs link-whitespace"
    ]
    const rest = [
      "index.txt:6:2 warning Link references unknown topic 'granny' link-unresolved",
      "index.txt:7:2 warning Link references a non-existant package file ('Packages/Knots/none.txt') link-unknown-package-file"
    ]
    expect(await lint(files)).toEqual([
      ...ours,
      "index.txt:5:2 error Link references a topic in a non-existant package ('Sails') link-unresolved",
      "index.txt:5:16 error Link references a topic in a non-existant package ('Sails') link-unresolved",
      ...rest
    ])
    expect(
      await lint(files, {
        'other/hyperhelp.json': indexOf({
          package: 'Sails',
          help_files: {'s.txt': ['S', {topic: 'Jib'}]}
        }),
        'other/s.txt': help('S', '*jib*')
      })
    ).toEqual([
      ...ours,
      "index.txt:5:16 warning Link references unknown topic 'granny' link-unresolved",
      ...rest
    ])
  })

  it('should compare the files, the index and the contents', async () => {
    const messages = await lint({
      'hyperhelp.json': indexOf({
        doc_root: 'help/',
        help_files: {
          'index.txt': ['Knots', {topic: 'twice'}],
          'b.txt': ['Bee', {topic: 'twice'}],
          'gone.txt': ['Gone'],
          'plain.txt': ['Plain']
        },
        help_contents: [
          'index.txt',
          'granny',
          {topic: 'plain.txt', children: [{topic: 'gone.txt'}]}
        ]
      }),
      'help/index.txt': help('Knots', '*twice* |plain.txt|'),
      'help/b.txt': help('B', '|index.txt|'),
      'help/plain.txt': 'no header',
      'help/more.txt': help('More')
    })
    expect(
      messages.map((message) => message.replace(/^hyperhelp\.json:\d+:\d+/, 'index')).sort()
    ).toEqual(
      [
        "b.txt:1:1 warning Title in file header for 'b.txt' does not match the index title-mismatch",
        "plain.txt:1:1 error File 'plain.txt' does not have a help header header-missing",
        "index error Help file 'gone.txt' is in the index but not in Packages/Knots/help/ help-file-missing",
        "index warning Help file 'b.txt' is not linked to from any other file in this package help-file-unlinked",
        "index warning Help file 'b.txt' is not represented in the table of contents help-file-not-in-contents",
        "index warning Help file 'more.txt' is in Packages/Knots/help/ but missing from the index help-file-unlisted",
        'index warning The table of contents lists `granny`, an unknown topic contents-unknown-topic',
        'index warning The topic `twice` of `b.txt` is also in `index.txt` topic-duplicate',
        "index warning Topic 'twice' appears in the index but not in 'b.txt' topic-without-anchor"
      ].sort()
    )
  })

  it('should tell of what cannot be read as it is meant', async () => {
    const table = ['+---+---+', '| a | b |', '+---+   |', '| c | d |', '+---+---']
    const messages = await lint({
      'hyperhelp.json': one().replace('"help_files"', '"pages": 1, "help_files"'),
      'index.txt': help('Knots', ...table)
    })
    expect(messages[0]).toMatch(/^hyperhelp\.json:1:\d+ error Unexpected key `pages` in the index/)
    expect(messages.slice(1).join('\n')).toMatch(/^index\.txt:\d+:\d+ \w+ .* grid-table-/)
    expect(await lint({'hyperhelp.json': one(), 'index.txt': new Uint8Array([0xff])})).toEqual([
      'index.txt:1:1 error The byte `0xFF` at offset 0 is not UTF-8 encoding'
    ])
  })

  it('should check a folder without an index by the rules that need none', async () => {
    expect(
      await lint({'a.txt': help('A', '*one* *one* |two| |granny|'), 'b.txt': help('B', '*two*')})
    ).toEqual([
      "a.txt:3:8 error The topic 'one' already appears in this file anchor-duplicate",
      "a.txt:3:20 warning Link references unknown topic 'granny' link-unresolved"
    ])
  })
})
