import type {IToken} from 'chevrotain'
import {endOfText, TextBlock} from '../text-block.js'
import type {LineCutter} from './line-cutter.js'

/**
 * Cut out lines at a margin.
 *
 * ```text
 *  > * +---+        the token starts after the marker,
 *  >   | a |        the other lines lose two columns
 *  >   +---+
 * ```
 *
 * @param lines
 *   Cutter of the block.
 * @param piece
 *   Lines; the first starts at the margin.
 * @param margin
 *   Columns before the others.
 */
export function cutLines(lines: LineCutter, piece: IToken, margin: number): TextBlock {
  const {source, starts, ends} = lines.raw([piece])
  const {value} = source
  for (let index = 0; index < starts.length; index += 1) {
    const end = endOfText(value, starts[index]!, ends[index]!)
    ends[index] = end
    if (index > 0) starts[index] = Math.min(starts[index]! + margin, end)
  }
  return new TextBlock(source, starts, ends)
}
