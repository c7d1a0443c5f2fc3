import {existsSync, readFileSync} from 'node:fs'
import type {Nodes, Root} from 'mdast'
import {globSync} from 'tinyglobby'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, toHyperhelp, toMarkdown} from '../../src/index.js'
import {topicId} from '../../src/mdast/topic-ids.js'
import {fromMarkdownHelp} from '../../src/read/from-markdown-help.js'

function write(markdown: string): string {
  return toHyperhelp(fromMarkdownHelp(markdown))
}

describe('help written in Markdown', () => {
  it.each([
    ['## Knots {#knots}', '## knots:Knots\n'],
    ['<a id="knots"></a>\n\n## Knots and bends', '## knots:Knots and bends\n'],
    ['<a id="Knots-and-bends"></a>\n\n## Knots and bends', '## Knots and bends\n'],
    ['See [bends](bend).', 'See |:bend:bends|.\n'],
    ['See [bends](#bend).', 'See |:bend:bends|.\n'],
    ['[the drum](#the-drum)\n\n# The drum', '|:the-drum:the drum|\n\n\n# the-drum:The drum\n'],
    ['See [it](#the-drum).\n\n# The drum', 'See |:the-drum:it|.\n\n\n# the-drum:The drum\n'],
    ['# A\n\n# Drum\n\n[it](#drum)', '# _none:A\n\n\n# drum:Drum\n\n|:drum:it|\n'],
    ['See [it](reel.png).', 'See it (reel.png).\n'],
    ['See [two bends](ropes.md#two-bends).', 'See |two bends|.\n'],
    ['See [ropes](ropes.md).', 'See |:ropes.txt:ropes|.\n'],
    ['See [bends](Ropes:bend).', 'See |Ropes:bend:bends|.\n'],
    ['Press <kbd>Ctrl+K</kbd>.', 'Press <Ctrl+K>.\n'],
    ['A <a id="x"></a>place.', 'A *|x:|*place.\n'],
    ['> [!WARNING]\n> Wet ropes slip.', 'Warning: Wet ropes slip.\n'],
    ['Use `cut` <!-- why --> here.', 'Use `cut` <** why **> here.\n'],
    [
      '---\ntitle: "Ropes"\ndate: 2026-01-02\n---\n\nText.',
      '%hyperhelp title="Ropes" date="2026-01-02"\n\nText.\n'
    ],
    [
      '# Ropes\n\n*2026-01-02*\n\n## Knots',
      '%hyperhelp title="Ropes" date="2026-01-02"\n\n\n# _none:Knots\n'
    ]
  ])('should write %j as %j', (markdown, expected) => {
    expect(write(markdown)).toBe(expected)
  })

  it('should leave links to the web, and say that help files have none', () => {
    const file = new VFile()
    const tree = fromMarkdownHelp('See [it](https://example.org/a).')
    expect(toHyperhelp(tree, {file})).toBe('See it (https://example.org/a).\n')
    expect(file.messages).toMatchObject([{ruleId: 'hyperhelp-loss', line: 1, column: 5}])
  })
})

describe('what help files have no form for', () => {
  /** Lines and first words of what is said. */
  function losses(markdown: string): Array<string> {
    const file = new VFile({value: markdown})
    toHyperhelp(fromMarkdownHelp(file), {file})
    return file.messages.map(({line, ruleId, reason}) => `${line} ${ruleId} ${reason}`)
  }

  it('should be written as far as that goes, and told with its place', () => {
    expect(write('Text.\n\n![Reel](reel.png)')).toBe('Text.\n\n[image: Reel]\n')
    expect(losses('Text.\n\n![Reel](reel.png)')).toEqual([
      '3 hyperhelp-loss HyperHelp has no images'
    ])
    expect(losses('Text.\n\n| a |\n| -: |\n| b |')).toEqual([
      '3 hyperhelp-loss Columns of HyperHelp have no alignment'
    ])
    expect(losses('---\ntitle: A\nauthor: B\ntags:\n  - c\n---\n\nText.')).toEqual([
      '1 hyperhelp-loss A help file has no place for `author`, `tags` of the front matter'
    ])
  })

  it('should never open a construct', () => {
    for (const text of [
      'See [a](https://example.org/?b=c|d), e | f.',
      'See ![a | b](c.png), e | f.',
      'See ![a *b](c.png), e* f.'
    ]) {
      const tree = fromHyperhelp(write(text), {dialect: 'hyperhelp'})
      expect(tree.children).toMatchObject([{type: 'paragraph', children: [{type: 'text'}]}])
    }
  })

  it('should keep formulas, in lists and quotes, too, but not take code for them', () => {
    const math = ['$$', 'x_1 *y* z_1', '', '+ b', '$$'].join('\n')
    const code = '```\nx_1 *y* z_1\n\n+ b\n```\n'
    expect(write(math)).toBe(code)
    expect(write(`Text\n${math}\nText`)).toBe(`Text\n\n${code}\nText\n`)
    expect(write('* a\n\n  $$\n  b\n  $$\n')).toContain('```\n      b\n')
    expect(write('> $$\n> b\n> $$\n')).toBe('    ```\n    b\n    ```\n')
    expect(write('```latex\n$$\nx\n$$\n```')).toBe('```latex\n$$\nx\n$$\n```\n')
    expect(write('Text.\n\n$$\nopen')).toBe('Text.\n\n$$ open\n')
    expect(losses(math)).toEqual(['1 hyperhelp-loss HyperHelp has no formulas'])
  })
})

/** Topics, targets of links, and words of a tree, in order. */
function contentOf(tree: Root): {
  topics: Array<string>
  links: Array<string>
  words: Array<string>
} {
  const topics: Array<string> = []
  const links: Array<string> = []
  const shown: Array<string> = []
  const visit = (node: Nodes): void => {
    // Notes have the labels of Markdown.
    if (node.type === 'paragraph' && node.data?.admonitionLabel) return
    if ('value' in node && node.type !== 'comment') shown.push(node.value)
    if (node.type === 'helpHeader') shown.push(node.title ?? '')
    if ((node.type === 'heading' || node.type === 'anchor') && node.identifier) {
      // Markdown has the ids of topics.
      topics.push(topicId(node.identifier))
    }
    if (node.type === 'helpLink' && !node.data?.malformed) {
      links.push(`${node.package ?? ''}:${node.identifier}`)
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return {
    topics,
    links,
    words: (shown.join(' ').match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^note$/i.test(word))
  }
}

const samples = globSync('samples/*/input.txt', {cwd: new URL('../..', import.meta.url).pathname})
const corpus = '../shared/corpus/hyperhelp-help/'
const files = existsSync(corpus) ? globSync(`${corpus}*.txt`) : []

describe('HyperHelp → Markdown → HyperHelp', () => {
  it.each([...samples.filter((name) => /hyperhelp|help/.test(name)), ...files].sort())(
    'should keep topics, links and words of %s',
    (name) => {
      const tree = fromHyperhelp(readFileSync(name, 'utf8'), {dialect: 'hyperhelp'})
      const markdown = toMarkdown(tree, {
        tables: 'grid',
        resolve: (link) =>
          link.package === null
            ? encodeURIComponent(link.identifier)
            : `../${link.package}#${encodeURIComponent(link.identifier)}`
      })
      const again = fromHyperhelp(toHyperhelp(fromMarkdownHelp(markdown)), {dialect: 'hyperhelp'})
      expect(contentOf(again)).toEqual(contentOf(tree))
    }
  )
})
