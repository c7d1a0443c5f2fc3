import {describe, expect, it} from 'vitest'
import {JoinedText} from '../../grammars/joined-text.js'
import {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'

/** A block cut out of the columns between bars. */
function cell(text: string): TextBlock {
  const source = new Source(text)
  const starts: Array<number> = []
  const ends: Array<number> = []
  for (const [line, start] of source.lineStarts.entries()) {
    starts.push(start + 1)
    ends.push(source.lineEnd(line) - 1)
  }
  return new TextBlock(source, starts, ends)
}

describe('TextBlock', () => {
  it('should take the indentation that all lines share, and blanks at their ends', () => {
    const block = cell(['|          |', '|  one     |', '|    two   |', '|          |'].join('\n'))
    expect(block.trimmed().lines()).toEqual(['one', '  two'])
  })

  it('should keep empty lines between others', () => {
    expect(cell('| a |\n|   |\n| b |').trimmed().lines()).toEqual(['a', '', 'b'])
  })

  it('should be empty when there are only blanks', () => {
    expect(cell('|   |\n|\t |').trimmed().length).toBe(0)
  })
})

describe('JoinedText', () => {
  const block = cell('| ab |\n| cd |\n| ef |').trimmed()

  it('should join lines by what stands for each line ending', () => {
    expect(JoinedText.of(block, ' ').value).toBe('ab cd ef')
    expect(JoinedText.of(block, ['', ' ']).value).toBe('abcd ef')
  })

  it('should find the way back to every character', () => {
    const text = JoinedText.of(block, ['', ' '])
    const found = [...text.value].map((_, index) => block.source.value[text.offset(index)])
    expect(found.join('')).toBe('abcd|ef'.replace('|', ' '))
    expect(text.offset(3)).toBe(block.source.value.indexOf('d'))
    expect(text.offset(0)).toBe(block.source.value.indexOf('a'))
  })

  it('should end a position behind its last character, not at the next piece', () => {
    const text = JoinedText.of(block, '')
    expect(text.position(0, 2).end).toEqual(block.source.point(block.source.value.indexOf('b') + 1))
  })

  it('should keep places when a part is taken', () => {
    const part = JoinedText.of(block, ' ').slice(1, 5)
    expect(part.value).toBe('b cd')
    expect(part.offset(2)).toBe(block.source.value.indexOf('c'))
  })
})
