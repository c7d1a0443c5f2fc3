import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import type {HelpLink} from '../../grammars/nodes.js'
import {fromHyperhelp, toMarkdown} from '../../src/index.js'
import {relative} from '../../src/mdast/resolve-link.js'

function link(identifier: string, inPackage: string | null = null): HelpLink {
  return {type: 'helpLink', package: inPackage, identifier, children: [{type: 'text', value: 'x'}]}
}

function page(...links: Array<HelpLink>): Root {
  return {
    type: 'root',
    children: [
      {
        type: 'paragraph',
        children: [{type: 'anchor', identifier: 'Here', hidden: true, children: []}]
      },
      ...links.map((child) => ({type: 'paragraph' as const, children: [child]}))
    ]
  }
}

describe('links', () => {
  it.each([
    ['Here', '[x](#Here)'],
    ['here', '[x](#Here)'],
    ['library/sys.txt/sys.audit', '[x](../library/sys.md#sys.audit)'],
    ['library/sys.txt', '[x](../library/sys.md)'],
    ['api/other.txt/a b', '[x](other.md#a-b)'],
    ['api/this.txt/Here', '[x](#Here)'],
    ['www.example.org', '[x](https://www.example.org)'],
    ['example.org/a?b=c#d', '[x](https://example.org/a?b=c#d)'],
    ['example.org', '[x](https://example.org)'],
    ['docs.example.io', '[x](https://docs.example.io)'],
    ['email.mime', 'x'],
    ['https://example.org', '[x](https://example.org)'],
    ['mailto:me@example.org', '[x](mailto:me@example.org)'],
    ['nowhere', 'x'],
    ['Preferences.sublime-settings', 'x'],
    ['javascript:alert(1)', 'x']
  ])('should write one to %j as %j', (identifier, expected) => {
    const markdown = toMarkdown(page(link(identifier)), {path: 'api/this.txt'})
    expect(markdown).toBe(`<a id="Here"></a>\n\n${expected}\n`)
  })

  it.each([
    ['|: https://example.org/a/:A b|', '[A b](https://example.org/a/)'],
    ['|:example.org/a#/File:B_(8).jpg:c d|', '[c d](https://example.org/a#/File:B_(8).jpg)'],
    ['|:example.org/a:b:c d|', '[b:c d](https://example.org/a)'],
    ['|:a.b:c_d:e|', '[c_d:e](#a.b)']
  ])('should take all of a URL in %s of the builder', (text, expected) => {
    const tree = fromHyperhelp(`*|a.b:⚓|*\n\n${text}\n`)
    expect(toMarkdown(tree)).toBe(`<a id="a.b"></a>\n\n${expected}\n`)
  })

  it('should say which have no target', () => {
    const file = new VFile()
    toMarkdown(page(link('nowhere'), link('Here', 'other'), link('javascript:a')), {file})
    expect(file.messages.map(({ruleId, reason}) => [ruleId, reason])).toEqual([
      ['link-unresolved', "Link references unknown topic 'nowhere'"],
      ['link-unresolved', "Link references a topic in a non-existant package ('other')"],
      [
        'link-unsafe',
        'The scheme of the URL `javascript:a` is not allowed, only `http`, `https`, `mailto`, or a relative URL'
      ]
    ])
  })

  it('should ask `resolve`, and check its answer', () => {
    const file = new VFile()
    const resolve = ({identifier}: HelpLink): string | undefined =>
      ({Here: 'there.md', bad: 'data:x'})[identifier]
    expect(toMarkdown(page(link('Here'), link('bad'), link('none')), {file, resolve})).toBe(
      '<a id="Here"></a>\n\n[x](there.md)\n\nx\n\nx\n'
    )
    expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['link-unsafe', 'link-unresolved'])
  })
})

describe('relative', () => {
  it.each([
    ['', 'a.md', 'a.md'],
    ['a/b.txt', 'a/c.md', 'c.md'],
    ['a/b/c.txt', 'd.md', '../../d.md'],
    ['a/b.txt', 'a b/c#.md', '../a%20b/c%23.md']
  ])('should go from %j to %j by %j', (from, to, expected) => {
    expect(relative(from, to)).toBe(expected)
  })
})
