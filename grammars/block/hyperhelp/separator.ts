import {type LineToken, lineToken} from '../lines.js'
import {isLineStart} from './lines.js'

const separator = /[ \t]*(?:====+|----+)[ \t]*(?:\n|(?![\s\S]))/y

/** A whole line of four or more `=` or `-` (HyperHelp: help/syntax.txt, "Separators"). */
export const WholeSeparatorLine: LineToken = lineToken({
  name: 'WholeSeparatorLine',
  label: '====',
  pattern: (text, offset) => {
    separator.lastIndex = offset
    return isLineStart(text, offset) && separator.test(text)
      ? [text.slice(offset, separator.lastIndex)]
      : null
  },
  opens: ' \t=-',
  role: 'separator'
})
