/**
 * Characters that programs draw tables with: `- = + |`, and Unicode's box drawing characters (U+2500–U+257F) except for
 * the diagonals.
 */

const box = '\\u2500-\\u2570\\u2574-\\u257F'

/** Box characters that run only horizontally: light, heavy, double, dashed, halves. */
const acrossBox =
  '\\u2500\\u2501\\u2504\\u2505\\u2508\\u2509\\u254C\\u254D\\u2550\\u2574\\u2576\\u2578\\u257A\\u257C\\u257E'

/** Box characters that run only vertically. */
const downBox =
  '\\u2502\\u2503\\u2506\\u2507\\u250A\\u250B\\u254E\\u254F\\u2551\\u2575\\u2577\\u2579\\u257B\\u257D\\u257F'

const across = new RegExp(`[-=${acrossBox}]`)
const down = new RegExp(`[|${downBox}]`)
const anyBox = new RegExp(`[${box}]`)

/** Rule from side to side: `+---+---+`, `|---+---|`, `|:--|--:|`, `├───┼───┤`. */
const framed = new RegExp(`^[+|${box}][-=+|:${box}]*[+|${box}]$`)

/** Delimiter row of a pipe table: `| --- | :-: |`. Fewer dashes are cells without a value. */
const delimiter = /^\|(?: +(?::-+:?|-+:|-{3,}) +\|)+$/

/** Rule that is open at both sides: `----+------`, `────┼──────`. */
const open = new RegExp(
  // A junction may be a dash of a box: telling those from the others would take much backtracking.
  `^(?=[\\s\\S]+?[+${box}][\\s\\S])[-=${acrossBox}]+(?:(?![${acrossBox}])[+${box}][-=${acrossBox}]+)*$`
)

/** One run per column: `---  ------`. A run of `=` is a simple table of reST. */
const runs = new RegExp(`^[-${acrossBox}]+(?: +[-${acrossBox}]+)+$`)

/** How a rule is drawn. */
export type RuleKind = 'framed' | 'open' | 'runs'

/**
 * Detect which kind of rule a line is.
 *
 * @param text
 *   The line, trimmed.
 */
export function ruleKind(text: string): RuleKind | undefined {
  // Most lines are none.
  if (!isMark(text.charCodeAt(0)) || text.length < 3 || !across.test(text)) return undefined
  if (framed.test(text) && !isAcross(text[0]!) && !isAcross(text[text.length - 1]!)) return 'framed'
  if (delimiter.test(text)) return 'framed'
  if (open.test(text)) return 'open'
  return runs.test(text) ? 'runs' : undefined
}

/** Whether a line that starts with this code can belong to a framed table, or be a rule. */
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

/** Write the border characters of a line in ASCII, as in grid tables, one for one. */
export function toAscii(line: string): string {
  return line.replace(boxes, (character) =>
    across.test(character) ? '-' : down.test(character) ? '|' : '+'
  )
}

const boxes = new RegExp(`[${box}]`, 'g')
