import fc from 'fast-check'
import type {PhrasingContent} from 'mdast'
import {describe, expect, it} from 'vitest'
import type {InlineConstruct} from '../../../grammars/inline/construct.js'
import {isPlainText} from '../../../grammars/inline/index.js'
import type {InlineLanguage} from '../../../grammars/inline/language.js'
import {inlineLanguages} from '../../../grammars/inline/languages.js'
import {ruleOf} from '../../../grammars/inline/parser.js'
import {InlineReader} from '../../../grammars/inline/reader.js'
import {inlineToken} from '../../../grammars/inline/tokens.js'
import {JoinedText} from '../../../grammars/joined-text.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {runs} from '../../runs.js'

/** What markup is made of in any language, and what stands around it. */
const pieces = fc.constantFrom(
  ...'abZ019 .,:;!?()[]{}<>*_`~\\/|#+-=&@$^"\'',
  ...[' ', ' ', '\n', '\t', 'é', '漢', '\u{1F600}', '\u00a0', '«', '»', '—', '´', '¿'],
  ...['**', '``', '_`', '__', '`_', '`__', ']_', '[1]_', '[#a]_', 'a_', 'a__', '__a__', 'a_b'],
  ...[':a:`', ':a:', '`:a:', '`b <c>`_', '|a|', '|:a:', '|:a:b:c|', '*a*', '"a"', "'a'"],
  ...['http://a.b', 'a@b.c', 'mailto:', '\\*', '\\_', '\\ ', '//', 'x/*', '(*)', '"*"']
)

/** A construct that never is, and for which every text has to be lexed. */
const never: InlineConstruct = {
  name: 'never',
  tokens: [inlineToken({name: 'Never', label: '', pattern: /(?!)[*]/, opens: '*', needs: /(?:)/})],
  example: '',
  read: () => []
}

/** Make a reader that gives every text to lexer and parser. */
function slowly(language: InlineLanguage): InlineReader {
  const constructs = [...language.constructs, never].map(
    (construct): InlineConstruct => ({...construct, read: undefined, rule: ruleOf(construct)})
  )
  return new InlineReader({...language, constructs})
}

const languages = Object.values<InlineLanguage>(inlineLanguages)

describe('text without markup, and with markup of single tokens', () => {
  it.each(languages.map((language) => [language.name, language] as const))(
    'should be read as lexer and parser read it: %s',
    (_, language) => {
      const quick = new InlineReader(language)
      const slow = slowly(language)
      let plain = 0
      let marked = 0
      fc.assert(
        fc.property(fc.array(pieces, {maxLength: 10}), (parts) => {
          const value = parts.join('')
          if (quick.isPlain(value)) plain += 1
          else marked += 1
          expect(slow.isPlain(value)).toBe(false)
          expect(read(value, quick)).toEqual(read(value, slow))
        }),
        {numRuns: process.env.GRIDHELP_NIGHTLY ? 1_000_000 : runs(2000)}
      )
      expect(plain).toBeGreaterThan(50)
      expect(marked).toBeGreaterThan(50)
    }
  )

  it('should be known line by line', () => {
    const {rst} = inlineLanguages
    const reader = new InlineReader(rst)
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 10}), (parts) => {
        const lines = parts.join('').replace(/^[\t ]+|[\t ]+$/gm, '')
        const block = TextBlock.of(new Source(lines))
        if (isPlainText(block, rst)) expect(reader.isPlain(block.lines().join(' '))).toBe(true)
      }),
      {numRuns: runs(2000)}
    )
  })

  it.each([
    'os.path.join max_turns self.drum_width __init__ read_all',
    'turns[0] list[int] 2 * 3 x_1',
    'lib*.so a*b a|b x | y',
    'key: value, a:b, C:/ropes',
    'well \\*known\\*'
  ])('should be known in reStructuredText: %j', (value) => {
    expect(new InlineReader(inlineLanguages.rst).isPlain(value)).toBe(true)
  })
})

function read(value: string, reader: InlineReader): unknown {
  const problems: Array<unknown> = []
  const text = JoinedText.of(TextBlock.of(new Source(value)), '\n')
  const nodes: Array<PhrasingContent> = reader.read({
    text,
    footnotes: new Set(['1']),
    report: (problem) => problems.push(problem)
  })
  return {nodes, problems}
}
