import fc from 'fast-check'
import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, fromSphinxText, toHtml, toHyperhelp, toMarkdown} from '../../src/index.js'
import {toPlainText} from '../../src/tables/to-plain-text.js'
import {runs} from '../runs.js'

/** Lines of each language in which `@` is a word that readers see. */
const lines = {
  common: [
    '@ @',
    '  @',
    '      @ @',
    '- @',
    '1. @',
    '@:',
    '@: @',
    'Note: @',
    '"@" @',
    '(@)',
    '@|@',
    '| @',
    '* @',
    '+----+----+\n| @ | @ |\n+----+----+',
    '',
    '',
    '---------'
  ],
  hyperhelp: [
    '*@*',
    '*x:@*',
    '*|@|*',
    '*|x:@|* @',
    '*|_none:@|*',
    '*_none:@*',
    '|@|',
    '|:x:@|',
    '|p:x:@|@',
    '@ `@`',
    '`@`@',
    '<@>',
    '# @',
    '## x:@',
    '# _none:@',
    '```\n@\n```',
    '*|@|*\n  @',
    '@ *|x:@',
    '@ |x:@',
    '@ `@ @'
  ],
  sphinx: [
    '*|x:⚓|*',
    '# x:@',
    '|:x.txt/y:@|@',
    '*x:@(*@*)*',
    '*@* @',
    '-[ @ ]-',
    'New in version 3: @',
    '```rst\n@\n```',
    '@ |:x:@'
  ],
  'sphinx-text': [
    '@\n*******',
    '@\n-------',
    '*@*',
    '**@**',
    '``@``',
    ':ref:`@`',
    '@::\n\n   @',
    '[1] @',
    '.. note:: @',
    '-@ @\n   @',
    '@(@)\n\n   @'
  ]
}

const readers: Record<'hyperhelp' | 'sphinx' | 'sphinx-text', (value: string) => Root> = {
  hyperhelp: (value) => fromHyperhelp(value, {dialect: 'hyperhelp'}),
  sphinx: (value) => fromHyperhelp(value, {dialect: 'sphinx'}),
  'sphinx-text': (value) => fromSphinxText(value)
}

const tags = /<style>[\s\S]*?<\/style>|<\/?[a-z]+(?: [^>]*)?>/g

const writers: Record<string, (tree: Root) => string> = {
  Markdown: (tree) =>
    toMarkdown(tree)
      .replace(/\]\([^)]*\)/g, ' ')
      .replace(tags, ' ')
      .replace(/&#x([\dA-F]+);/g, (_, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16))
      ),
  HTML: (tree) => toHtml(tree).replace(tags, ' '),
  HyperHelp: toHyperhelp,
  'plain text': toPlainText
}

describe.each(Object.keys(readers) as Array<keyof typeof readers>)('words of %s', (language) => {
  const document = fc
    .array(fc.constantFrom(...lines.common, ...lines[language]), {minLength: 1, maxLength: 8})
    .map((parts) => {
      let count = 0
      const next = () => `w${'abcdefghijklmnopqrstuvwxyz'[count % 26]}${count++}w`
      return parts.join('\n').replaceAll('@', next)
    })

  it('should all be shown', () => {
    fc.assert(
      fc.property(document, (value) => {
        const tree = readers[language](value)
        const topics = topicsOf(tree)
        for (const [name, write] of Object.entries(writers)) {
          const written = write(tree)
          const words = value.match(/w[a-z]\d+w/g) ?? []
          const lost = words.filter((word) => !written.includes(word) && !topics.includes(word))
          expect(lost, `${name}\n${written}\nof\n${value}`).toEqual([])
        }
      }),
      {numRuns: runs(200)}
    )
  })
})

/** The topics that no reader sees: a bar that nothing closes in its line may be closed by one further down. */
function topicsOf(tree: Root): string {
  let topics = ''
  visit(tree, 'helpLink', (link) => {
    if (toPlainText(link) !== link.identifier) topics += `${link.package} ${link.identifier} `
  })
  return topics
}
