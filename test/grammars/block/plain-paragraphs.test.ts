import {describe, expect, it} from 'vitest'
import {findParagraphs} from '../../../grammars/block/rst/plain-paragraphs.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'

// That it finds what the grammar finds, test/read/plain-cell.test.ts says.
describe('findParagraphs', () => {
  const find = (text: string) => findParagraphs(TextBlock.of(new Source(text)))

  it('should find the lines of each', () => {
    expect(find('one\ntwo\n\n\nthree')).toEqual([0, 2, 4, 5])
    expect(find('\none\n')).toEqual([1, 2])
  })

  it.each([
    'the rope of this anchor',
    'os.path.join __init__ _private',
    '__init__ sys.argv',
    '-7 0x1F\n+3 v2.0.1',
    '"wet" rope',
    '(see below) list[int]\n{dry} [1, 2]',
    './drum.c lib/*.so\n/usr/lib/rope',
    '*wet* rope',
    '``a`` and `b <c>`_',
    '|version| of [1]_'
  ])('should need no lexer: %j', (text) => {
    expect(find(text)).toEqual([0, text.split('\n').length])
  })

  it.each([
    '',
    '- a',
    'a\n-',
    'a\n  b',
    'a ',
    'a::',
    'a::\n\n> b',
    '1. a',
    ':a: b',
    '.. note:: a',
    '__ a',
    '>>> a',
    '====',
    '| a'
  ])('should leave %j to the grammar', (text) => {
    expect(find(text)).toBeUndefined()
  })
})
