import {describe, expect, it} from 'vitest'
import {convertHelpPackage, convertToSinglePage} from '../../../src/help-package/index.js'
import {folderWith, help, indexOf} from '../package-in.js'

const knots = {
  'in/hyperhelp.json': indexOf({
    description: 'How to tie',
    help_files: {
      'index.txt': ['Knots', {topic: 'start', caption: 'Start'}],
      'deep/loop.txt': ['Loops', {topic: 'loop', caption: 'A loop'}]
    },
    help_contents: [{topic: 'loop', caption: 'Loops', children: ['index.txt']}]
  }),
  'in/index.txt': help(
    'Knots',
    '# Start',
    '',
    '*|use:Use|* |loop| and |deep/loop.txt|, not |granny|.'
  ),
  'in/deep/loop.txt': help('Loops', '# Loop', '', '*|use:Back|* to |start|.')
}

describe('convertToSinglePage', () => {
  it('should write all pages in the order of the contents, with links to anchors', async () => {
    const folder = await folderWith(knots)
    const {content, messages, ...counts} = await convertToSinglePage(folder.at('in'))
    expect(counts).toEqual({root: folder.at('in'), pages: 2, failed: 0})
    expect(content).toBe(
      [
        '# Knots',
        '',
        'How to tie',
        '',
        '- [Loops](#Loop)',
        '  - [Knots](#index)',
        '',
        '<a id="deep-loop"></a>',
        '',
        '## Loops',
        '',
        '*2026-03-04*',
        '',
        '<a id="Loop"></a>',
        '',
        '### Loop',
        '',
        '<a id="use"></a>Back to [start](#Start).',
        '',
        '<a id="index"></a>',
        '',
        '## Knots',
        '',
        '*2026-03-04*',
        '',
        '<a id="Start"></a>',
        '',
        '### Start',
        '',
        '<a id="index-use"></a>Use [loop](#Loop) and [deep/loop.txt](#deep-loop), not granny.',
        ''
      ].join('\n')
    )
    expect(messages.map(({file, ruleId}) => `${file} ${ruleId}`)).toEqual([
      'index.txt link-unresolved'
    ])
  })

  it('should part the footnotes of pages', async () => {
    const page = (title: string) =>
      [title, '*'.repeat(title.length), '', 'Tie it [1].', '', `[1] As in ${title}.`, ''].join('\n')
    const folder = await folderWith({'in/a.txt': page('Hemp'), 'in/b.txt': page('Jute')})
    const {content} = await convertToSinglePage(folder.at('in'), {from: 'sphinx-text'})
    expect(content).toContain('Tie it [^1].\n\n[^1]: As in Hemp.\n')
    expect(content).toContain('Tie it [^b-1].\n\n[^b-1]: As in Jute.\n')
  })
})

describe('llms.txt', () => {
  it('should have links to all pages', async () => {
    const folder = await folderWith(knots)
    await convertHelpPackage(folder.at('in'), {
      output: folder.at('out'),
      target: 'mkdocs',
      llms: true
    })
    expect(await folder.read('out/llms.txt')).toBe(
      [
        '# Knots',
        '',
        '> How to tie',
        '',
        '## Loops',
        '',
        '- [Loops](docs/deep/loop.md#Loop)',
        '- [Knots](docs/index.md)',
        ''
      ].join('\n')
    )
  })
})
