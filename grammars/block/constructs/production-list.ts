import {createToken, type TokenType} from 'chevrotain'
import type {Code, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {lineStarts} from '../lines.js'

/**
 * Lines of which the first has ` ::= ` behind a name, up to a blank one (Sphinx: writers/text.py,
 * `visit_productionlist`; spec A31). What stands there is no markup.
 */
const ProductionLines: TokenType = createToken({
  name: 'ProductionLines',
  label: 'production list',
  pattern:
    /[ \t]*[^\s:|"*]+[ \t]+::= [^\n]*(?:\n|(?![\0-\uFFFF]))(?:[ \t]*[^ \t\n][^\n]*(?:\n|(?![\0-\uFFFF])))*/,
  start_chars_hint: lineStarts,
  line_breaks: true
})

const language = 'bnf'

/**
 * ```ebnf
 * productionList = ProductionLines ;
 * ```
 */
export const productionList: BlockConstruct = {
  name: 'productionList',
  tokens: {sphinx: [ProductionLines], 'sphinx-text': [ProductionLines]},
  rule() {
    const token = this.CONSUME(ProductionLines)
    return this.ACTION(() => {
      const block = this.blockOf([token])
      const node: Code = {
        type: 'code',
        lang: language,
        value: block.lines().join('\n'),
        position: this.position(block),
        data: {fenced: false}
      }
      return [node]
    })
  }
}

/** Check for a production list. */
export function isProduction(node: RootContent): boolean {
  return node.type === 'code' && node.lang === language
}
