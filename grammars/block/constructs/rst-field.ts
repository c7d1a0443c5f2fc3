import {createToken, type TokenType} from 'chevrotain'
import type {DefinitionList} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'

/** `:name:` before the body of a field (docutils: "Field Lists"); a role has no blank behind its colon. */
export const FieldMarker: TokenType = createToken({
  name: 'FieldMarker',
  label: ':field:',
  pattern: /[ \t]*:(?![: ])[^:\n`]+:(?:[ \t]+(?=[^ \t\n])|[ \t]*(?:\n|(?![\0-\uFFFF])))/,
  line_breaks: true
})

/**
 * ```ebnf
 * field = FieldMarker, [(Indent | BlankIndent), blocks, Dedent] ;
 * ```
 */
export const field: BlockConstruct = {
  name: 'field',
  tokens: {'sphinx-text': [FieldMarker]},
  rule() {
    const token = this.CONSUME(FieldMarker)
    const body = this.OPTION(this.takeAnyBody)
    return this.ACTION(() => {
      const block = this.blockOf([token])
      const term = this.termNode(block.cut(1, block.line(0).length - 1))
      const list: DefinitionList = {type: 'definitionList', children: [term], data: {kind: 'field'}}
      if (body?.length) {
        list.children.push(this.bodyNode(body))
      }
      return [this.spanning(list)]
    })
  }
}
