import {createToken, type TokenType} from 'chevrotain'
import {startCodesBut} from '../start-codes.js'

/** An empty line, or one of blanks only. */
export const BlankLine: TokenType = createToken({
  name: 'BlankLine',
  label: 'blank line',
  pattern: /[ \t]*\n|[ \t]+(?![\0-\uFFFF])/,
  line_breaks: true
})

/** Codes for `start_chars_hint` of a pattern that any line may begin with. */
export const lineStarts: Array<number> = startCodesBut('\n')

/** Codes for `start_chars_hint` of a pattern that any line may begin with that is not indented. */
export const flushStarts: Array<number> = startCodesBut('\t\n ')
