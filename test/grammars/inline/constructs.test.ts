import type {Delete, PhrasingContent, Root} from 'mdast'
import {describe, expect, it} from 'vitest'
import type {InlineConstruct} from '../../../grammars/inline/construct.js'
import type {InlineLanguage} from '../../../grammars/inline/language.js'
import {inlineLanguages} from '../../../grammars/inline/languages.js'
import {createInlineLexer, modesOf} from '../../../grammars/inline/lex.js'
import {InlineParser} from '../../../grammars/inline/parser.js'
import {InlineReader} from '../../../grammars/inline/reader.js'
import {type InlineToken, inlineToken} from '../../../grammars/inline/tokens.js'
import {JoinedText} from '../../../grammars/joined-text.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {toMarkdown} from '../../../src/index.js'
import {outline} from '../native-tree.js'

const languages = Object.values<InlineLanguage>(inlineLanguages)
const constructs = languages.flatMap((language) =>
  language.constructs.map(
    (construct) => [language.name, construct.name, language, construct] as const
  )
)

describe('constructs', () => {
  it.each(constructs)('of %s should be reached: %s', (_language, _name, language, construct) => {
    let reached = 0
    const counted: InlineConstruct = construct.read
      ? {
          ...construct,
          read(token, reading) {
            reached += 1
            return construct.read(token, reading)
          }
        }
      : {
          ...construct,
          rule() {
            this.ACTION(() => {
              reached += 1
            })
            return construct.rule.call(this)
          }
        }
    const list = language.constructs.map((other) => (other === construct ? counted : other))
    const reader = new InlineReader({...language, constructs: list})
    const before = reached
    // Text beside it tells whether runs of text end where it begins.
    phrasing(`a a${construct.example}`, reader)
    phrasing(`a ${construct.example} a`, reader)
    expect(reached).toBeGreaterThan(before)
  })

  it.each(languages.map((language) => [language.name, language] as const))(
    'of %s should have sound definitions',
    (_, language) => {
      const modes = modesOf(language.constructs)
      expect(() => createInlineLexer(modes, true)).not.toThrow()
      expect(() => new InlineParser(language.constructs, modes, true)).not.toThrow()
    }
  )

  it.each(languages.map((language) => [language.name, language] as const))(
    'of %s should leave what has no mark to the quick way',
    (_, language) => {
      const reader = new InlineReader(language)
      expect(reader.isPlain('Plain words, with (digits) 1 and more; no marks!')).toBe(true)
      expect(phrasing('Plain words', reader)).toEqual(['"Plain words"'])
    }
  )
})

describe('a new construct', () => {
  // The recipe of grammars/README.md: what is below, in a file of its own, and its name in the list of a language.
  const StruckOpen: InlineToken = inlineToken({
    name: 'StruckOpen',
    label: '~~',
    pattern: /~~(?=[^~]+~~)/,
    opens: '~',
    enters: 'delete'
  })
  const StruckClose: InlineToken = inlineToken({
    name: 'StruckClose',
    label: '~~',
    pattern: /~~/,
    opens: '~',
    leaves: true
  })
  const struck: InlineConstruct = {
    name: 'delete',
    tokens: [StruckOpen],
    inside: [StruckClose],
    example: '~~a~~',
    rule() {
      const open = this.CONSUME(StruckOpen)
      const children = this.SUBRULE(this.phrasing)
      const close = this.CONSUME(StruckClose)
      return this.ACTION(
        (): Delete => ({type: 'delete', children, position: this.nodes.position(open, close)})
      )
    }
  }
  const {hyperhelp} = inlineLanguages
  const reader = new InlineReader({...hyperhelp, constructs: [...hyperhelp.constructs, struck]})

  it('should be its tokens, its rule and a place in a list', () => {
    expect(phrasing('See ~~the old~~ |new| way, ~ not ~~ this.', reader)).toEqual([
      '"See "',
      'delete("the old")',
      '" "',
      'helpLink(#new "new")',
      '" way, ~ not ~~ this."'
    ])
    expect(reader.isPlain('a ~~b~~')).toBe(false)
  })

  it('should become Markdown where mdast has its node', () => {
    const children = readPhrasing('Use ~~this~~ that.', reader)
    const root: Root = {type: 'root', children: [{type: 'paragraph', children}]}
    expect(toMarkdown(root)).toBe('Use ~~this~~ that.\n')
  })
})

function phrasing(value: string, reader: InlineReader): Array<string> {
  return readPhrasing(value, reader).map(outline)
}

function readPhrasing(value: string, reader: InlineReader): Array<PhrasingContent> {
  const text = JoinedText.of(TextBlock.of(new Source(value)), '\n')
  const footnotes = new Set(['1'])
  return reader.read({text, footnotes, report() {}})
}
