import {MarkupScan} from '../../../grammars/inline/hyperhelp/scan.js'
import {wordJoiner} from '../notation/hyperhelp.js'
import {mayOpen} from './write-help-text.js'

/**
 * Keep characters of text from opening a construct that something further on would close, with a word joiner after
 * them. It is invisible, and not part of the text when it is read.
 *
 * @param printed
 *   Text with `mayOpen` after such characters.
 */
export function protectText(printed: string): string {
  const pieces = printed.split(mayOpen)
  if (pieces.length === 1) return printed
  const scan = new MarkupScan(pieces.join(''))
  let value = pieces[0]!
  let at = value.length
  for (const piece of pieces.slice(1)) {
    const markup = scan.at(at - 1)
    // A separator consumes the bar at its end.
    const isTaken =
      markup?.kind === 'link' && /----|====/.test(scan.text.slice(Math.max(at - 5, 0), at - 1))
    if (markup && markup.end !== -1 && !isTaken) value += wordJoiner
    value += piece
    at += piece.length
  }
  return value
}
