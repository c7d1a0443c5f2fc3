import {describe, expect, it} from 'vitest'
import {
  type ConvertedPage,
  type ConvertOptions,
  convertHelpPackage
} from '../../../src/help-package/index.js'
import {shardOf} from '../../../src/help-package/site/convert-help-package.js'
import {folderWith, help, indexOf, type TestFolder} from '../package-in.js'

async function convert(folder: TestFolder, options?: ConvertOptions) {
  const result = await convertHelpPackage(folder.at('in'), {
    output: folder.at('out'),
    ...options
  })
  return {
    ...result,
    messages: result.messages.map(({name, fatal, reason, ruleId}) =>
      [name, fatal ? 'error' : fatal === false ? 'warning' : 'info', reason, ruleId].join(' ')
    )
  }
}

const knots = {
  'in/hyperhelp.json': indexOf({
    description: 'How to tie',
    help_files: {
      'index.txt': ['Knots', {topic: 'start', caption: 'Start here'}],
      'deep/bowline.txt': ['Bowline', {topic: 'Loop Knot', caption: 'A loop', aliases: ['loop']}]
    },
    externals: {'https://example.com/x': ['Site', {topic: 'site'}]},
    help_contents: ['index.txt', {topic: 'LOOP', caption: 'Loops', children: ['site', 'granny']}]
  }),
  'in/index.txt': help(
    'Knots',
    '# Start',
    '',
    'See |:loop:loops|, |Deep/Bowline.txt|, |site| and |granny|.'
  ),
  'in/deep/bowline.txt': help(
    'Bowline',
    '# Loop Knot:The knot',
    '',
    'Back to |start|, on to |:loop:this|.'
  )
}

describe('convertHelpPackage', () => {
  it('should write a page for each file, and one with the contents', async () => {
    const folder = await folderWith(knots)
    expect(await convert(folder)).toMatchObject({
      pages: 2,
      written: 3,
      failed: 0,
      messages: [
        expect.stringMatching(
          /^hyperhelp\.json:1:\d+-1:\d+ warning .*`granny`.* contents-unknown-topic$/
        ),
        "index.txt:5:52-5:58 warning Link references unknown topic 'granny' link-unresolved"
      ]
    })
    expect(await folder.list('out')).toEqual(['README.md', 'deep/bowline.md', 'index.md'])
    expect(await folder.read('out/index.md')).toBe(
      [
        '# Knots',
        '',
        '*2026-03-04*',
        '',
        '<a id="Start"></a>',
        '',
        '## Start',
        '',
        'See [loops](deep/bowline.md#Loop-Knot), [Deep/Bowline.txt](deep/bowline.md), [site](https://example.com/x) and granny.',
        ''
      ].join('\n')
    )
    expect(await folder.read('out/deep/bowline.md')).toContain(
      'Back to [start](../index.md#Start), on to [this](#Loop-Knot).'
    )
    expect(await folder.read('out/README.md')).toBe(
      [
        '# Knots',
        '',
        'How to tie',
        '',
        '- [Knots](index.md)',
        '- [Loops](deep/bowline.md#Loop-Knot)',
        '  - [Site](https://example.com/x)',
        ''
      ].join('\n')
    )
  })

  it('should write nothing that is there already', async () => {
    const folder = await folderWith(knots)
    await convert(folder)
    expect(await convert(folder)).toMatchObject({pages: 2, written: 0})
  })

  it('should make an index out of the anchors where there is none', async () => {
    const folder = await folderWith({
      'in/a.txt': help('First', '# One:The first', '', 'To |two| and |sub/b.txt|.'),
      'in/sub/b.txt': help('Second', '*two:Number two* and |ONE|'),
      'in/notes.md': '# Not help'
    })
    expect((await convert(folder)).messages).toEqual([])
    expect(await folder.read('out/a.md')).toContain(
      'To [two](sub/b.md#two) and [sub/b.txt](sub/b.md).'
    )
    expect(await folder.read('out/sub/b.md')).toContain('[ONE](../a.md#One)')
    expect(await folder.read('out/README.md')).toContain('- [First](a.md)\n- [Second](sub/b.md)\n')
  })

  it('should find the document root that the index means', async () => {
    const files = {'x.txt': ['X', {topic: 't'}]}
    const index = indexOf({doc_root: 'help/', help_files: files})
    const page = help('X', '*t*')
    for (const layout of [
      {'in/hyperhelp.json': index, 'in/help/x.txt': page},
      {'in/hyperhelp.json': index, 'in/x.txt': page},
      {'in/help/hyperhelp.json': index, 'in/help/x.txt': page},
      {'in/docs/hyperhelp.json': index, 'in/docs/help/x.txt': page}
    ]) {
      const folder = await folderWith(layout as Record<string, string>)
      expect(await convert(folder)).toMatchObject({pages: 1, failed: 0, messages: []})
    }
  })

  it('should link to other packages where their sites are', async () => {
    const folder = await folderWith({
      'in/hyperhelp.json': indexOf({help_files: {'a.txt': ['A']}}),
      'in/a.txt': help('A', '|Sails:jib:the jib|, |Ropes:x:none|'),
      'sails/hyperhelp.json': indexOf({
        package: 'Sails',
        help_files: {'s.txt': ['S', {topic: 'Jib'}]}
      }),
      'sails/s.txt': help('S', '# Jib')
    })
    const {messages} = await convert(folder, {
      packages: [{path: folder.at('sails'), url: 'https://sails.example'}]
    })
    expect(await folder.read('out/a.md')).toContain(
      '[the jib](https://sails.example/s.md#Jib), none'
    )
    expect(messages).toEqual([
      "a.txt:3:23-3:35 warning Link references a topic in a non-existant package ('Ropes') link-unresolved"
    ])
  })

  it('should give the parts of a package that add up to all of it', async () => {
    const folder = await folderWith(knots)
    await convert(folder)
    for (const part of [1, 2, 3])
      await convert(folder, {output: folder.at('parts'), shard: {part, of: 3}})
    expect(await folder.list('parts')).toEqual(await folder.list('out'))
    for (const name of await folder.list('out')) {
      expect(await folder.read(`parts/${name}`)).toBe(await folder.read(`out/${name}`))
    }
    // The same for ever: other machines count on it.
    expect([shardOf('index.txt', 4), shardOf('library/sys.txt', 4)]).toEqual([2, 1])
  })

  it('should give pages away instead of writing them', async () => {
    const folder = await folderWith(knots)
    const pages: Array<ConvertedPage> = []
    await convert(folder, {
      output: null,
      only: new Set(['deep/bowline.txt']),
      onPage: (page) => void pages.push(page)
    })
    expect(pages).toMatchObject([{file: 'deep/bowline.txt', path: 'deep/bowline.md'}])
    expect(await folder.list()).not.toContain('out/README.md')
  })

  it('should go on after a file that cannot be read', async () => {
    const folder = await folderWith({...knots, 'in/deep/bowline.txt': new Uint8Array([0x66, 0xff])})
    expect(await convert(folder)).toMatchObject({pages: 1, failed: 1})
  })

  it('should say which folder is not there', async () => {
    const folder = await folderWith(knots)
    const missing = folder.at('none')
    await expect(convertHelpPackage(missing)).rejects.toThrow(
      `Cannot read a help package from \`${missing}\`, expected a folder or a \`hyperhelp.json\` that exists`
    )
  })

  it('should refuse a target that it does not know', async () => {
    const folder = await folderWith(knots)
    await expect(convert(folder, {target: 'word' as never})).rejects.toThrow(
      'Cannot write a site with target `word`, expected `github`, `vitepress`, `mkdocs`, `docusaurus`'
    )
  })
})

describe('safety of sites', () => {
  const topics = [{topic: 't'}]

  it('should read and write nothing outside of the folders, whatever the index says', async () => {
    const names = [
      '../secret.txt',
      '../../x.txt',
      '/etc/hostname',
      'C:\\x.txt',
      'a/../../secret.txt',
      'nul\0.txt'
    ]
    const folder = await folderWith({
      'in/hyperhelp.json': indexOf({
        doc_root: '../',
        help_files: Object.fromEntries(
          [...names, 'ok.txt', '%2e%2e/y.txt'].map((name) => [name, ['T', ...topics]])
        )
      }),
      'in/ok.txt': help('OK'),
      'in/%2e%2e/y.txt': help('Percent'),
      'secret.txt': help('SECRET')
    })
    const before = await folder.list()
    const {messages, pages} = await convert(folder)
    expect(pages).toBe(2)
    expect(messages.filter((message) => message.endsWith('help-file-outside'))).toHaveLength(
      names.length
    )
    const after = (await folder.list()).filter((name) => !before.includes(name))
    expect(after).toEqual(['out/2e-2e/y.md', 'out/README.md', 'out/ok.md'])
  })

  it('should go through no symbolic link', async () => {
    const folder = await folderWith({
      'in/hyperhelp.json': indexOf({
        help_files: {'a.txt': ['A'], 'b/c.txt': ['C'], 'leak.txt': ['L']}
      }),
      'in/a.txt': help('A'),
      'in/b/c.txt': help('C'),
      'secret.txt': help('SECRET'),
      'target.md': 'old',
      'elsewhere/keep': '',
      'out/keep': ''
    })
    await folder.link('in/leak.txt', folder.at('secret.txt'))
    await folder.link('out/a.md', folder.at('target.md'))
    await folder.link('out/b', folder.at('elsewhere'))
    const {messages, failed} = await convert(folder)
    expect(failed).toBe(2)
    expect(messages.filter((message) => message.endsWith('output-refused'))).toEqual([
      expect.stringContaining('`a.md` is a symbolic link'),
      expect.stringContaining('`b` is a symbolic link')
    ])
    expect(await folder.read('target.md')).toBe('old')
    expect(await folder.list('elsewhere')).toEqual(['keep'])
    expect(await folder.list('out')).not.toContain('leak.md')
  })

  it('should take `__proto__` and `constructor` for topics like others', async () => {
    const folder = await folderWith({
      'in/hyperhelp.json': indexOf({
        help_files: {
          'a.txt': ['A', {topic: '__proto__'}, {topic: 'constructor', aliases: ['toString']}]
        }
      }).replace('"__PROTO__"', '"__proto__"'),
      'in/a.txt': help(
        'A',
        '*__proto__:p* *constructor:c* |__proto__| |:constructor:x| |toString| |valueOf|'
      )
    })
    const {messages} = await convert(folder)
    expect(messages).toEqual([expect.stringContaining("unknown topic 'valueOf'")])
    expect(await folder.read('out/a.md')).toContain(
      '[\\_\\_proto__](#__proto__) [x](#constructor) [toString](#constructor) valueOf'
    )
  })

  it('should not link to what runs something', async () => {
    const folder = await folderWith({
      'in/hyperhelp.json': indexOf({
        help_files: {'a.txt': ['A']},
        externals: {
          'javascript:alert(1)': ['Run', {topic: 'run'}],
          'Packages/User/x.py': ['File', {topic: 'file'}]
        }
      }),
      'in/a.txt': help('A', '|run| and |file|')
    })
    const {messages} = await convert(folder)
    expect(await folder.read('out/a.md')).toContain('\nrun and file\n')
    expect(messages.map((message) => message.split(' ').at(-1))).toEqual([
      'index-external',
      'link-unresolved',
      'link-package-file'
    ])
  })
})
