import type {Code, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineStarts, lineToken} from '../lines.js'

/**
 * Lines up to a blank one, the first with ` ::= ` after a name (Sphinx: writers/text.py, `visit_productionlist`; spec
 * A31). They contain no markup.
 */
const ProductionLines: LineToken = lineToken({
  name: 'ProductionLines',
  label: 'production list',
  pattern:
    /[ \t]*[^\s:|"*]+[ \t]+::= [^\n]*(?:\n|(?![\0-\uFFFF]))(?:[ \t]*[^ \t\n][^\n]*(?:\n|(?![\0-\uFFFF])))*/,
  opens: lineStarts
})

const language = 'bnf'

/**
 * ```ebnf
 * productionList = ProductionLines ;
 * ```
 */
export const productionList: BlockConstruct = {
  name: 'productionList',
  tokens: [ProductionLines],
  example: 'name ::= "text"\n',
  rule() {
    const token = this.CONSUME(ProductionLines)
    return this.ACTION(() => {
      const block = this.lines.trimmed([token])
      const node: Code = {
        type: 'code',
        lang: language,
        value: block.lines().join('\n'),
        position: this.nodes.position(block),
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
