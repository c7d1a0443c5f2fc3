import type {TextBlock} from '../text-block.js'
import {GridLines} from './lines.js'
import type {GridTableDialect} from './nodes.js'
import {isBarRule, markedBorder} from './recognize.js'

const plus = 43
const dash = 45
const equals = 61
const pipe = 124

/**
 * Detect the dialect of a table from its borders.
 *
 * | what it has | dialect |
 * |---|---|
 * | a separator `|====|====|` | `sphinx`; with a junction `|` in a border `hyperhelp` |
 * | `>`, `<`, `^`, `v` or `x` in a border; `:` in more than the first border and the separator | `adobe` |
 * | `:` in the first border or in the separator, or in both and not below; a footer between two separators; a border of
 * less than five columns | `pandoc` |
 * | a separator as first or last border, or two of them | `adobe` |
 * | a junction `|` in a border, `+----|----+`; a separator as the last border | `hyperhelp` |
 * | none of these | `rst` |
 */
export function detectDialect(lines: GridLines): GridTableDialect {
  const rules: Array<number> = []
  const marks: Array<number> = []
  let borders = 0
  let bars = false
  let adobe = false
  let barRule = false
  const last = lines.count - 1
  for (let row = 0; row <= last; row += 1) {
    const code = lines.at(row, 0)
    const second = lines.at(row, 1)
    if (code === pipe) {
      // Where a cell spans the separator, the segment is blank.
      const isRule = second === equals || lines.at(row, lines.width(row) - 2) === equals
      if (isRule && isBarRule(lines.text(row))) barRule = true
      continue
    }
    if (code !== plus || second === 32) continue
    borders += 1
    const text = lines.text(row)
    if (second === equals || text.includes('=+') || text.includes('=:')) {
      if (/^\+[-=:<>^vx+|]*[+|]$/.test(text)) rules.push(row)
    }
    if (text.includes('-|-')) bars = true
    if (second !== dash || /[:<>^vx]/.test(text)) {
      if (markedBorder.test(text)) {
        marks.push(row)
        if (/[<>^vx]/.test(text)) adobe = true
      }
    }
  }
  if (barRule) return bars ? 'hyperhelp' : 'sphinx'
  if (adobe) return 'adobe'
  if (marks.length > 0) {
    const [first, second] = marks
    if (marks.length === 1 && (first === 0 || first === rules[0])) return 'pandoc'
    // Adobe's writer marks each border above a cell; pandoc reads the separator, and authors often mark the top, too.
    const isUnmarked = marks.length === 2 && borders > 3
    return first === 0 && second === rules[0] && isUnmarked ? 'pandoc' : 'adobe'
  }
  if (bars) return 'hyperhelp'
  if (rules.length > 1) {
    // Adobe has at most two.
    if (rules.length > 2 && rules[0] !== 0) return 'pandoc'
    return rules[rules.length - 1] === last && rules[0] !== 0 ? 'pandoc' : 'adobe'
  }
  if (rules[0] === 0) return 'adobe'
  if (rules[0] === last) return 'hyperhelp'
  // docutils reads a border shorter than `+---+` or `+-+-+` as text.
  return lines.text(0).length < 5 ? 'pandoc' : 'rst'
}

/**
 * Detect the dialect of a table in Markdown: pandoc's or Adobe's, whatever its borders look like. A table that could be
 * reST is pandoc's, where lines may be ragged. A separator as the last border is Adobe's, and so is the character that
 * its writer inserts where it breaks code. A bar in a border is as likely a slip as not (`+---|---+`) and proves
 * nothing: the table is Adobe's only if all inner junctions are bars.
 *
 * @param block
 *   Lines of the table.
 */
export function detectMarkdownDialect(block: TextBlock): 'pandoc' | 'adobe' {
  const told = detectDialect(new GridLines(block, 'docutils'))
  if (told === 'adobe' || told === 'pandoc') return told
  if (told === 'hyperhelp') return 'adobe'
  return block.toString().includes(codeBreak) ? 'adobe' : 'pandoc'
}

/**
 * Whether a text may contain tables of pandoc or Adobe, as `detectDialect` detects them: each has an alignment marker
 * or `=` in a border that begins with `+`, or a first border of less than five columns.
 */
export function mayHoldMarkdown(text: string): boolean {
  for (const [run] of text.matchAll(/\+[-=:<>^vx+|]+/g)) {
    if (/[=:<>^vx]/.test(run) || (run.length > 2 && run.length < 5)) return true
  }
  return false
}

/** Character that Adobe's writer inserts where it breaks a line of code (mdast-util-gridtables: `to-markdown.js`). */
export const codeBreak = '\u0083'
