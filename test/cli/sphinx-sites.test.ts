import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const page = (title: string, ...lines: Array<string>): string =>
  [title, '*'.repeat(title.length), '', ...lines, ''].join('\n')

/** What `sphinx-build -b text` leaves of a manual: its tables of contents have no links. */
const manual = {
  'in/index.txt': page(
    'Reels',
    'Contents',
    '^^^^^^^^',
    '',
    '* 1. Winding',
    '',
    '  * A section',
    '',
    '  * Winding by hand',
    '',
    '* 2. Care',
    '',
    'These are no pages:',
    '',
    '* Hemp',
    '',
    '* Jute'
  ),
  'in/care.txt': page('2. Care', 'Use "reel.cfg":', '', '   drum = 12'),
  'in/use/wind.txt': page('1. Winding', 'A section', '=========', '', 'Text.'),
  'in/use/hand.txt': page('Winding by hand', 'Text.'),
  'in/left.txt': page('Left over', 'Text.')
}

describe("sites of Sphinx's text", () => {
  it.each([
    ['mkdocs', 'site/docs/'],
    ['github', 'site/'],
    ['vitepress', 'site/'],
    ['docusaurus', 'site/docs/']
  ])('should be written for %s', async (target, below) => {
    for (const more of [[], ['-f', 'sphinx-text']]) {
      const folder = await folderWith(manual)
      const call = ['convert', 'in', ...more, '-o', 'site', '--target', target]
      expect(await folder.call(call)).toEqual({status: 0, stdout: '', stderr: ''})
      const care = await folder.read(`${below}care.md`)
      expect(care).toMatch(/^# 2\\?\. Care/m)
      expect(care).toContain('Use `reel.cfg`:\n\n```\ndrum = 12\n```\n')
      expect(await folder.read(`${below}index.md`)).toMatch(
        /\[1\\?\. Winding\]\(use\/wind\.md\)\n\s+- +A section\n\s+- +\[Winding by hand\]\(use\/hand\.md\)\n- +\[2\\?\. Care\]\(care\.md\)[^[]*- +Hemp/
      )
    }
  })

  it('should have the tables of contents as navigation', async () => {
    const folder = await folderWith(manual)
    await folder.call(['convert', 'in', '-o', 'site', '--target', 'mkdocs'])
    const config = await folder.read('site/mkdocs.yml')
    expect(config.slice(config.indexOf('nav:'))).toBe(
      [
        'nav:',
        '  - Contents: "contents.md"',
        '  - "Reels": "index.md"',
        '  - "Contents":',
        '      - "1. Winding":',
        '          - "1. Winding": "use/wind.md"',
        '          - "Winding by hand": "use/hand.md"',
        '      - "2. Care": "care.md"',
        '  - "More":',
        '      - "Left over": "left.md"',
        ''
      ].join('\n')
    )
  })

  it('should be checked as what they are', async () => {
    const folder = await folderWith({
      'in/a.txt': page('Reels', '%hyperhelp stands for nothing here, and |this| is text.'),
      'in/b.txt': page('Reels', 'The same title.')
    })
    const fine = {status: 0, stdout: '', stderr: ''}
    expect(await folder.call(['lint', 'in'])).toEqual(fine)
    expect(await folder.call(['lint', 'in', '-f', 'sphinx-text'])).toEqual(fine)
    expect((await folder.call(['lint', 'in', '-f', 'hyperhelp'])).stderr).toContain('this')
  })
})

describe('what is known of a document', () => {
  it('should override the dialect that a help file seems to have', async () => {
    const folder = await folderWith({'a.txt': 'See "reel" and `reel`.\n'})
    const read = async (...options: Array<string>) =>
      (await folder.call(['convert', 'a.txt', ...options])).stdout
    expect(await read('--dialect', 'hyperhelp')).toBe('See "reel" and `reel`.\n')
    expect(await read('--dialect', 'sphinx')).toBe('See `reel` and \\`reel\\`.\n')
    expect(
      await folder.call(['convert', 'a.txt', '--dialect', 'sphinx', '-f', 'rst'])
    ).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--dialect')
    })
  })

  it('should give code the language that one knows', async () => {
    const folder = await folderWith({
      'a.txt': page('Reels', 'So:', '', '   find_package(Reel)'),
      'b.txt': '# Reels\n\n```\nset(A)\n```\n\n```js\nlet a\n```\n',
      'c.rst': 'So::\n\n   set(A)\n\n.. code-block:: c\n\n   int a;\n'
    })
    const languages = async (name: string) =>
      (await folder.call(['convert', name, '--code-language', 'cmake'])).stdout.match(/^```\w+/gm)
    expect(await languages('a.txt')).toEqual(['```cmake'])
    expect(await languages('b.txt')).toEqual(['```cmake', '```js'])
    expect(await languages('c.rst')).toEqual(['```cmake', '```c'])
  })

  it('should be told with its reasons', async () => {
    const folder = await folderWith({
      'a.txt': page('Reels', 'See', '#reels.', '', '#drums is open.'),
      'b.txt': '# reel:Reels\n\nSee |drum:the drum| and *|oak|*.\n'
    })
    const {stderr} = await folder.call(['convert', 'a.txt', 'b.txt', '-o', 'out', '--verbose'])
    expect(stderr).toContain(
      'a.txt is read as sphinx-text: its titles are underlined, which outweighs its headings of HyperHelp\n'
    )
    expect(stderr).toContain(
      'b.txt is read as hyperhelp: it has hidden anchors and headings of HyperHelp\n'
    )
    expect(stderr).toContain(
      'b.txt has the dialect hyperhelp: nothing suggests the Sphinx builder\n'
    )
  })
})
