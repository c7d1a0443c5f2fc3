import type {TextBlock} from '../text-block.js'
import {GridLines} from './lines.js'
import type {GridTableDialect} from './nodes.js'
import {isBarRule, markedBorder} from './recognize.js'

const plus = 43
const dash = 45
const equals = 61
const pipe = 124

/**
 * Tell the dialect of a table from its borders.
 *
 * | what stands there | dialect |
 * |---|---|
 * | a rule `|====|====|` | `sphinx`; with a junction `|` in a border `hyperhelp` |
 * | `>`, `<`, `^`, `v` or `x` in a border; `:` in more than the first border and the rule | `adobe` |
 * | `:` in the first border or in the rule, or in both and not below; a foot between two rules; a border of less than five columns | `pandoc` |
 * | a rule as first or last border, or two of them | `adobe` |
 * | a junction `|` in a border, `+----|----+`; a rule as the last border | `hyperhelp` |
 * | nothing of it | `rst` |
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
      // Where a cell runs through the rule, the segment is blank.
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
    // Adobe's writer marks each border above a cell; pandoc reads the rule, and who draws for it often marks the top, too.
    const isUnmarked = marks.length === 2 && borders > 3
    return first === 0 && second === rules[0] && isUnmarked ? 'pandoc' : 'adobe'
  }
  if (bars) return 'hyperhelp'
  if (rules.length > 1) {
    // Adobe has two at most.
    if (rules.length > 2 && rules[0] !== 0) return 'pandoc'
    return rules[rules.length - 1] === last && rules[0] !== 0 ? 'pandoc' : 'adobe'
  }
  if (rules[0] === 0) return 'adobe'
  if (rules[0] === last) return 'hyperhelp'
  // docutils takes a border of less than `+---+` or `+-+-+` for text.
  return lines.text(0).length < 5 ? 'pandoc' : 'rst'
}

/**
 * Tell the dialect of a table in Markdown, which is pandoc's or Adobe's, whatever else its borders look like. One that
 * nothing tells from reST is pandoc's, where lines may be ragged; a rule as the last border is Adobe's, and so is the
 * mark that its writer puts where it breaks code. A bar in a border is a slip as often as not (`+---|---+`), so what it
 * is a junction of says nothing: only where all junctions inside of borders are bars is the table Adobe's.
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
 * Whether a text may have tables of pandoc or Adobe, as `detectDialect` tells them: each has a mark or a rule in a border
 * that begins with `+`, or a first border of less than five columns.
 */
export function mayHoldMarkdown(text: string): boolean {
  for (const [run] of text.matchAll(/\+[-=:<>^vx+|]+/g)) {
    if (/[=:<>^vx]/.test(run) || (run.length > 2 && run.length < 5)) return true
  }
  return false
}

/** What Adobe's writer puts where it breaks a line of code (mdast-util-gridtables: `to-markdown.js`). */
export const codeBreak = '\u0083'
