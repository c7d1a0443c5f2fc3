import {describe, expect, it} from 'vitest'
import {
  convertMarkdownPackage,
  lintHelpPackage,
  readHelpPackage
} from '../../src/help-package/index.js'
import {folderWith} from './package-in.js'

const docs = {
  'in/index.md':
    '---\npackage: Knots\ndescription: How to tie\ntitle: About knots\ndate: 2026-03-04\n---\n\n# Start {#start}\n\nSee [loops](loop), [bends](deep/bend.md), [the sheet](deep/bend.md#sheet) and [colors](Theme:colors).\n',
  'in/loop.md':
    '# Loops\n\n*2026-03-05*\n\n## The loop {#loop}\n\nPress <kbd>Ctrl+K</kbd>.\n\n> [!NOTE]\n> Dry it.\n',
  'in/deep/bend.md':
    '# Bends\n\n## Sheet bend {#sheet}\n\nBack to [start](../index.md), on to [loops](../loop.md#loop), or [here](bend.md), [there](../deep/bend.md), [other](../Theme/page.md).\n'
}

describe('convertMarkdownPackage', () => {
  it('should write help files and their index', async () => {
    const folder = await folderWith(docs)
    const output = folder.at('out')
    const {messages, ...counts} = await convertMarkdownPackage(folder.at('in'), {output})
    expect(messages.map(String)).toEqual([])
    expect(counts).toEqual({root: folder.at('in'), pages: 3, written: 4, failed: 0})
    expect(JSON.parse(await folder.read('out/hyperhelp.json'))).toEqual({
      package: 'Knots',
      description: 'How to tie',
      help_files: {
        'index.txt': ['About knots', {topic: 'start', caption: 'Start'}],
        'loop.txt': ['Loops', {topic: 'loop', caption: 'The loop'}],
        'deep/bend.txt': ['Bends', {topic: 'sheet', caption: 'Sheet bend'}]
      },
      help_contents: [{topic: 'index.txt'}, {topic: 'loop.txt'}, {topic: 'deep/bend.txt'}]
    })
    expect(await folder.read('out/index.txt')).toBe(
      [
        '%hyperhelp title="About knots" date="2026-03-04"',
        '',
        '',
        '# start:Start',
        '',
        'See |:loop:loops|, |:deep/bend.txt:bends|, |:sheet:the sheet| and |Theme::colors|.',
        ''
      ].join('\n')
    )
    expect(await folder.read('out/deep/bend.txt')).toContain(
      'Back to |:index.txt:start|, on to |:loop:loops|, or |:deep/bend.txt:here|, |:deep/bend.txt:there|,'
    )
  })

  it('should give headings topics that other pages link to, and each file a header', async () => {
    const folder = await folderWith({
      'in/index.md': 'See [the drum](use/wind.md#the-drum).\n',
      'in/use/wind.md': '# Winding {#wind}\n\n## The drum\n\nText.\n\n## More\n'
    })
    await convertMarkdownPackage(folder.at('in'), {output: folder.at('out')})
    expect(await folder.read('out/index.txt')).toBe(
      '%hyperhelp title="index"\n\nSee |:the-drum:the drum|.\n'
    )
    expect(await folder.read('out/use/wind.txt')).toBe(
      [
        '%hyperhelp title="Winding"\n\n\n# wind:Winding\n\n',
        '\n## the-drum:The drum\n\nText.\n\n\n## _none:More\n'
      ].join('')
    )
    const {messages} = await lintHelpPackage(folder.at('out'), {jobs: 1})
    expect(messages.map(({ruleId}) => ruleId)).not.toContain('link-unresolved')
    expect(messages.map(({ruleId}) => ruleId)).not.toContain('header-missing')
  })

  it('should write what the linter and the reader of packages take', async () => {
    const folder = await folderWith({
      ...docs,
      'in/index.md': '# Start {#start}\n\nSee [loops](loop) and [sheets](sheet).\n'
    })
    await convertMarkdownPackage(folder.at('in'), {output: folder.at('out')})
    const helpPackage = await readHelpPackage(folder.at('out'))
    expect(helpPackage.name).toBe('in')
    expect(helpPackage.messages).toEqual([])
    expect(helpPackage.links.resolve('sheet', 'index.txt')).toMatchObject({file: 'deep/bend.txt'})
    const {messages} = await lintHelpPackage(folder.at('out'))
    const said = messages.filter(({ruleId}) => /link|topic/.test(ruleId ?? ''))
    expect(said.map(({reason}) => reason)).toEqual([
      "Link references a topic in a non-existant package ('Theme')"
    ])
  })

  it('should say of which pages two have one topic', async () => {
    const folder = await folderWith({
      'in/index.md': '# Knots\n\n## Start {#start}\n\n## Notes\n',
      'in/bend.md': '# Bends\n\n## Notes\n\n## How to start {#Start}\n\nSee [there](#start).\n'
    })
    const {messages} = await convertMarkdownPackage(folder.at('in'), {output: folder.at('out')})
    expect(messages.map(String)).toEqual([
      'bend.md:5:1-5:25: The topic `Start` is also in `index.md`, which all links to it lead to'
    ])
  })

  it('should go on where a page cannot be read', async () => {
    const folder = await folderWith({...docs, 'in/bad.md': new Uint8Array([0xff, 0xfe, 0x41])})
    const {failed, pages, messages} = await convertMarkdownPackage(folder.at('in'), {
      output: folder.at('out')
    })
    expect({failed, pages}).toEqual({failed: 1, pages: 3})
    expect(messages.map(({file, ruleId}) => `${file} ${ruleId}`)).toEqual(['bad.md encoding'])
  })
})
