import type {Code, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {cutLines} from '../cut-lines.js'
import {LiteralLines} from '../lines.js'
import {detectCodeLanguage} from '../shared/code-language.js'
import type {LinesPayload} from './indent/payloads.js'
import {DoctestLines, DoctestMarker} from './lines.js'

/**
 * ```ebnf
 * literalBlock = LiteralLines ;
 * ```
 *
 * docutils: "Literal Blocks", indented and quoted.
 */
export const literalBlock: BlockConstruct = {
  name: 'literalBlock',
  tokens: [],
  example: '::\n\n  text\n',
  rule() {
    const token = this.CONSUME(LiteralLines)
    return this.ACTION((): Array<RootContent> => {
      const block = cutLines(this.lines, token, (token.payload as LinesPayload).margin)
      const value = block.toString()
      const node: Code = {type: 'code', value, position: this.nodes.position(block)}
      const lang = detectCodeLanguage(value)
      if (lang) node.lang = lang
      return [node]
    })
  }
}

/**
 * ```ebnf
 * doctestBlock = DoctestLines ;
 * ```
 *
 * docutils: "Doctest Blocks".
 */
export const doctestBlock: BlockConstruct = {
  name: 'doctestBlock',
  tokens: [DoctestMarker, DoctestLines],
  example: '>>> 1\n1\n',
  rule() {
    const token = this.CONSUME(DoctestLines)
    return this.ACTION((): Array<RootContent> => {
      const block = cutLines(this.lines, token, (token.payload as LinesPayload).margin)
      const position = this.nodes.position(block)
      return [{type: 'code', lang: 'pycon', value: block.toString(), position}]
    })
  }
}
