import {describe, expect, it} from 'vitest'
import {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {unwrapBlock} from '../../src/unwrap/index.js'

const cell = {kind: 'cell', language: 'sphinx-help', widths: 'docutils', width: 30} as const

function block(text: string): TextBlock {
  return TextBlock.of(new Source(text))
}

describe('unwrapBlock', () => {
  it('should know where each part of the text came from', () => {
    const [text] = unwrapBlock(block('  a well-\n  known\n'), {
      kind: 'paragraph',
      language: 'sphinx-help'
    })
    expect(text!.value).toBe('a well-known')
    expect(text!.offset(0)).toBe(2)
    expect(text!.offset(text!.value.indexOf('known'))).toBe(12)
  })

  it('should end a paragraph at a blank line', () => {
    const texts = unwrapBlock(block('one\ntwo\n\nthree'), {
      kind: 'paragraph',
      language: 'hyperhelp'
    })
    expect(texts.map(({value}) => value)).toEqual(['one two', 'three'])
  })

  it('should part the items of a list that the writer put into one line', () => {
    const texts = unwrapBlock(block('Either:  * one  * two'), cell)
    expect(texts.map(({value}) => value)).toEqual(['Either:', '* one', '* two'])
    expect(texts[2]!.offset(0)).toBe('Either:  * one  '.length)
  })

  it('should drop the blanks that a first wrap left inside marks, for markup only', () => {
    const source = block('Call " tidy()" on *name *.')
    expect(unwrapBlock(source, cell)[0]!.value).toBe('Call " tidy()" on *name *.')
    const [text] = unwrapBlock(source, {...cell, markup: true})
    expect(text!.value).toBe('Call "tidy()" on *name*.')
    expect(text!.offset(text!.value.indexOf('tidy'))).toBe('Call " '.length)
  })
})
