import type {TextBlock} from '../../text-block.js'

/**
 * Split the lines above a definition into terms: a line that had room for the first word of the next ended because its
 * term did.
 *
 * @param block
 *   Lines, trimmed.
 * @param width
 *   Width in columns to which the writer wraps.
 * @returns
 *   One text per term.
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

/** Whether the first word of a line would have fitted on the line before. */
export function hasRoom(line: string, next: string, width: number): boolean {
  return visibleLength(line) + 1 + visibleLength(firstWord(next)) <= width
}

/** The first word of a line; a link is one word to the writer, whatever spaces its text has. */
function firstWord(line: string): string {
  return /^(?:\|:[^:|]*:[^|]*\||[^\s|])+/.exec(line)?.[0] ?? ''
}

const links = /\|:([^:|]*):[^|]*\|/g

/** Length of a line for its writer, which counts the text of a link but not its topic (spec A2). */
function visibleLength(line: string): number {
  if (!line.includes('|:')) return line.length
  let {length} = line
  links.lastIndex = 0
  for (let match = links.exec(line); match; match = links.exec(line)) length -= match[1]!.length + 2
  return length
}
