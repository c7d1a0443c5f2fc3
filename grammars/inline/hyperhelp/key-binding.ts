import type {KeyBinding} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'
import {wholeMarkup} from './patterns.js'

/**
 * `<` with `>`, a word character or `?` behind it, up to the first `>` that something other than `>` follows
 * (HyperHelp: help/syntax.txt, "Key Bindings").
 */
const Keys: InlineToken = inlineToken({
  name: 'Keys',
  label: '<keys>',
  pattern: wholeMarkup('keyBinding'),
  opens: '<'
})

/**
 * ```ebnf
 * keyBinding = Keys ;
 * ```
 */
export const keyBinding: InlineConstruct = {
  name: 'keyBinding',
  tokens: [Keys],
  example: '<a>',
  read: (token, {nodes}): KeyBinding => ({type: 'keyBinding', ...nodes.enclosed(token, 1)})
}
