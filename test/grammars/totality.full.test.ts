import fc from 'fast-check'
import type {Node, Parent} from 'unist'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {blockLanguages} from '../../grammars/block/languages.js'
import {createBlockLexer} from '../../grammars/block/lex.js'
import {BlockParser} from '../../grammars/block/parser.js'
import type {Language} from '../../grammars/nodes.js'
import {fromHyperhelp, fromRst, fromSphinxText} from '../../src/index.js'
import {runs} from '../runs.js'

/** Pieces that begin, end or break each construct, so that random lines are not mere noise. */
const pieces = [
  ...' \t"*|`:#+-=<>[].$^_⚓x1',
  ...[
    '**',
    '***',
    '``',
    '```',
    '```rst',
    '|:a:b|',
    '|:a.txt/b:c',
    '|p:t:x|',
    '*|id:⚓|*',
    '*|x',
    '|*'
  ],
  ...['*id:f(x)*', '*id:', '# id:Title', '## ', '<**', '**>', '<Ctrl+C>', '"a"', '"a["b"]"', "'"],
  ...[
    '* ',
    '1. ',
    '[1] ',
    '[1]',
    '[1]_',
    '-[ a ]-',
    'Note:',
    'See also: x',
    ' ::= ',
    '>>> x',
    '::'
  ],
  ...[
    '.. note::',
    '.. note:: x',
    '.. code::',
    '.. _t:',
    '.. c',
    ':f: x',
    ':r:`x`',
    '`a <b>`_',
    '| x',
    '|x|',
    '.. |x| replace:: *y*',
    '.. [1] x',
    '.. [#] x',
    '[#]_',
    'x_',
    '__ x',
    'x__',
    '.. list-table::',
    '.. figure:: x',
    '.. |x| image:: y',
    '-x  y',
    '_`t`',
    ' : ',
    '\\ ',
    '\\'
  ],
  ...[
    '====',
    '=====',
    '== ==',
    '+--+--+',
    '|==|==|',
    '| a| b|',
    '%hyperhelp title="x"',
    'New in version 1.'
  ],
  ...[
    '   ',
    '    ',
    '  ',
    'word',
    'word word',
    'f(x)',
    'X:',
    'é',
    '漢',
    '\u{1F600}',
    '\uD800',
    '\0'
  ]
]
const line = fc
  .array(fc.oneof({weight: 8, arbitrary: fc.constantFrom(...pieces)}, fc.string({maxLength: 6})), {
    maxLength: 6
  })
  .map((parts) => parts.join(''))
const text = fc
  .array(fc.oneof({weight: 3, arbitrary: line}, fc.constantFrom('', '', '*', '```', '   x')), {
    maxLength: 14
  })
  .map((lines) => lines.join('\n'))

const readers: Record<string, (value: string, file: VFile) => Parent> = {
  hyperhelp: (value, file) => fromHyperhelp(value, {dialect: 'hyperhelp', file}),
  'sphinx-help': (value, file) => fromHyperhelp(value, {dialect: 'sphinx', file}),
  'sphinx-text': (value, file) => fromSphinxText(value, {file}),
  rst: (value, file) => fromRst(value, {file})
}

describe.each(Object.entries(readers))('reading %s', (_, read) => {
  it('should make a tree with true places of any text', () => {
    fc.assert(
      fc.property(text, (value) => {
        const file = new VFile(value)
        visit(read(value, file), (node, parent) => {
          const {position} = node
          expect(position, `position of ${node.type}`).toBeDefined()
          const start = position!.start.offset!
          const end = position!.end.offset!
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(value.length)
          if (parent?.position) {
            expect(start, `${node.type} in ${parent.type}`).toBeGreaterThanOrEqual(
              parent.position.start.offset!
            )
            expect(end, `${node.type} in ${parent.type}`).toBeLessThanOrEqual(
              parent.position.end.offset!
            )
          }
        })
        for (const {place, ruleId} of file.messages) {
          expect(ruleId).toBeTruthy()
          expect(place).toBeDefined()
        }
      }),
      {numRuns: runs(2000)}
    )
  })

  it('should read very deep and very long texts', () => {
    const deep = Array.from({length: 300}, (_, depth) => `${' '.repeat(depth)}* x`).join('\n')
    const marks = '*a "b |:c:d` <e '.repeat(5000)
    for (const value of [
      deep,
      marks,
      `${'*'.repeat(20000)}\n`,
      '"'.repeat(20000),
      '|:a:'.repeat(9000)
    ]) {
      expect(read(value, new VFile()).children.length).toBeGreaterThan(0)
    }
  })
})

describe('grammars', () => {
  it.each(Object.keys(blockLanguages) as Array<Language>)(
    'should have sound definitions for %s alone',
    (language) => {
      expect(() => createBlockLexer(blockLanguages[language], true)).not.toThrow()
      expect(() => new BlockParser(blockLanguages[language], true)).not.toThrow()
    }
  )
})

function visit(node: Node, each: (node: Node, parent?: Node) => void, parent?: Node): void {
  each(node, parent)
  if ('children' in node) for (const child of (node as Parent).children) visit(child, each, node)
}
