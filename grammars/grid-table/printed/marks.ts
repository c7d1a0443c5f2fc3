/**
 * What programs draw tables with: `- = + |`, and the box drawing characters of Unicode (U+2500–U+257F) but for the
 * diagonals.
 */

const box = '\\u2500-\\u2570\\u2574-\\u257F'

/** Box characters that run from left to right only: light, heavy, double, dashed, halves. */
const acrossBox =
  '\\u2500\\u2501\\u2504\\u2505\\u2508\\u2509\\u254C\\u254D\\u2550\\u2574\\u2576\\u2578\\u257A\\u257C\\u257E'

/** Box characters that run from top to bottom only. */
const downBox =
  '\\u2502\\u2503\\u2506\\u2507\\u250A\\u250B\\u254E\\u254F\\u2551\\u2575\\u2577\\u2579\\u257B\\u257D\\u257F'

const across = new RegExp(`[-=${acrossBox}]`)
const down = new RegExp(`[|${downBox}]`)
const anyBox = new RegExp(`[${box}]`)

/** Rule from side to side: `+---+---+`, `|---+---|`, `|:--|--:|`, `├───┼───┤`. */
const framed = new RegExp(`^[+|${box}][-=+|:${box}]*[+|${box}]$`)

/** Rule that is open at both sides: `----+------`, `────┼──────`. */
const open = new RegExp(
  // A junction may be a dash of a box; those are not told from the others, which would take many tries.
  `^(?=[\\s\\S]+?[+${box}][\\s\\S])[-=${acrossBox}]+(?:(?![${acrossBox}])[+${box}][-=${acrossBox}]+)*$`
)

/** One run for each column: `---  ------`. A run of `=` is a simple table of reST. */
const runs = new RegExp(`^[-${acrossBox}]+(?: +[-${acrossBox}]+)+$`)

/** How a rule is drawn. */
export type RuleKind = 'framed' | 'open' | 'runs'

/**
 * Tell what kind of rule a line is.
 *
 * @param text
 *   The line, without blanks at either end.
 */
export function ruleKind(text: string): RuleKind | undefined {
  // Most lines are none.
  if (!isMark(text.charCodeAt(0)) || text.length < 3 || !across.test(text)) return undefined
  if (framed.test(text) && !isAcross(text[0]!) && !isAcross(text[text.length - 1]!)) return 'framed'
  if (open.test(text)) return 'open'
  return runs.test(text) ? 'runs' : undefined
}

/** Whether a line that starts with this code can be one of a table with a frame, or a rule. */
export function isMark(code: number): boolean {
  return (
    code === 43 || code === 45 || code === 61 || code === 124 || (code >= 0x2500 && code <= 0x257f)
  )
}

/** Whether a character is part of a rule between two junctions. */
export function isAcross(character: string): boolean {
  return across.test(character)
}

/** Whether a character is a side of a cell. */
export function isDown(character: string): boolean {
  return down.test(character)
}

/** Whether a text has box drawing characters. */
export function hasBox(text: string): boolean {
  return anyBox.test(text)
}

/** Write the marks of a line in ASCII, as grid tables have them; a character each. */
export function toAscii(line: string): string {
  return line.replace(boxes, (character) =>
    across.test(character) ? '-' : down.test(character) ? '|' : '+'
  )
}

const boxes = new RegExp(`[${box}]`, 'g')
