import {
  createScanner,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode
} from 'jsonc-parser'

/** A JSON value with its position. */
export type JsonNode = Node

/** Called with each problem of a JSON text, in UTF-16 units from 0. */
export type ReportJson = (reason: string, start: number, end: number, note?: string) => void

/** Deepest nesting that is read, as the parser is recursive. */
const deepest = 100

/** Token kinds of jsonc-parser: its enum does not exist at run time. */
const openBrace = 1
const closeBrace = 2
const openBracket = 3
const closeBracket = 4
const endOfFile = 17

/**
 * Read JSON with comments and trailing commas, as Sublime Text's `decode_value` does.
 *
 * @param text
 *   JSON.
 * @param report
 *   Called with each problem.
 * @returns
 *   The value; `undefined` if there is none. Objects stay lists of pairs, so that no key is special.
 */
export function readJson(text: string, report: ReportJson): JsonNode | undefined {
  if (!isShallow(text, report)) return undefined
  const errors: Array<ParseError> = []
  const root = parseTree(text, errors, {allowTrailingComma: true})
  for (const {error, offset, length} of errors) {
    const start = Math.min(offset, text.length)
    const actual = text.slice(start, start + Math.min(Math.max(length, 1), 20))
    const found =
      actual.trim() === ''
        ? start >= text.length
          ? 'end of file'
          : 'white space'
        : `\`${actual}\``
    report(
      `Unexpected ${found} in JSON, expected ${expectations.get(printParseErrorCode(error)) ?? 'well-formed JSON'}`,
      start,
      Math.min(start + length, text.length)
    )
  }
  return root
}

const expectations: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'a string, a list or an object'],
  ['PropertyNameExpected', 'a key in double quotes'],
  ['ValueExpected', 'a value'],
  ['ColonExpected', 'a colon'],
  ['CommaExpected', 'a comma'],
  ['CloseBraceExpected', '`}`'],
  ['CloseBracketExpected', '`]`'],
  ['EndOfFileExpected', 'nothing after the index'],
  ['UnexpectedEndOfComment', '`*/`'],
  ['UnexpectedEndOfString', 'a closing quote'],
  ['InvalidUnicode', '`\\u` and four digits'],
  ['InvalidEscapeCharacter', 'a JSON escape'],
  ['InvalidCharacter', 'an escape such as `\\n`']
])

/** Whether a text is not nested too deeply to parse. The scanner is not recursive. */
function isShallow(text: string, report: ReportJson): boolean {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let kind: number = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    if (kind === openBrace || kind === openBracket) {
      depth += 1
      if (depth > deepest) {
        const start = scanner.getTokenOffset()
        report(`The JSON is nested more than ${deepest} levels deep`, start, start + 1)
        return false
      }
    } else if (kind === closeBrace || kind === closeBracket) depth -= 1
  }
  return true
}
