import type {Event, Point, Token, TokenizeContext} from 'micromark-util-types'
import {isPlainFor} from './signs.js'

/**
 * Make the tokens of a cell that is certainly plain paragraphs. A tokenizer makes the same of it, but to start one takes
 * more time than all else that a cell needs.
 *
 * @param value
 *   Lines without trailing spaces, joined by line endings.
 * @param base
 *   Offset that the cell's places start from.
 * @param context
 *   Tokenizer of the table.
 * @returns
 *   Events; nothing if a tokenizer has to look.
 */
export function tokenizePlain(
  value: string,
  base: number,
  context: TokenizeContext
): Array<Event> | undefined {
  // Brackets may be references.
  if (value.includes('[') || !isPlainFor(context.parser, value)) return undefined
  const own: TokenizeContext = {
    ...context,
    sliceSerialize: ({start, end}) => value.slice(start.offset - base, end.offset - base)
  }
  const events: Array<Event> = []
  let paragraph: Token | undefined
  for (let start = 0; start <= value.length; ) {
    const next = value.indexOf('\n', start)
    const end = next === -1 ? value.length : next
    if (end === start) {
      if (next !== -1) add('lineEndingBlank', start, start + 1)
    } else {
      if (!paragraph) {
        paragraph = {type: 'paragraph', start: point(start), end: point(end)}
        events.push(['enter', paragraph, own])
      }
      add('data', start, end)
      const isLast = next === -1 || next + 1 >= value.length || value.charCodeAt(next + 1) === 10
      if (isLast) {
        paragraph.end = point(end)
        events.push(['exit', paragraph, own])
        paragraph = undefined
      }
      if (next !== -1) add('lineEnding', end, end + 1)
    }
    start = end + 1
  }
  return events

  function add(type: Token['type'], start: number, end: number): void {
    const token: Token = {type, start: point(start), end: point(end)}
    events.push(['enter', token, own], ['exit', token, own])
  }

  function point(offset: number): Point {
    return {line: 1, column: offset + 1, offset: base + offset, _index: 0, _bufferIndex: offset}
  }
}
