import {createToken, type TokenType} from 'chevrotain'
import type {Text} from 'mdast'
import type {InlineConstruct} from '../construct.js'

/** The beginning of a link of the Sphinx builder. It stands behind whole links, so nothing closes it. */
const OpenLink: TokenType = createToken({
  name: 'OpenLink',
  label: '|:topic:',
  pattern: /\|:[^\s:|]+:(?=[^\s|])/
})

/**
 * ```ebnf
 * openLink = OpenLink ;
 * ```
 */
export const openLink: InlineConstruct = {
  name: 'openLink',
  tokens: {'sphinx-help': [OpenLink]},
  rule() {
    const token = this.CONSUME(OpenLink)
    return this.ACTION((): Text => {
      const {text, report} = this.state
      report({
        ruleId: 'link-unclosed',
        reason: `Unexpected \`${token.image}\` without an end, expected \`|\` behind the text of the link`,
        start: text.offset(token.startOffset),
        end: text.offset(this.endOf(token) - 1) + 1,
        actual: token.image,
        expected: ['|'],
        note: 'It is read as text; close the link with `|`'
      })
      return this.textNode(token.startOffset, this.endOf(token))
    })
  }
}
