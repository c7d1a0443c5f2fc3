import type {RootContent} from 'mdast'
import {describe, expect, it} from 'vitest'
import type {BlockConstruct, BlockRules} from '../../../grammars/block/construct.js'
import {parseBlocks} from '../../../grammars/block/index.js'
import {blockLanguages} from '../../../grammars/block/languages.js'
import {lexLines} from '../../../grammars/block/lex.js'
import type {BlockState} from '../../../grammars/block/state.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'

const languages = Object.values(blockLanguages)
const constructs = languages.flatMap((language) =>
  language.constructs.map((construct) => ({language, construct}))
)

describe.each(languages)('the language $name', (language) => {
  it('should have its own name in the registry', () => {
    expect(blockLanguages[language.name]).toBe(language)
  })

  it('should name each construct once', () => {
    const names = language.constructs.map(({name}) => name)
    expect(names).toEqual([...new Set(names)])
  })

  it('should take any line, and balance its indents', () => {
    const text = '* a\n\n      b\n   c\n\td\n  1. e\n\n\nf:\n g'
    const lexed = lexLines(language, TextBlock.of(new Source(text)))
    expect(lexed.errors).toEqual([])
    expect(lexed.tokens.map(({image}) => image).join('')).toBe(text)
    const {tokens, tooDeep} = language.indent(lexed, {deepest: 64, isDocument: true})
    expect(tooDeep).toBeUndefined()
    let depth = 0
    for (const {tokenType} of tokens) {
      if (tokenType.name === 'Indent' || tokenType.name === 'BlankIndent') depth += 1
      if (tokenType.name === 'Dedent') depth -= 1
      expect(depth).toBeGreaterThanOrEqual(0)
    }
    expect(depth).toBe(0)
  })

  it('should finish what is finished without a change', () => {
    for (const {example} of language.constructs) {
      const nodes = parseBlocks(stateOf(example), language)
      expect(language.finish(structuredClone(nodes), new Map())).toEqual(nodes)
    }
  })
})

describe('a construct', () => {
  it.each(constructs)(
    'should be reached by its example: $language.name $construct.name',
    ({language, construct}) => {
      let reached = false
      const watched: BlockConstruct = {
        ...construct,
        rule(this: BlockRules): Array<RootContent> {
          const nodes = construct.rule.call(this)
          this.ACTION(() => {
            reached = true
          })
          return nodes
        }
      }
      const others = language.constructs.map((other) => (other === construct ? watched : other))
      const {quick: _, ...slow} = language
      parseBlocks(stateOf(construct.example), {...slow, constructs: others})
      expect(reached).toBe(true)
    }
  )
})

/** The state that a document is read with. */
function stateOf(text: string): BlockState {
  return {
    block: TextBlock.of(new Source(text)),
    tables: {dialect: 'auto', widths: 'auto'},
    report() {},
    texts: [],
    readings: [],
    depth: 0,
    footnotes: new Set(),
    defaultRoles: []
  }
}
