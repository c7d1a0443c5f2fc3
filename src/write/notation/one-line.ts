import {startsBlock} from './paragraph-start.js'

/**
 * Join the lines of a cell that is one paragraph.
 *
 * @returns
 *   One line, none if the cell is empty; nothing if it may contain more than a paragraph.
 */
export function oneLine(lines: ReadonlyArray<string>): Array<string> | undefined {
  if (lines.length < 2) return [...lines]
  const [first] = lines
  if (startsBlock(first!.split(' ', 1)[0]!)) return undefined
  // In Markdown, two spaces or a backslash at the end of a line are a line break.
  const isParagraph = lines.every(
    (line) => line !== '' && /^\S.*[^\\]$/.test(line) && !line.endsWith('  ')
  )
  return isParagraph ? [lines.join(' ')] : undefined
}
