import type {Text} from 'mdast'
import type {InlineConstruct} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'

/** The beginning of a link of the Sphinx builder. It comes after whole links in precedence, so it is never closed. */
const OpenLink: InlineToken = inlineToken({
  name: 'OpenLink',
  label: '|:topic:',
  pattern: /\|:[^\s:|]+:(?=[^\s|])/,
  opens: '|'
})

/**
 * ```ebnf
 * openLink = OpenLink ;
 * ```
 */
export const openLink: InlineConstruct = {
  name: 'openLink',
  tokens: [OpenLink],
  example: '|:a:b',
  read: (token, {state, nodes}): Text => {
    const {text, report} = state
    report({
      ruleId: 'link-unclosed',
      reason: `No \`|\` closes the link \`${token.image}\``,
      start: text.offset(token.startOffset),
      end: text.offset(endOf(token) - 1) + 1,
      actual: token.image,
      expected: ['|'],
      note: 'It is read as text; close the link with `|`'
    })
    return nodes.text(token.startOffset, endOf(token))
  }
}
