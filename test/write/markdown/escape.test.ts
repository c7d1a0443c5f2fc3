import fc from 'fast-check'
import type {Nodes, PhrasingContent, Root} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {describe, expect, it} from 'vitest'
import {toMarkdown} from '../../../src/index.js'
import {runs} from '../../runs.js'

function read(markdown: string): Root {
  return fromMarkdown(markdown, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]})
}

function textOf(node: Nodes): string {
  return 'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''
}

function paragraph(value: string): Root {
  return {type: 'root', children: [{type: 'paragraph', children: [{type: 'text', value}]}]}
}

const piece = fc.constantFrom(
  ...[...'*_~`[]()<>!&|\\#+-=.:^"\'0123aéb 漢😀'],
  ' ',
  ' ',
  'foo',
  'bar',
  '__init__',
  '**kwargs',
  '&amp;',
  '&lt',
  '<div>',
  '</p>',
  '<!--',
  '![',
  '](',
  '[x]',
  '1.',
  '2)',
  '---',
  '===',
  '```',
  '~~',
  'http://a.b/',
  'www.x.y'
)
const texts = fc
  .array(piece, {maxLength: 14})
  .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())

/** Every node of phrasing, side by side in any order, so that texts stand directly beside each of them. */
const words = fc.array(piece, {minLength: 1, maxLength: 4}).map((parts) => {
  const value = parts.join('').replace(/\s+/g, ' ').trim()
  return value || 'x'
})
const neighbour: fc.Arbitrary<PhrasingContent> = fc.oneof(
  {weight: 4, arbitrary: words.map((value) => ({type: 'text' as const, value}))},
  fc.constant({type: 'break' as const}),
  fc.constantFrom('c', 'a`b', '\\', '|').map((value) => ({type: 'inlineCode' as const, value})),
  fc.constant({type: 'html' as const, value: '<b>'}),
  fc.constant({type: 'image' as const, url: 'i.png', alt: 'i'}),
  words.map((value) => ({
    type: 'link' as const,
    url: 'https://a.b',
    children: [{type: 'text', value}]
  })),
  words.map((value) => ({type: 'emphasis' as const, children: [{type: 'text', value}]})),
  words.map((value) => ({type: 'strong' as const, children: [{type: 'text', value}]})),
  words.map((value) => ({type: 'delete' as const, children: [{type: 'text', value}]}))
) as fc.Arbitrary<PhrasingContent>
const phrasing = fc
  .array(neighbour, {minLength: 2, maxLength: 6})
  .filter(([first, ...others]) => first!.type !== 'break' && others.at(-1)!.type !== 'break')

/** What a reader sees: words, code, breaks and images; links that GFM makes of URLs are their text. */
function shown(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return `{${node.value}}`
    case 'break':
      return '\n'
    case 'image':
      return '!'
    case 'html':
      return node.value
    default:
      return 'children' in node ? node.children.map(shown).join('') : ''
  }
}

describe('escape', () => {
  it('should write text that reads as the same text', () => {
    fc.assert(
      fc.property(texts, (value) => {
        const markdown = toMarkdown(paragraph(value))
        const root = read(markdown)
        expect(
          root.children.map((child) => child.type),
          markdown
        ).toEqual(value ? ['paragraph'] : [])
        expect(textOf(root), markdown).toBe(value)
      }),
      {numRuns: runs(1000)}
    )
  })

  it('should write text around and in markup that reads as the same text', () => {
    fc.assert(
      fc.property(texts, texts, texts, (before, within, after) => {
        const tree: Root = {
          type: 'root',
          children: [
            {
              type: 'paragraph',
              children: [
                {type: 'text', value: `${before} `},
                {type: 'emphasis', children: [{type: 'text', value: `a${within}b`}]},
                {type: 'text', value: ` ${within} `},
                {type: 'link', url: 'https://a.b', children: [{type: 'text', value: `${within}x`}]},
                {type: 'text', value: `${after} `},
                {type: 'inlineCode', value: 'c'},
                {type: 'text', value: after}
              ]
            }
          ]
        }
        const expected = `${before} a${within}b ${within} ${within}x${after} c${after}`
        const markdown = toMarkdown(tree)
        expect(textOf(read(markdown)).trim(), markdown).toBe(expected.replace(/\s+/g, ' ').trim())
      }),
      {numRuns: runs(1000)}
    )
  })

  it('should write texts directly beside every other node', () => {
    fc.assert(
      fc.property(phrasing, (children) => {
        const markdown = toMarkdown({type: 'root', children: [{type: 'paragraph', children}]})
        // Code directly beside code is written as one.
        const expected = shown({type: 'root', children}).replaceAll('}{', '')
        expect(shown(read(markdown)), markdown).toBe(expected)
      }),
      {numRuns: runs(1000)}
    )
  })

  it.each<[string, PhrasingContent, string]>([
    ['https://a.b/c', {type: 'break'}, '<https://a.b/c>\\\nz'],
    ['https://a.b/c', {type: 'inlineCode', value: 'x'}, '<https://a.b/c>`x`z'],
    ['see www.a.b/c', {type: 'inlineCode', value: 'x'}, 'see www\\.a.b/c`x`z'],
    [
      '(https://a.b/c',
      {type: 'strong', children: [{type: 'text', value: 'x'}]},
      '(<https://a.b/c>**x**z'
    ],
    ['https://a.b/c(d_e)', {type: 'break'}, '<https://a.b/c(d_e)>\\\nz'],
    ['https://a.b/c_d).', {type: 'break'}, '<https://a.b/c_d>).\\\nz'],
    ['https://a.b/c', {type: 'html', value: '<br>'}, 'https://a.b/c<br>z']
  ])('should end the URL of %j before %j', (value, node, expected) => {
    const children: Array<PhrasingContent> = [
      {type: 'text', value},
      node,
      {type: 'text', value: 'z'}
    ]
    const tree: Root = {type: 'root', children: [{type: 'paragraph', children}]}
    expect(toMarkdown(tree)).toBe(`${expected}\n`)
  })

  it('should write text that is deleted beside other such text as one', () => {
    const children = ['https://a.b/', 'c*'].map(
      (value): PhrasingContent => ({type: 'delete', children: [{type: 'text', value}]})
    )
    const tree: Root = {type: 'root', children: [{type: 'paragraph', children}]}
    expect(toMarkdown(tree)).toBe('~~https\\://a.b/c*~~\n')
  })

  it('should know that marks in the text of a link have no partner outside of it', () => {
    const children: Array<PhrasingContent> = [
      {type: 'text', value: '_get_ and '},
      {type: 'link', url: 'a', children: [{type: 'text', value: 'exec* of _winreg'}]},
      {type: 'text', value: ', '},
      {type: 'link', url: 'b', children: [{type: 'text', value: '__init__()'}]},
      {type: 'text', value: ' or '},
      {type: 'emphasis', children: [{type: 'text', value: 'set'}]}
    ]
    const tree: Root = {type: 'root', children: [{type: 'paragraph', children}]}
    expect(toMarkdown(tree)).toBe(
      '\\_get_ and [exec* of _winreg](a), [\\_\\_init__()](b) or *set*\n'
    )
  })

  it.each([
    ['a * b', 'a * b'],
    ['f(*args, **kwargs)', 'f(*args, **kwargs)'],
    ['snake_case and _private', 'snake_case and _private'],
    ['[1] and a[0]', '[1] and a[0]'],
    ['~/.vimrc', '~/.vimrc'],
    ['a < b & c > d', 'a < b & c > d'],
    ['#1 of 2', '#1 of 2'],
    ['100% + 3 - 2 = 5', '100% + 3 - 2 = 5'],
    ['C:\\dir', 'C:\\dir'],
    ['__init__', '\\_\\_init__'],
    ['<foo>', '\\<foo>'],
    ['1. no list', '1\\. no list'],
    ['- no list', '\\- no list'],
    ['a [x](y)', 'a [x\\](y)'],
    ['[x](y)[z]: a', '\\[x\\](y)[z]: a'],
    ['&amp;', '\\&amp;']
  ])('should write %j as %j', (value, expected) => {
    expect(toMarkdown(paragraph(value))).toBe(`${expected}\n`)
  })
})
