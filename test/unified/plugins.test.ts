import type {Root as HastRoot} from 'hast'
import {toHtml} from 'hast-util-to-html'
import type {Root} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import {toMarkdown} from 'mdast-util-to-markdown'
import rehypeSlug from 'rehype-slug'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import remarkStringify from 'remark-stringify'
import remarkToc from 'remark-toc'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {toHyperhelp, toMarkdown as toMarkdownOfOurs} from '../../src/index.js'
import {
  gridhelpToMdast,
  gridTableHandlers,
  hyperhelpParse,
  remarkGridTables,
  sphinxTextParse
} from '../../src/unified/index.js'

describe('plugins for unified', () => {
  it('should read help files to what other plugins and compilers work on', async () => {
    const file = await unified()
      .use(hyperhelpParse)
      .use(gridhelpToMdast)
      .use(() => (tree: Root) => {
        visit(tree, 'emphasis', (node) => {
          Object.assign(node, {type: 'strong'})
        })
      })
      .use(function () {
        this.compiler = (tree) => toMarkdown(tree as Root)
      })
      .process('%hyperhelp title="Cogs"\n*|cogs:⚓|*\n\nTurn *slowly*.\n')
    expect(String(file)).toContain('# Cogs\n')
    expect(String(file)).toContain('Turn **slowly**.\n')
  })

  it('should read Sphinx text to what makes HTML trees', async () => {
    const processor = unified().use(sphinxTextParse).use(gridhelpToMdast)
    const tree = await processor.run(processor.parse('Cogs\n****\n\nCall "turn()".\n'))
    expect(toHast(tree as Root)).toMatchObject({
      children: [
        {tagName: 'h1', children: [{value: 'Cogs'}]},
        {value: '\n'},
        {tagName: 'p', children: [{value: 'Call '}, {tagName: 'code'}, {value: '.'}]}
      ]
    })
  })

  it('should put messages on the file', async () => {
    const file = new VFile({path: 'cogs.txt', value: 'See |cogs:turn|.\n'})
    unified().use(hyperhelpParse, {dialect: 'hyperhelp'}).parse(file)
    expect(file.messages.map(({ruleId, line, column}) => [ruleId, line, column])).toEqual([
      ['link-malformed', 1, 6]
    ])
  })
})

describe('plugins for unified, with those of others', () => {
  const help =
    '%hyperhelp title="Cogs"\n\n# Contents\n\n# cogs:Cogs and wheels\n\nTurn *slowly*.\n\n## more:More\n\n+---+---+\n| a | b |\n|===|===|\n| c | d |\n+---+---+\n'
  const sphinx =
    'Cogs\n****\n\n\nContents\n========\n\n\nWheels\n======\n\n+---+---+\n| a | b |\n|===|===|\n| c | d |\n+---+---+\n'

  it.each([
    ['help files', hyperhelpParse, help, '[Cogs and wheels](#cogs-and-wheels)'],
    ['Sphinx text', sphinxTextParse, sphinx, '[Wheels](#wheels)']
  ])('should let remark-toc list the headings of %s', (_, parse, value, wanted) => {
    const text = String(
      unified()
        .use(parse)
        .use(gridhelpToMdast)
        .use(remarkToc)
        .use(remarkGridTables)
        .use(remarkStringify)
        .processSync(value)
    )
    expect(text).toContain(wanted)
    expect(text).toContain('+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n')
  })

  it('should let rehype-slug name headings, and tables be tables in HTML', () => {
    const processor = unified().use(sphinxTextParse).use(gridhelpToMdast)
    const tree = toHast(processor.runSync(processor.parse(sphinx)) as Root, {
      handlers: gridTableHandlers
    })
    rehypeSlug()(tree as HastRoot)
    const html = toHtml(tree)
    expect(html).toContain('<h2 id="wheels">Wheels</h2>')
    expect(html).toContain(
      '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>'
    )
  })

  it('should let tables in Markdown be tables in HTML', () => {
    const tree = unified()
      .use(remarkParse)
      .use(remarkGridTables)
      .parse(
        '+---+---+\n| *a*   |\n|       |\n| [b]   |\n+---+--:+\n| c | d |\n+---+---+\n\n[b]: e'
      )
    expect(toHtml(toHast(tree, {handlers: gridTableHandlers}))).toContain(
      '<tr><td colspan="2"><p><em>a</em></p>'
    )
    expect(toHtml(toHast(tree, {handlers: gridTableHandlers}))).toContain(
      '<td align="right">d</td>'
    )
  })

  const captioned = [
    '+-----+-----+',
    '| a   | b   |',
    '+====:+=====+',
    '| *c* | d   |',
    '|     +-----+',
    '|     | e   |',
    '+-----+-----+',
    '',
    ': Words and *more* {#id .wide}',
    ''
  ].join('\n')

  it.each([
    ['with handlers', {handlers: gridTableHandlers}],
    ['without', {}]
  ])('should give HTML captions, spans and alignment, %s', (_, options) => {
    const html = String(
      unified()
        .use(remarkParse)
        .use(remarkGridTables)
        .use(remarkRehype, options)
        .use(rehypeStringify)
        .processSync(captioned)
    )
    expect(html).toContain('<table id="id" class="wide"><caption>Words and <em>more</em></caption>')
    expect(html).toMatch(/<thead><tr><th scope="col" align="right">/)
    expect(html).toContain('rowspan="2"')
    expect(html).not.toContain('<div')
  })

  it('should write captions that were put into the tree for HTML once', () => {
    const processor = unified().use(remarkParse).use(remarkGridTables).use(remarkStringify)
    const tree = processor.runSync(processor.parse(captioned)) as Root
    expect(processor.stringify(tree)).toBe(String(processor.processSync(captioned)))
    expect(processor.stringify(tree).match(/Words/g)).toHaveLength(1)
    expect(toHyperhelp(tree).match(/Words/g)).toHaveLength(1)
    expect(toMarkdownOfOurs(tree, {tables: 'html'}).match(/Words/g)).toHaveLength(1)
  })
})
