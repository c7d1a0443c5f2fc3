import {isBlank, type TextBlock} from '../../text-block.js'

/**
 * Whether lines are certainly a single paragraph, and so need no lexer and parser. Most table cells are, and starting a
 * parser costs several times as much as reading them.
 *
 * Each line starts at the margin with a letter or digit and ends without spaces, none is an enumerator, and a label, a
 * directive or a literal block would need a colon. All other blocks of plain reStructuredText begin with punctuation, a
 * space or a blank line.
 */
export function isPlainParagraph({source: {value}, starts, ends}: TextBlock): boolean {
  for (let index = 0; index < starts.length; index += 1) {
    let at = starts[index]!
    const end = ends[index]!
    if (at === end || isBlank(value.charCodeAt(end - 1))) return false
    if (isDigit(value.charCodeAt(at))) {
      while (at < end && isDigit(value.charCodeAt(at))) at += 1
      const code = value.charCodeAt(at)
      // `1.` and `1)`
      if (at < end && (code === 46 || code === 41)) return false
    } else if (!isLetter(value.charCodeAt(at))) {
      return false
    }
    for (; at < end; at += 1) if (value.charCodeAt(at) === 58) return false
  }
  return starts.length > 0
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}
