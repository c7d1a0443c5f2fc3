import {createToken, type TokenType} from 'chevrotain'

/** An empty line, or one of blanks only. */
export const BlankLine: TokenType = createToken({
  name: 'BlankLine',
  label: 'blank line',
  pattern: /[ \t]*\n|[ \t]+(?![\0-\uFFFF])/,
  line_breaks: true
})

/** Codes for `start_chars_hint` of a pattern that any line may begin with. */
export const lineStarts: Array<number> = codes((code) => code !== 10)

/**
 * Codes for `start_chars_hint` of a pattern that any line may begin with that is not indented. The lexer's table has
 * one entry for each code below 256, and one for every 255 codes above.
 */
export const flushStarts: Array<number> = codes((code) => ![9, 10, 32].includes(code))

function codes(fits: (code: number) => boolean): Array<number> {
  return [
    ...Array.from({length: 256}, (_, code) => code).filter(fits),
    ...Array.from({length: 257}, (_, index) => Math.min(256 + index * 255, 0xffff))
  ]
}
