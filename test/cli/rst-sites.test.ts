import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

/** Sources of a manual, as Sphinx takes them. */
const manual = {
  'in/index.rst': [
    '.. meta::',
    '   :keywords: reels',
    '',
    '.. _top:',
    '',
    'Reels',
    '=====',
    '',
    'See :doc:`use/wind`, :doc:`how to dry <care>`, :ref:`drum`, :ref:`it <drum>`.',
    '',
    '.. toctree::',
    '   :caption: Manual',
    '',
    '   use/wind',
    '   Drying <care>',
    '   self',
    '',
    '.. toctree::',
    '   :hidden:',
    '   :glob:',
    '   :caption: More ropes',
    '',
    '   ropes/*',
    ''
  ].join('\n'),
  'in/use/wind.rst': [
    'Winding',
    '=======',
    '',
    '.. _drum:',
    '.. _barrel:',
    '',
    'The drum',
    '--------',
    '',
    'See :doc:`../index`, :doc:`/care`, :ref:`top`, :ref:`barrel`.',
    '',
    '.. toctree::',
    '   :glob:',
    '',
    '   h*',
    ''
  ].join('\n'),
  'in/use/hand.rst': 'By hand\n=======\n\nText.\n',
  'in/care.rst': 'Care\n====\n\nText.\n',
  'in/ropes/hemp.rst': 'Hemp\n====\n\nText.\n',
  'in/ropes/coir.rst': 'Coir\n====\n\nText.\n',
  'in/_templates/page.rst': 'No page\n=======\n',
  'in/requirements.txt': 'sphinx\n'
}

const pages = [
  'care.md',
  'index.md',
  'ropes/coir.md',
  'ropes/hemp.md',
  'use/hand.md',
  'use/wind.md'
]

describe('sites of reStructuredText', () => {
  it.each([
    ['mkdocs', 'site/docs/'],
    ['github', 'site/'],
    ['vitepress', 'site/'],
    ['docusaurus', 'site/docs/']
  ])('should be written for %s, with links from page to page', async (target, below) => {
    const folder = await folderWith(manual)
    const call = ['convert', 'in', '-f', 'rst', '-o', 'site', '--target', target]
    expect(await folder.call(call)).toEqual({status: 0, stdout: '', stderr: ''})
    const written = (await folder.list()).filter((name) => name.startsWith(below))
    expect(written).toEqual(expect.arrayContaining(pages.map((name) => below + name)))
    expect(written.join()).not.toContain('requirements')
    const index = await folder.read(`${below}index.md`)
    expect(index).toContain(
      'See [Winding](use/wind.md), [how to dry](care.md), [The drum](use/wind.md#drum), [it](use/wind.md#drum).'
    )
    expect(index).toMatch(
      /\*\*Manual\*\*\n\n- +\[Winding\]\(use\/wind\.md\)\n- +\[Drying\]\(care\.md\)\n$/
    )
    const wind = await folder.read(`${below}use/wind.md`)
    expect(wind).toContain(
      'See [Reels](../index.md), [Care](../care.md), [Reels](../index.md#top), [The drum](#'
    )
    expect(wind).toMatch(/- +\[By hand\]\(hand\.md\)\n$/)
  })

  it('should have the toctrees as navigation', async () => {
    const folder = await folderWith(manual)
    await folder.call(['convert', 'in', '-f', 'rst', '-o', 'site', '--target', 'mkdocs'])
    const config = await folder.read('site/mkdocs.yml')
    expect(config.slice(config.indexOf('nav:'))).toBe(
      [
        'nav:',
        '  - Contents: "contents.md"',
        '  - "Reels": "index.md"',
        '  - "Manual":',
        '      - "Winding":',
        '          - "Winding": "use/wind.md"',
        '          - "By hand": "use/hand.md"',
        '      - "Drying": "care.md"',
        '  - "More ropes":',
        '      - "Coir": "ropes/coir.md"',
        '      - "Hemp": "ropes/hemp.md"',
        ''
      ].join('\n')
    )
  })

  it('should be told by their names where there are no texts', async () => {
    const {'in/requirements.txt': _, ...sources} = manual
    const folder = await folderWith(sources)
    await folder.call(['convert', 'in', '-o', 'site', '--target', 'github'])
    expect(await folder.read('site/index.md')).toContain('[Winding](use/wind.md)')
    const {stdout} = await folder.call(['convert', 'in', '--single', '-'])
    expect(stdout).toContain('See [Winding](#use-wind), [how to dry](#care), [The drum](#drum)')
  })

  it('should be made of the documents that most are, and say which are left out', async () => {
    const folder = await folderWith({
      'in/index.rst': 'Reels\n=====\n\nText.\n',
      'in/requirements.txt': 'sphinx\n',
      'in/more.md': '# More\n'
    })
    const {stderr, status} = await folder.call(['convert', 'in', '-o', 'out', '--target', 'mkdocs'])
    expect(stderr).toBe(
      'in/more.md warning `more.md` and 1 more are no pages of the site: most documents of the folder are of another kind folder-mixed\n'
    )
    expect(status).toBe(0)
    expect(await folder.read('out/docs/index.md')).toContain('# Reels')
    const told = ['convert', 'in', '-o', 'out', '--target', 'mkdocs', '-f', 'rst']
    expect((await folder.call(told)).stderr).toBe('')
  })

  it('should say where a link leads nowhere', async () => {
    const folder = await folderWith({
      'in/a.rst': 'A\n=\n\nSee :ref:`b`, :ref:`none` and :doc:`gone`.\n',
      'in/b.rst': '.. _b:\n\nB\n=\n'
    })
    const faults = [
      expect.stringMatching(/^in\/a\.rst:4:\d+ warning .*'none'/),
      expect.stringMatching(/^in\/a\.rst:4:\d+ warning .*`gone\.rst` does not exist/)
    ]
    for (const call of [
      ['convert', 'in', '-f', 'rst', '-o', 'site', '--target', 'github'],
      ['convert', 'in', '-o', 'out'],
      ['lint', 'in']
    ]) {
      const {stderr} = await folder.call(call)
      expect(stderr.trim().split('\n').slice(0, 2)).toEqual(faults)
    }
  })
})

describe('folders of reStructuredText', () => {
  it('should keep links from document to document', async () => {
    const folder = await folderWith(manual)
    expect(await folder.call(['convert', 'in', '-f', 'rst', '-t', 'html', '-o', 'out'])).toEqual({
      status: 0,
      stdout: '',
      stderr: ''
    })
    const index = await folder.read('out/index.html')
    expect(index).toContain('See <a href="use/wind.html">Winding</a>')
    expect(index).toContain('<a href="use/wind.html#drum">The drum</a>')
    expect(await folder.read('out/use/wind.html')).toContain('<a href="hand.html">By hand</a>')
    expect(await folder.call(['lint', 'in'])).toMatchObject({status: 0})
  })
})
