import type {DefinitionList} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'

/** `:name:` before the body of a field (docutils: "Field Lists"); a role has no blank behind its colon. */
const FieldMarker: LineToken = lineToken({
  name: 'FieldMarker',
  label: ':field:',
  pattern: /[ \t]*:(?![: ])[^:\n`]+:(?:[ \t]+(?=[^ \t\n])|[ \t]*(?:\n|(?![\0-\uFFFF])))/,
  role: 'hanging'
})

/**
 * ```ebnf
 * field = FieldMarker, [(Indent | BlankIndent), blocks, Dedent] ;
 * ```
 */
export const field: BlockConstruct = {
  name: 'field',
  tokens: [FieldMarker],
  example: ':field: Text.\n',
  rule() {
    const token = this.CONSUME(FieldMarker)
    const body = this.OPTION(this.takeAnyBody)
    return this.ACTION(() => {
      const block = this.lines.trimmed([token])
      const term = this.nodes.term(block.cut(1, block.line(0).length - 1))
      const list: DefinitionList = {type: 'definitionList', children: [term], data: {kind: 'field'}}
      if (body?.length) {
        list.children.push(this.nodes.body(body))
      }
      return [this.nodes.spanning(list)]
    })
  }
}
