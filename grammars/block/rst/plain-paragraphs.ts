import type {CustomPatternMatcherFunc, IToken} from 'chevrotain'
import {isBlank, type TextBlock} from '../../text-block.js'
import {AnyLine} from '../lines.js'
import {LineIndent, lexedLines, PunctuationLine} from './lines.js'

/** Whether a token is found at the beginning of a line's text. */
type LineTest = (line: string) => boolean

const noTokens: Array<IToken> = []

/** Who is asked about a line, by its first character: the tokens that it may begin. */
const testsByCode = new Map<number, Array<LineTest>>()
for (const {PATTERN, START_CHARS_HINT} of lexedLines) {
  if (PATTERN === LineIndent.PATTERN || PATTERN === AnyLine.PATTERN) continue
  const test = testOf(PATTERN as RegExp | CustomPatternMatcherFunc)
  for (const hint of START_CHARS_HINT!) {
    const code = typeof hint === 'string' ? hint.charCodeAt(0) : hint
    testsByCode.set(code, [...(testsByCode.get(code) ?? []), test])
  }
}

/** Who is asked about the second line of a paragraph. */
const underline = [testOf(PunctuationLine.PATTERN as RegExp)]

function testOf(pattern: RegExp | CustomPatternMatcherFunc): LineTest {
  if (typeof pattern === 'function') return (line) => pattern(line, 0, noTokens, {}) !== null
  const start = new RegExp(`^(?:${pattern.source})`)
  return (line) => start.test(line)
}

/**
 * Find paragraphs in lines that are nothing else for certain, as those of most cells: at the margin, none of them begins as
 * something else does, none underlines the one before it, and no literal block is announced. Lexer, layout and parser
 * would find the same in four times the time.
 *
 * @returns
 *   The first line of each paragraph and the one behind its last, in pairs; nothing where lines have to be looked at more
 *   closely.
 */
export function findParagraphs(block: TextBlock): Array<number> | undefined {
  const {starts, ends, source} = block
  const {value} = source
  const found: Array<number> = []
  /** How many lines of a paragraph stand before the line. */
  let count = 0
  for (let index = 0; index < starts.length; index += 1) {
    const start = starts[index]!
    const end = ends[index]!
    if (start === end) {
      if (count > 0) found.push(index - count, index)
      count = 0
      continue
    }
    const code = value.charCodeAt(start)
    if (isBlank(code) || isBlank(value.charCodeAt(end - 1))) return undefined
    if (value.charCodeAt(end - 1) === 58 && value.charCodeAt(end - 2) === 58) return undefined
    const tests = count === 0 ? testsByCode.get(code) : count === 1 ? underline : undefined
    if (tests) {
      const line = value.slice(start, end)
      for (const test of tests) if (test(line)) return undefined
    }
    count += 1
  }
  if (count > 0) found.push(starts.length - count, starts.length)
  return found.length > 0 ? found : undefined
}
