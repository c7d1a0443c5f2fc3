import type {TextBlock} from '../../text-block.js'

/**
 * Tell the terms of one definition apart: a line that had room for the first word of the next one ended there because
 * its term did.
 *
 * @param block
 *   Lines without the blanks around them.
 * @param width
 *   Columns that the writer fills.
 * @returns
 *   One text for each term.
 */
export function splitTerms(block: TextBlock, width: number): Array<TextBlock> {
  const terms: Array<TextBlock> = []
  let from = 0
  for (let index = 0; index < block.length; index += 1) {
    const next = block.line(index + 1)
    if (index + 1 < block.length && !hasRoom(block.line(index), next, width)) continue
    terms.push(block.slice(from, index + 1))
    from = index + 1
  }
  return terms
}

/** Whether the first word of a line would have stood on the line before. */
export function hasRoom(line: string, next: string, width: number): boolean {
  return visibleLength(line) + 1 + visibleLength(firstWord(next)) <= width
}

/** A link is one word to the writer, whatever blanks its text has. */
function firstWord(line: string): string {
  return /^(?:\|:[^:|]*:[^|]*\||[^\s|])+/.exec(line)?.[0] ?? ''
}

const links = /\|:([^:|]*):[^|]*\|/g

/** How long a line is for its writer, which counts the text of a link and not its topic (spec A2). */
function visibleLength(line: string): number {
  if (!line.includes('|:')) return line.length
  let {length} = line
  links.lastIndex = 0
  for (let match = links.exec(line); match; match = links.exec(line)) length -= match[1]!.length + 2
  return length
}
