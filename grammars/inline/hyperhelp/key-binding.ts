import type {KeyBinding} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'
import {wholeMarkup} from './patterns.js'

/**
 * `<` before `>`, a word character or `?`, up to the last of the next run of `>` (HyperHelp: help/syntax.txt, "Key
 * Bindings").
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
