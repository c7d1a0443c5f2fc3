import {describe, expect, it} from 'vitest'
import {convertHelpPackage} from '../../src/help-package/index.js'
import type {Target} from '../../src/help-package/profiles/index.js'
import {folderWith, help, indexOf} from './package-in.js'

async function write(target: Target, ...lines: Array<string>) {
  const folder = await folderWith({
    'in/hyperhelp.json': indexOf({
      help_files: {
        'a.txt': ['A "page"', {topic: 'one'}],
        'b/c.txt': ['<C> & {{ d }}', {topic: 'two'}]
      },
      externals: {
        'https://example.com/?a=1&b=2': ['Web', {topic: 'web'}],
        'Packages/Default/exec.py': ['Exec <b>', {topic: 'exec.py'}]
      },
      help_contents: [
        'a.txt',
        {topic: 'two', caption: 'Two {{ x }} <b>', children: ['b/c.txt', 'web', 'exec.py']},
        {topic: 'web', caption: 'Links', children: ['one', 'a.txt']}
      ]
    }),
    'in/a.txt': help("A 'page'", ...lines),
    'in/b/c.txt': help('C', '# two')
  })
  await convertHelpPackage(folder.at('in'), {output: folder.at('out'), target})
  const page = await folder.read(
    target === 'mkdocs' || target === 'docusaurus' ? 'out/docs/a.md' : 'out/a.md'
  )
  return {folder, page, text: page.slice(page.indexOf('2026-03-04*') + 13)}
}

describe('vitepress', () => {
  // Each was run by VitePress 1.6.4 in a page of its own; `npm run test:site` builds them all.
  it.each([
    ['{{ x }} and {{{ y }}}', '&#123;&#123; x }} and &#123;&#123;&#123; y }}}'],
    ['`{{ x }}`', '<code v-pre>&#123;&#123; x &#125;&#125;</code>'],
    ['text {.red onclick=x} {#id}', 'text \\{.red onclick=x} \\{#id}'],
    ['Map\u003cString, List\u003e\u003e', 'Map'],
    ['a \u003c/foo> b', 'a \\</foo> b'],
    ['\u003c!--@include: ../x--> end', '&lt;!--@include: ../x--> end'],
    [
      '`\u003c!--@include: ../x-->`',
      '<code v-pre>&#60;&#33;--&#64;include&#58; ../x--&#62;</code>'
    ],
    ['\u003c\u003c\u003c ./file', '\\<<< ./file'],
    ['::: danger', '\\::: danger'],
    ['[[toc]]', '\\[[toc]]'],
    [':smile: is no face', '\\:smile: is no face'],
    ['Smile :-) and ;) and 8-) 10:30', 'Smile \\:-) and \\;) and 8\\-) 10:30']
  ])('should run nothing of %s', async (line, expected) => {
    expect((await write('vitepress', line)).text.trim().startsWith(expected)).toBe(true)
  })

  it('should write code that a fence would not protect as HTML', async () => {
    const {text} = await write('vitepress', '```', '<!--@include: ../x-->', '```')
    expect(text.trim()).toBe(
      '<pre v-pre><code>&#60;&#33;--&#64;include&#58; ../x--&#62;</code></pre>'
    )
  })

  it('should write ids behind headings, but not those that would be emphasis', async () => {
    const {text} = await write('vitepress', '# one:First', '', '# __x__:Second', '', '# First')
    expect(text.trim().split('\n\n')).toEqual([
      '## First {#one}',
      '<a id="__x__"></a>',
      '## Second {#second}',
      '## First {#First}'
    ])
  })

  it('should write front matter and configuration', async () => {
    const {folder, page} = await write('vitepress', '# one')
    expect(page).toMatch(/^---\ntitle: "A 'page'"\noutline: deep\n---\n\n# A 'page' \{#a-page\}\n/)
    const config = await folder.read('out/.vitepress/config.mjs')
    expect(JSON.parse(config.slice(config.indexOf('{')))).toMatchObject({
      title: 'Knots',
      themeConfig: {
        nav: [{text: 'Contents', link: '/'}],
        sidebar: [
          {text: "A 'page'", link: '/a'},
          {
            text: 'Two {{ x }} &lt;b&gt;',
            link: '/b/c#two',
            items: [
              {text: 'C', link: '/b/c'},
              {text: 'Web', link: 'https://example.com/?a=1&b=2'},
              {text: 'Exec &lt;b&gt;'}
            ]
          },
          {
            text: 'Links',
            link: 'https://example.com/?a=1&b=2',
            items: [
              {text: 'Topic one in help source a.txt', link: '/a#one'},
              {text: "A 'page'", link: '/a'}
            ]
          }
        ]
      }
    })
    expect(await folder.list('out')).toContain('index.md')
  })
})

describe('mkdocs', () => {
  it('should write docs, attributes, and lists that Python-Markdown reads', async () => {
    const {folder, page, text} = await write('mkdocs', '# one:First {#x}', '', '* a', '', '  b')
    expect(page).toMatch(/^---\ntitle: "A 'page'"\n---\n/)
    expect(text.trim()).toBe('## First \\{#x} {#one}\n\n-   a\n\n    b')
    expect(await folder.read('out/mkdocs.yml')).toContain(
      [
        'nav:',
        '  - Contents: "index.md"',
        '  - "A \'page\'": "a.md"',
        '  - "Two {{ x }} &lt;b&gt;":',
        '      - "C": "b/c.md"',
        '      - "Web": "https://example.com/?a=1&b=2"',
        '  - "Links": "https://example.com/?a=1&b=2"',
        ''
      ].join('\n')
    )
    expect(await folder.list('out')).toEqual([
      'docs/a.md',
      'docs/b/c.md',
      'docs/index.md',
      'mkdocs.yml'
    ])
  })
})

describe('mkdocs', () => {
  // Each was shown by Python-Markdown 3.4.1 as it stands; `npm run test:site` builds pages of them.
  it.each([
    ['f(*(a), *(b)', 'f(\\*(a), \\*(b)'],
    ['snake_case and _a, _ or b_', 'snake_case and \\_a, \\_ or b\\_'],
    ['a </b> & &lt; and <.c@d.e>', 'a &lt;/b> & &amp;lt; and &lt;.c@d.e>'],
    ['text {: onclick=x}', 'text \\{: onclick=x}'],
    ['C\\# \\| ~~a~~', 'C\\\\# \\\\| ~~a~~'],
    ['[TOC]', '\\[TOC]'],
    ['!!! note', '\\!!! note'],
    ['Look: #hash', 'Look: #hash'],
    ['| a', '\\| a']
  ])('should keep Python-Markdown from reading %s', async (line, expected) => {
    expect((await write('mkdocs', line)).text.trim()).toBe(expected)
  })

  it('should break lines by blanks, and put blank lines between items that have some', async () => {
    const lines = ['* one', '', '  | a', '  | b', '', '  * two', '', '    more', '', '  * three']
    const {text} = await write('mkdocs', ...lines)
    expect(text.trim().split('\n')).toEqual([
      '-   one',
      '',
      '    \\| a  ',
      '    \\| b',
      '',
      '    -   two',
      '',
      '        more',
      '',
      '    -   three'
    ])
  })

  it('should leave pipes in the code of cells', async () => {
    const {text} = await write(
      'mkdocs',
      '+-------+---+',
      '| `a|b` | c |',
      '+=======+===+',
      '| `\\|`  | d |',
      '+-------+---+'
    )
    expect(text.trim().split('\n')).toEqual([
      '| `a|b` | c   |',
      '| ----- | --- |',
      '| `\\|`  | d   |'
    ])
  })
})

describe('docusaurus', () => {
  it('should write docs, a sidebar and a configuration, and nothing that MDX would run', async () => {
    const {folder, text} = await write(
      'docusaurus',
      '# one:First',
      '',
      '{x} and a </b>',
      '',
      'import x from "y"'
    )
    expect(text.trim()).toBe('## First {#one}\n\n\\{x\\} and a \\</b>\n\n&#105;mport x from "y"')
    const sidebar = await folder.read('out/sidebars.js')
    expect(JSON.parse(sidebar.slice(sidebar.indexOf('{')))).toEqual({
      help: [
        {type: 'doc', id: 'index', label: 'Contents'},
        {type: 'doc', id: 'a', label: "A 'page'"},
        {
          type: 'category',
          label: 'Two {{ x }} <b>',
          items: [
            {type: 'link', label: 'Two {{ x }} <b>', href: '/b/c#two'},
            {type: 'doc', id: 'b/c', label: 'C'},
            {type: 'link', label: 'Web', href: 'https://example.com/?a=1&b=2'},
            {type: 'html', value: 'Exec &#60;b&#62;', defaultStyle: true}
          ]
        },
        {
          type: 'category',
          label: 'Links',
          items: [
            {type: 'link', label: 'Links', href: 'https://example.com/?a=1&b=2'},
            {type: 'link', label: 'Topic one in help source a.txt', href: '/a#one'},
            {type: 'link', label: "A 'page'", href: '/a'}
          ]
        }
      ]
    })
    expect(await folder.read('out/docusaurus.config.js')).toContain('"format": "detect"')
  })

  it('should say where a page is that Docusaurus would take for the index of its folder', async () => {
    const folder = await folderWith({
      'in/knots/Knots.txt': help('Knots'),
      'in/knots/index.txt': help('Index'),
      'in/knots/bend.txt': help('Bend')
    })
    await convertHelpPackage(folder.at('in'), {
      output: folder.at('out'),
      target: 'docusaurus'
    })
    expect(await folder.read('out/docs/knots/Knots.md')).toContain('\nslug: "/knots/Knots"\n')
    expect(await folder.read('out/docs/knots/index.md')).not.toContain('slug')
    expect(await folder.read('out/docs/knots/bend.md')).not.toContain('slug')
  })
})

describe('github', () => {
  it('should write a README with all entries of the contents', async () => {
    const {folder} = await write('github', '# one')
    const readme = await folder.read('out/README.md')
    expect(readme.slice(readme.indexOf('-')).trim().split('\n')).toEqual([
      "- [A 'page'](a.md)",
      '- [Two {{ x }} \\<b>](b/c.md#two)',
      '  - [C](b/c.md)',
      '  - [Web](https://example.com/?a=1&b=2)',
      '  - Exec \\<b>',
      '- [Links](https://example.com/?a=1&b=2)',
      '  - [Topic one in help source a.txt](a.md#one)',
      "  - [A 'page'](a.md)"
    ])
  })

  it('should write ids as elements, and dollars that are no formula', async () => {
    const {text} = await write('github', '# one:First', '', '$x$ and $y')
    expect(text.trim()).toBe('<a id="one"></a>\n\n## First\n\n\\$x\\$ and \\$y')
  })
})
