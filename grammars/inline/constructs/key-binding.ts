import {createToken, type TokenType} from 'chevrotain'
import type {KeyBinding} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {wholeMarkup} from '../native-patterns.js'

/**
 * `<` with `>`, a word character or `?` behind it, up to the first `>` that something other than `>` follows
 * (HyperHelp: help/syntax.txt, "Key Bindings").
 */
const Keys: TokenType = createToken({
  name: 'Keys',
  label: '<keys>',
  pattern: wholeMarkup('keyBinding'),
  start_chars_hint: ['<'],
  line_breaks: true
})

/**
 * ```ebnf
 * keyBinding = Keys ;
 * ```
 */
export const keyBinding: InlineConstruct = {
  name: 'keyBinding',
  tokens: {hyperhelp: [Keys]},
  rule() {
    const token = this.CONSUME(Keys)
    return this.ACTION((): KeyBinding => ({type: 'keyBinding', ...this.enclosed(token, 1)}))
  }
}
