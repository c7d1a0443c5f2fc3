import type {CustomPatternMatcherFunc, IToken} from 'chevrotain'
import {isBlank, type TextBlock} from '../../text-block.js'
import {AnyLine} from '../lines.js'
import {LineIndent, lexedLines, PunctuationLine} from './lines.js'

/** Whether a token matches at the beginning of a line's text. */
type LineTest = (line: string) => boolean

const noTokens: Array<IToken> = []

/** Tests of the tokens that may begin with a character, by its code. */
const testsByCode = new Map<number, Array<LineTest>>()
for (const {PATTERN, START_CHARS_HINT} of lexedLines) {
  if (PATTERN === LineIndent.PATTERN || PATTERN === AnyLine.PATTERN) continue
  const test = testOf(PATTERN as RegExp | CustomPatternMatcherFunc)
  for (const hint of START_CHARS_HINT!) {
    const code = typeof hint === 'string' ? hint.charCodeAt(0) : hint
    testsByCode.set(code, [...(testsByCode.get(code) ?? []), test])
  }
}

/** Test of the second line of a paragraph. */
const underline = [testOf(PunctuationLine.PATTERN as RegExp)]

function testOf(pattern: RegExp | CustomPatternMatcherFunc): LineTest {
  if (typeof pattern === 'function') return (line) => pattern(line, 0, noTokens, {}) !== null
  const start = new RegExp(`^(?:${pattern.source})`)
  return (line) => start.test(line)
}

/**
 * Find paragraphs in lines that are certainly nothing else, as in most cells: all at the margin, none begins like
 * another construct, none underlines the one before it, and none announces a literal block. Lexer, layout and parser
 * would find the same in four times the time.
 *
 * @returns
 *   Pairs of the first line of each paragraph and the line after its last; nothing if the lines need a closer look.
 */
export function findParagraphs(block: TextBlock): Array<number> | undefined {
  const {starts, ends, source} = block
  const {value} = source
  const found: Array<number> = []
  /** Number of lines of the paragraph before this one. */
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
