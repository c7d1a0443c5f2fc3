import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'
import {wholeMarkup} from './patterns.js'

/** From one backtick to the next (HyperHelp: help/syntax.txt, "Inline Code"). */
const CodeSpan: InlineToken = inlineToken({
  name: 'CodeSpan',
  label: '`code`',
  pattern: wholeMarkup('inlineCode'),
  opens: '`'
})

/**
 * ```ebnf
 * inlineCode = CodeSpan ;
 * ```
 */
export const inlineCode: InlineConstruct = {
  name: 'inlineCode',
  tokens: [CodeSpan],
  example: '`a`',
  read: (token, {nodes}) => nodes.code(token, 1)
}
