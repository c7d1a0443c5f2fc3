import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseBlocks} from '../../../grammars/block/index.js'
import type {BlockLanguage} from '../../../grammars/block/language.js'
import {rst} from '../../../grammars/block/rst/index.js'
import {expandTabs} from '../../../grammars/derived-source.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {createState} from '../../../src/read/read-document.js'
import {runs} from '../../runs.js'

/** What blocks of reStructuredText begin with, underline or announce, and text. */
const pieces = fc.constantFrom(
  ...['a', 'Bc', 'one two', 'é', '漢', '\u{1F600}', '1', '12', '-7', '+3', '3.11', 'C:/a', './a'],
  ...[' ', '  ', '\n', '\n', '\n\n', '\n  ', '\t', '\u00a0', '.', ',', ':', '::', '::\n', '\n\n> '],
  ...[
    '* ',
    '- ',
    '+ ',
    '• ',
    '1. ',
    'a) ',
    '(i) ',
    '#. ',
    '(see) ',
    ':a: ',
    ':a:`b` ',
    '-a  ',
    '--a'
  ],
  ...['/x', '>>> ', '| ', '|', '+--+', '+-+-+\n', '== ==', '====', '---', '-', '=', '~~~~', '"""'],
  ...[
    '.. ',
    '..',
    '...',
    '.. _a: ',
    '.. |a| ',
    '.. a:: ',
    '.. [1] ',
    '__ ',
    '__',
    '__init__',
    '-- a'
  ],
  ...['*a*', '``a``', '`a`_', 'a_', '[1]_', '|a|', '\\', '(', '[', '<', '_']
)

const {quick: _, ...slow} = rst

function read(block: TextBlock, language: BlockLanguage) {
  const problems: Array<unknown> = []
  const state = createState(block, {
    tables: {dialect: 'rst', widths: 'docutils'},
    report: (problem) => problems.push(problem)
  })
  const nodes = parseBlocks(state, language)
  const texts = state.texts.map(({text, ...rest}) => ({
    ...rest,
    text: text.lines(),
    start: text.start
  }))
  return {nodes, texts, problems}
}

/** Whether the quick way reads a text: it is asked before the lexer. */
function isQuick(value: string): boolean {
  const block = TextBlock.of(new Source(value))
  let isAsked = false
  const language: BlockLanguage = {
    ...rst,
    indent(lines, room) {
      isAsked = true
      return rst.indent(lines, room)
    }
  }
  read(block, language)
  return !isAsked
}

describe('paragraphs of reStructuredText', () => {
  it('should be read as lexer, layout and parser read them', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, {minLength: 1, maxLength: 10}),
        fc.boolean(),
        (parts, isCell) => {
          const source = new Source(parts.join(''))
          // Readers of documents expand tabs.
          const block = isCell ? TextBlock.of(source).trimmed() : TextBlock.of(expandTabs(source))
          if (block.length === 0) return
          expect(read(block, rst)).toEqual(read(block, slow))
        }
      ),
      {numRuns: process.env.GRIDHELP_NIGHTLY ? 1_000_000 : runs(3000)}
    )
  })

  it.each([
    'the rope of this anchor',
    'two lines\nof words',
    'two\n\nparagraphs',
    'os.path.join __init__ _private',
    '__init__ sys.argv',
    '-7 0x1F\n+3 v2.0.1',
    '"wet" rope',
    "'dry' drum",
    '(see below) list[int]\n{dry} [1, 2]',
    './drum.c lib/*.so\n/usr/lib/rope',
    '*wet* rope',
    '``a`` and `b <c>`_',
    '|version| of [1]_'
  ])('should need no lexer: %j', (value) => {
    expect(isQuick(value)).toBe(true)
  })

  it.each([
    '- a',
    'a\n-',
    'a\n  b',
    'a::',
    'a::\n\n> b',
    '1. a',
    ':a: b',
    '.. note:: a',
    '__ a',
    '>>> a',
    '====',
    '| a'
  ])('should be looked at more closely: %j', (value) => {
    expect(isQuick(value)).toBe(false)
  })
})
