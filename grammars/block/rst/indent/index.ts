import type {IndentedLines, IndentRoom, LexedLines} from '../../language.js'
import {readEnumerator} from '../enumerator.js'
import * as lines from '../lines.js'
import {readExplicit} from './explicit.js'
import {Layout} from './layout.js'
import {readLineBlock} from './line-blocks.js'
import type {Region} from './line-table.js'
import {
  hasDescription,
  isItem,
  readBullets,
  readFieldList,
  readNumbers,
  readOptionList
} from './lists.js'
import {readQuote} from './quotes.js'
import {readGridTableLines, readSimpleTableLines} from './tables.js'
import {readTextBlock} from './text.js'
import {readPunctuation} from './titles.js'

/**
 * Find what each line is in its context, and how blocks are nested: docutils' state machine (states.py) in one pass.
 * Decisions that depend on surrounding lines are made here, so that the rules need only one token of lookahead.
 *
 * ```text
 *  > 1. one          FirstEnumerator ParagraphLines Dedent
 *  >
 *  >    * two        FirstEnumerator … FirstBullet ParagraphLines Dedent Dedent
 *  > 2. three        NextEnumerator ParagraphLines Dedent
 * ```
 */
export function indentRst(lexed: LexedLines, room: IndentRoom): IndentedLines {
  return new Layout(lexed, room, readBlock).read()
}

/** Read a block according to its first line. */
function readBlock(layout: Layout, line: number, region: Region, level: number): number {
  if (layout.depthOf(line, region) > 0) return readQuote(layout, line, region, level)
  const token = layout.tokenAt(line, region)
  switch (token.tokenType) {
    case lines.BulletMarker:
      return readBullets(layout, line, region, level)
    case lines.EnumeratorMarker: {
      const enumerator = readEnumerator(token.image)
      return isItem(layout, line, region, enumerator)
        ? readNumbers(layout, line, region, level, enumerator)
        : readTextBlock(layout, line, region, level)
    }
    case lines.FieldMarker:
      return readFieldList(layout, line, region, level)
    case lines.OptionMarker:
      return hasDescription(layout, line, region, token)
        ? readOptionList(layout, line, region, level)
        : readTextBlock(layout, line, region, level)
    case lines.DoctestMarker: {
      const end = layout.textEnd(line + 1, region)
      layout.putLines(lines.DoctestLines, line, end, region)
      return end
    }
    case lines.LineBlockMarker:
      return readLineBlock(layout, line, region)
    case lines.GridTop:
      return readGridTableLines(layout, line, region)
    case lines.SimpleTop:
      return readSimpleTableLines(layout, line, region)
    case lines.PunctuationLine:
      return readPunctuation(layout, line, region) ?? readTextBlock(layout, line, region, level)
    default:
      return layout.isExplicit(line, region)
        ? readExplicit(layout, line, region, level)
        : readTextBlock(layout, line, region, level)
  }
}
