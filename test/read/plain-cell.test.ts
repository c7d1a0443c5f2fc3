import fc from 'fast-check'
import type {Paragraph, RootContent} from 'mdast'
import {describe, expect, it} from 'vitest'
import {parseBlocks} from '../../grammars/block/index.js'
import {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {rst} from '../../src/read/languages/rst.js'
import {sphinxText} from '../../src/read/languages/sphinx-text.js'
import {createState} from '../../src/read/read-document.js'
import {readMarkdownCell} from '../../src/read/read-markdown.js'
import {survey} from '../../src/read/rst/survey.js'
import {readJoined, readPendingText} from '../../src/read/running-text.js'
import type {DocumentLanguage, ParseSettings} from '../../src/read/settings.js'
import {runs} from '../runs.js'

const settings: Omit<ParseSettings, 'language'> = {
  readMarkdown: readMarkdownCell,
  tables: {dialect: 'rst', widths: 'auto'},
  cells: 'inline',
  unwrap: true,
  report: () => undefined
}

const pieces = fc.constantFrom(
  ...[
    'a',
    'Bc',
    'one two',
    'well-',
    'New in version 3.8',
    'Added',
    'Changed in\nversion 2',
    'N',
    '1'
  ],
  ...[
    '2.',
    '3)',
    ' ',
    '\n',
    '\n\n',
    '.',
    ',',
    ':',
    '::',
    '*',
    '* ',
    '"',
    '`',
    '[1]',
    '\\',
    '|',
    '_'
  ],
  ...[
    '#',
    '-',
    '--',
    'é',
    '魚',
    '⚓',
    '-[ a ]-',
    '=',
    '.. ',
    '>>> ',
    '\t',
    '𝒳',
    '(i)',
    'x'.repeat(69)
  ],
  ...[
    '+-+-+',
    '== ==',
    '.. _a: ',
    '.. a:: ',
    '.. [1] ',
    '__ ',
    ':a: ',
    '-a  ',
    '--a',
    '/x',
    '| ',
    '> '
  ],
  ...['http://a.b', 'a@b.c', 'news:', 'a_', '_a', '**', '``', ']_', '-- ', '====', '"""']
)

const languages = [sphinxText, rst].map((language) => [language.name, language] as const)

/** The grammars of blocks without what makes them quick. */
const slowBlocks = new Map(
  languages.map(([, language]) => {
    const {quick: _, ...blocks} = language.blocks
    return [language, blocks]
  })
)

/** Read a cell without the grammar of blocks. */
function readQuickly(
  block: TextBlock,
  language: DocumentLanguage,
  byHand: boolean
): Array<RootContent> | undefined {
  const state = createState(block, settings)
  return language.readPlainCell!(block, byHand, (text) =>
    readJoined(text, {kind: 'paragraph'}, state, language.inline)
  )
}

/** Read a cell with the grammars. */
function readSlowly(
  block: TextBlock,
  language: DocumentLanguage,
  byHand: boolean
): Array<RootContent> {
  const own = {...settings, language}
  const state = createState(block, own)
  const nodes = parseBlocks(state, slowBlocks.get(language)!)
  const isHidden = byHand && !language.readsEscapes
  for (const text of state.texts) {
    readPendingText(isHidden ? {...text, escapes: true, quotes: true} : text, state, own)
  }
  return nodes
}

describe.each(languages)('readPlainCell of %s', (_, language) => {
  it('should read what the grammars read', () => {
    let plain = 0
    fc.assert(
      fc.property(fc.array(pieces, {minLength: 1, maxLength: 8}), fc.boolean(), (texts, byHand) => {
        const block = TextBlock.of(new Source(texts.join(''))).trimmed()
        const nodes = block.length > 0 ? readQuickly(block, language, byHand) : undefined
        if (!nodes) return
        plain += 1
        expect(JSON.stringify(nodes)).toBe(JSON.stringify(readSlowly(block, language, byHand)))
      }),
      {numRuns: process.env.GRIDHELP_NIGHTLY ? 1_000_000 : runs(3000)}
    )
    expect(plain).toBeGreaterThan(100)
  })

  it('should leave blocks to the grammars', () => {
    for (const text of [':Note: a', '- a', '1. a', 'a\n  b']) {
      const block = TextBlock.of(new Source(text))
      expect(readQuickly(block, language, true), text).toBeUndefined()
    }
  })
})

describe('mayRefer', () => {
  it('should overlook nothing that a survey finds', () => {
    let none = 0
    const marks = fc.constantFrom(
      ...[
        '*a*',
        '**a**',
        '``a``',
        '`a`',
        '`a`_',
        '`a <b>`_',
        '`a <b>`__',
        '`a <b_>`_',
        '|a|',
        '|a|_'
      ],
      ...[
        'a_',
        'a__',
        '[1]_',
        '[#]_',
        '_`a`',
        ':ref:`a`',
        ':doc:`a`',
        ':pep:`8`',
        ':x:`a`',
        'a',
        '*'
      ],
      ...['http://a.b', 'a@b.c', '\\', '(', '.']
    )
    fc.assert(
      fc.property(fc.array(marks, {minLength: 1, maxLength: 4}), (texts) => {
        const block = TextBlock.of(new Source(texts.join(' ')))
        const children = readQuickly(block, rst, true)
        if (!children || rst.mayRefer!(children as Array<Paragraph>)) return
        none += 1
        expect(survey({type: 'root', children}).parents).toEqual([])
      }),
      {numRuns: runs(1000)}
    )
    expect(none).toBeGreaterThan(50)
  })
})

describe('readPlainCell', () => {
  it("should leave what only Sphinx's text has, and its markup, to its grammars", () => {
    for (const text of ['*a*', 'a ``b``', 'a "b"', 'a\\ b', 'Note: a', 'New in version 1']) {
      const block = TextBlock.of(new Source(text))
      expect(readQuickly(block, sphinxText, true), text).toBeUndefined()
    }
  })

  it('should ask the grammar of running text of reStructuredText about those paragraphs only that hold markup', () => {
    const asked: Array<string> = []
    const value = 'one,\nmore: 10:30\n\n__init__ C:/a\n\na *b*\nc\n\nhttp://a.example\n\na\\ b'
    rst.readPlainCell!(TextBlock.of(new Source(value)), true, (text) => {
      asked.push(text.value)
      return []
    })
    expect(asked).toEqual(['a *b* c', 'http://a.example', 'a\\ b'])
  })
})
