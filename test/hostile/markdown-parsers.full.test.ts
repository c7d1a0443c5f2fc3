import {HtmlRenderer, Parser} from 'commonmark'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import type {BlockContent, ListItem, PhrasingContent, Root, TableCell, TableRow} from 'mdast'
import {micromark} from 'micromark'
import {gfm, gfmHtml} from 'micromark-extension-gfm'
import {describe, expect, it} from 'vitest'
import {toMarkdown} from '../../src/index.js'
import {runs} from '../runs.js'

const markdownIt = new MarkdownIt({html: true})
/** HTML that parsers make of Markdown; all of them let HTML through, so that it is seen. */
const parsers: Record<string, (markdown: string) => string> = {
  'micromark with GFM': (markdown) =>
    micromark(markdown, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()]
    }),
  'markdown-it': (markdown) => markdownIt.render(markdown),
  commonmark: (markdown) => new HtmlRenderer().render(new Parser().parse(markdown))
}

/** A piece of a document, and the HTML that it is meant to be. */
interface Piece<Node> {
  node: Node
  html: string
}

const part = fc.constantFrom(
  ...'*_~`[](){}<>!&|\\#+-=.:^"\'$%@;/0123aéb 漢😀',
  ...[
    ' ',
    ' ',
    'foo',
    'bar',
    '**',
    '__',
    '``',
    '~~',
    '~~~',
    '```',
    '---',
    '===',
    '***',
    '1.',
    '2)'
  ],
  ...['- ', '+ ', '> ', '# ', '## ', ':-', '|-|', '&amp;', '&lt', '&#60;', '&copy', '\\\\', '\\|'],
  ...['<div>', '</p>', '<a b="', '<!--', '-->', '<![CDATA[', '<?a', '<http://a.b>', '<a@b.c>'],
  ...[
    '![',
    '](',
    '](c)',
    '[x]',
    '[x]:',
    '[x]: /y',
    '[^1]',
    '[^1]:',
    '[ ]',
    '<script>alert(1)</script>'
  ]
)
const texts = fc
  .array(part, {minLength: 1, maxLength: 12})
  .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
  .filter((value) => value !== '')

const text: fc.Arbitrary<Piece<PhrasingContent>> = texts.map((value) => ({
  node: {type: 'text', value},
  html: escapeHtml(value)
}))
const inline = (node: PhrasingContent, html: string): Piece<PhrasingContent> => ({node, html})
const phrasing: fc.Arbitrary<Array<Piece<PhrasingContent>>> = fc.oneof(
  text.map((piece) => [piece]),
  fc
    .tuple(text, text, text)
    .map(([a, b, c]) => [
      a,
      blank,
      inline({type: 'emphasis', children: [b.node]}, `<em>${b.html}</em>`),
      blank,
      c
    ]),
  fc
    .tuple(text, texts)
    .map(([a, value]) => [
      inline({type: 'strong', children: [a.node]}, `<strong>${a.html}</strong>`),
      blank,
      inline(
        {type: 'link', url: 'https://a.b/c', children: [{type: 'text', value}]},
        `<a>${escapeHtml(value)}</a>`
      )
    ]),
  fc
    .tuple(text, text, texts, text)
    .map(([a, b, value, c]) => [
      a,
      blank,
      inline({type: 'emphasis', children: [b.node]}, `<em>${b.html}</em>`),
      blank,
      inline(
        {type: 'link', url: 'https://a.b/c', children: [{type: 'text', value}]},
        `<a>${escapeHtml(value)}</a>`
      ),
      blank,
      c
    ]),
  fc
    .tuple(text, texts)
    .map(([a, value]) => [
      a,
      blank,
      inline({type: 'inlineCode', value}, `<code>${escapeHtml(value)}</code>`)
    ])
)
const blank: Piece<PhrasingContent> = {node: {type: 'text', value: ' '}, html: ' '}

const flow = (node: BlockContent, html: string): Piece<BlockContent> => ({node, html})
const block: fc.Arbitrary<Piece<BlockContent>> = fc.oneof(
  phrasing.map(paragraphOf),
  phrasing.map((pieces) =>
    flow({type: 'heading', depth: 2, children: nodesOf(pieces)}, `<h2>${htmlOf(pieces)}</h2>`)
  ),
  phrasing.map((pieces) => {
    const item: ListItem = {type: 'listItem', spread: false, children: [paragraphOf(pieces).node]}
    return flow(
      {type: 'list', ordered: false, spread: false, children: [item]},
      `<ul><li>${htmlOf(pieces)}</li></ul>`
    )
  }),
  phrasing.map((pieces) => {
    const {node, html} = paragraphOf(pieces)
    return flow({type: 'blockquote', children: [node]}, `<blockquote>${html}</blockquote>`)
  }),
  texts.map((value) => flow({type: 'code', value}, `<pre><code>${escapeHtml(value)} </code></pre>`))
)

const table: fc.Arbitrary<Piece<BlockContent>> = fc
  .array(fc.tuple(text, text), {minLength: 2, maxLength: 3})
  .map((rows) => {
    const children = rows.map((cells): TableRow => {
      const row = cells.map(({node}): TableCell => ({type: 'tableCell', children: [node]}))
      return {type: 'tableRow', children: row}
    })
    const html = rows.map((cells, index) => {
      const name = index === 0 ? 'th' : 'td'
      return `<tr>${cells.map((cell) => `<${name}>${cell.html}</${name}>`).join('')}</tr>`
    })
    return flow({type: 'table', children}, `<table>${html.join('')}</table>`)
  })

function escapeHtml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function nodesOf(pieces: ReadonlyArray<Piece<PhrasingContent>>): Array<PhrasingContent> {
  return pieces.map(({node}) => node)
}

function htmlOf(pieces: ReadonlyArray<Piece<unknown>>): string {
  return pieces.map(({html}) => html).join('')
}

function paragraphOf(pieces: ReadonlyArray<Piece<PhrasingContent>>): Piece<BlockContent> {
  return flow({type: 'paragraph', children: nodesOf(pieces)}, `<p>${htmlOf(pieces)}</p>`)
}

/**
 * Leave out what parsers write in ways of their own: attributes, sections, blanks around blocks, how signs are escaped,
 * and the links that GFM makes of bare addresses.
 */
function reduce(html: string): string {
  return html
    .replace(
      /<a href="(?!https:\/\/a\.b\/c")(?:https?:|mailto:)[^"]*">((?:https?:\/\/|www\.|[^\s<]*@)[^<]*)<\/a>/g,
      '$1'
    )
    .replace(/<(\w+)(?: (?:class|href|style|align|start)="[^"]*")+>/g, '<$1>')
    .replace(/<\/?t(?:head|body)>\s*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:p|h2|ul|ol|li|blockquote|pre|table|tr|th|td)>) ?/g, '$1')
    .replaceAll('&quot;', '"')
    .trim()
}

/** The same for what is meant. */
function meant(pieces: ReadonlyArray<Piece<unknown>>): string {
  return htmlOf(pieces)
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:p|h2|ul|ol|li|blockquote|pre|table|tr|th|td)>) ?/g, '$1')
    .trim()
}

function check(pieces: ReadonlyArray<Piece<BlockContent>>, names: ReadonlyArray<string>): void {
  const tree: Root = {type: 'root', children: pieces.map(({node}) => node)}
  const markdown = toMarkdown(tree)
  for (const name of names) {
    expect(reduce(parsers[name]!(markdown)), `${name}:\n${markdown}`).toBe(meant(pieces))
  }
}

describe('Markdown of any text, read by three parsers', () => {
  it('should have the blocks, the markup and the text that are meant, and nothing else', () => {
    fc.assert(
      fc.property(block, (piece) => check([piece], Object.keys(parsers))),
      {numRuns: runs(600)}
    )
  })

  it('should have the cells that are meant', () => {
    // Tables are no part of CommonMark.
    fc.assert(
      fc.property(table, (piece) => check([piece], ['micromark with GFM', 'markdown-it'])),
      {numRuns: runs(300)}
    )
  })
})
