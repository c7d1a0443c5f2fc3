import {BlankLine, columnOf, roleOf} from '../lines.js'
import type {DeeperLines, LiteralExtent} from '../shared/indent.js'
import {bodyIndent, labelIndent} from '../shared/note-body.js'
import {isLiteral} from './literal-evidence.js'

/** How much of indented lines is examined to classify them, approximately, in UTF-16 units. */
const evidenceLength = 20_000

/** Find literal lines: those deeper than the line before them, up to the first that is less deep. */
export function findLiteral(lines: DeeperLines): LiteralExtent | undefined {
  const {tokens, index, column, level, before, blanks, isWritten} = lines
  const role = roleOf(before)
  const isVerbatim = role === 'verbatim'
  const isBelowText = blanks > 0 && role === 'text'
  const opens = role === 'opener' || role === 'label'
  const isFirst = blanks > 0 && isWritten && !opens
  const body = isWritten ? bodyBelow(lines) : undefined
  const isInBody = body !== undefined && column === body + bodyIndent
  if (!isVerbatim && !isBelowText && !isFirst && !isInBody) return undefined
  let margin = column
  let end = index
  let sameLine = false
  // A directive after a marker is at the column of the item's content.
  const outer = isVerbatim ? Math.max(columnOf(before.image), level) : column - 1
  if (column <= outer) return undefined
  for (let next = index; next < tokens.length; next += 1) {
    const {image, tokenType} = tokens[next]!
    if (tokenType !== BlankLine) {
      const start = sameLine ? margin : columnOf(image)
      if (start <= outer) break
      if (start < margin) margin = start
      end = next + 1
    }
    sameLine = !image.endsWith('\n')
  }
  const extent = body === undefined ? {end} : {end, body}
  if (isVerbatim) return extent
  // The beginning is enough: nested lines are examined again at each level around them.
  let value = ''
  for (let next = index; next < end && value.length < evidenceLength; next += 1) {
    value += tokens[next]!.image
  }
  return isLiteral(isBelowText ? before.image : '', value, isWritten) ? extent : undefined
}

/** Column of the body that the line before opens, if any. */
function bodyBelow({before, blanks, level}: DeeperLines): number | undefined {
  const role = roleOf(before)
  if (blanks === 0) return role === 'text' ? level + bodyIndent : undefined
  if (role === 'label') return columnOf(before.image) + labelIndent
  return role === 'opener' ? columnOf(before.image) + bodyIndent : undefined
}
