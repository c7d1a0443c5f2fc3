import type {TextEdit} from 'vscode-languageserver'

/**
 * Find the edits that turn one text into another: block by block, and line by line within blocks that keep their number
 * of lines, so that an editor's cursors and marks stay where they are.
 *
 * @param before
 *   Current text.
 * @param after
 *   Wanted text.
 * @param line
 *   Line that the text starts at (default: 0).
 */
export function minimalEdits(before: string, after: string, line: number = 0): Array<TextEdit> {
  if (before === after) return []
  const old = splitLines(before)
  const now = splitLines(after)
  const edits: Array<TextEdit> = []
  let one = 0
  let other = 0
  while (one < old.length && other < now.length) {
    if (old[one] === now[other]) {
      one += 1
      other += 1
      continue
    }
    const [start, place] = [one, other]
    while (one < old.length && !isBlank(old[one]!)) one += 1
    while (other < now.length && !isBlank(now[other]!)) other += 1
    if (one === start || other === place) break
    replace(start, one, now.slice(place, other))
  }
  if (one < old.length || other < now.length) replace(one, old.length, now.slice(other))
  return edits

  /** Replace lines, except for unchanged ones at the end. */
  function replace(from: number, to: number, lines: ReadonlyArray<string>): void {
    let tail = 0
    while (
      tail < Math.min(to - from, lines.length) &&
      old[to - 1 - tail] === lines[lines.length - 1 - tail]
    )
      tail += 1
    const until = to - tail
    const wanted = lines.slice(0, lines.length - tail)
    if (until - from === wanted.length) {
      for (const [index, text] of wanted.entries()) replaceIn(from + index, text)
      return
    }
    edits.push({
      range: {
        start: {line: line + from, character: 0},
        end:
          until === old.length && !/[\n\r]$/.test(old.at(-1) ?? '')
            ? {line: line + Math.max(until - 1, from), character: (old.at(-1) ?? '').length}
            : {line: line + until, character: 0}
      },
      newText: wanted.join('')
    })
  }

  function replaceIn(index: number, wanted: string): void {
    const text = old[index]!
    if (text === wanted) return
    let head = 0
    while (head < Math.min(text.length, wanted.length) && text[head] === wanted[head]) head += 1
    let tail = 0
    while (
      tail < Math.min(text.length, wanted.length) - head &&
      text[text.length - 1 - tail] === wanted[wanted.length - 1 - tail]
    )
      tail += 1
    // Never split a surrogate pair.
    if (head > 0 && /[\uD800-\uDBFF]/.test(text[head - 1]!)) head -= 1
    if (tail > 0 && /[\uDC00-\uDFFF]/.test(text[text.length - tail]!)) tail -= 1
    edits.push({
      range: {
        start: {line: line + index, character: head},
        end: {line: line + index, character: text.length - tail}
      },
      newText: wanted.slice(head, wanted.length - tail)
    })
  }
}

/** Lines with their line endings; there is no empty line after the last one. */
function splitLines(text: string): Array<string> {
  return text.match(/[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+$/g) ?? []
}

function isBlank(line: string): boolean {
  return line.trim() === ''
}
