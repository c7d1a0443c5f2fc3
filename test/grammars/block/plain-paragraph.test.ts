import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {blockLanguages} from '../../../grammars/block/languages.js'
import {createBlockLexer} from '../../../grammars/block/lex.js'
import {AnyLine} from '../../../grammars/block/lines.js'
import {isPlainParagraph} from '../../../grammars/block/sphinx-text/plain-paragraph.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {runs} from '../../runs.js'

describe('isPlainParagraph', () => {
  const isPlain = (text: string) => isPlainParagraph(TextBlock.of(new Source(text)))

  it('should know lines that need no parser', () => {
    expect(isPlain('One line\nand ``more``, 3.5 in all\n42')).toBe(true)
  })

  it.each(['', 'a\n\nb', 'a\n b', 'a ', '1. one', 'a\n2) two', '- a', 'Note: a', 'Title\n====='])(
    'should leave %j to the parser',
    (text) => {
      expect(isPlain(text)).toBe(false)
    }
  )

  it('should take nothing but what the lexer takes for lines of text', () => {
    const lexer = createBlockLexer(blockLanguages['sphinx-text'])
    const pieces = [
      'a',
      'Note',
      '1',
      '.',
      ')',
      ':',
      ' ',
      '\n',
      '=',
      '-',
      '*',
      '|',
      '`',
      '(',
      '[',
      '_'
    ]
    const text = fc.array(fc.constantFrom(...pieces), {maxLength: 12})
    const isTextOnly = (value: string) =>
      lexer.tokenize(value).tokens.every(({tokenType}) => tokenType === AnyLine)
    fc.assert(
      fc.property(text, (parts) => {
        const value = parts.join('')
        return !isPlain(value) || isTextOnly(value)
      }),
      {numRuns: runs(2000)}
    )
  })
})
