import {readFileSync} from 'node:fs'
import type {ISerializedGast} from 'chevrotain'
import {describe, expect, it} from 'vitest'
import {blockLanguages} from '../../grammars/block/languages.js'
import {BlockParser} from '../../grammars/block/parser.js'
import {LineParser} from '../../grammars/grid-table/line-parser.js'
import {TableParser} from '../../grammars/grid-table/table-parser.js'
import {inlineLanguages} from '../../grammars/inline/languages.js'
import {modesOf} from '../../grammars/inline/lex.js'
import {InlineParser} from '../../grammars/inline/parser.js'

/** A script without types of its own. */
interface DrawDiagrams {
  drawDiagrams(title: string, rules: Array<ISerializedGast>): string
}

const parsers: Record<string, () => {getSerializedGastProductions(): Array<ISerializedGast>}> = {
  'grid-table-lines': () => new LineParser(),
  'grid-table': () => new TableParser()
}
for (const language of Object.values(blockLanguages)) {
  parsers[`block-${language.name}`] = () => new BlockParser(language)
}
for (const {name, constructs} of Object.values(inlineLanguages)) {
  parsers[`inline-${name}`] = () => new InlineParser(constructs, modesOf(constructs))
}

describe('diagrams', () => {
  it.each(Object.entries(parsers))(
    'should show the rules of %s as they are',
    async (name, createParser) => {
      const script = new URL('../../scripts/draw-diagrams.mjs', import.meta.url)
      const {drawDiagrams} = (await import(script.href)) as DrawDiagrams
      const file = new URL(`../../grammars/diagrams/${name}.html`, import.meta.url)
      const rules = createParser().getSerializedGastProductions()
      // After a change of a grammar: npm run build && npm run diagrams
      expect(drawDiagrams(name, rules) === readFileSync(file, 'utf8')).toBe(true)
    }
  )
})
