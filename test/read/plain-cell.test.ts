import fc from 'fast-check'
import type {RootContent} from 'mdast'
import {describe, expect, it} from 'vitest'
import {parseBlocks} from '../../grammars/block/index.js'
import {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {sphinxText} from '../../src/read/languages/sphinx-text.js'
import {readPlainCell} from '../../src/read/plain-cell.js'
import {createState} from '../../src/read/read-document.js'
import {readMarkdownCell} from '../../src/read/read-markdown.js'
import {readText} from '../../src/read/running-text.js'
import type {ParseSettings} from '../../src/read/settings.js'
import {runs} from '../runs.js'

const settings: ParseSettings = {
  language: sphinxText,
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
  ]
)

/** Read a cell with the grammars. */
function readSlowly(block: TextBlock, byHand: boolean): Array<RootContent> {
  const state = createState(block, settings)
  const nodes = parseBlocks(state, sphinxText.blocks)
  for (const text of state.texts) {
    readText(byHand ? {...text, escapes: true, quotes: true} : text, state, settings)
  }
  return nodes
}

describe('readPlainCell', () => {
  it('should read what the grammars read', () => {
    let plain = 0
    fc.assert(
      fc.property(fc.array(pieces, {minLength: 1, maxLength: 8}), fc.boolean(), (texts, byHand) => {
        const block = TextBlock.of(new Source(texts.join(''))).trimmed()
        const node = block.length > 0 ? readPlainCell(block, byHand) : undefined
        if (!node) return
        plain += 1
        expect(JSON.stringify([node])).toBe(JSON.stringify(readSlowly(block, byHand)))
      }),
      {numRuns: runs(3000)}
    )
    expect(plain).toBeGreaterThan(100)
  })

  it('should leave markup to the grammars', () => {
    for (const text of [
      '*a*',
      'a "b"',
      'a\\ b',
      'Note: a',
      '- a',
      '1. a',
      'a\n  b',
      'New in version 1'
    ]) {
      expect(readPlainCell(TextBlock.of(new Source(text)), true), text).toBeUndefined()
    }
  })
})
