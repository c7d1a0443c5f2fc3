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
  ...'*_~`[](){}<>!&|\\#+-=.:^"\'0123aéb 漢😀'.split(''),
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
