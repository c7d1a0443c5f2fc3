import type {Problem} from '../../../problem.js'
import * as lines from '../lines.js'
import type {Layout} from './layout.js'
import type {Region} from './line-table.js'

/** Cut a grid table out (docutils: `isolate_grid_table`). */
export function readGridTableLines(layout: Layout, from: number, region: Region): number {
  let end = from + 1
  while (!layout.isEnd(end, region) && layout.depthOf(end, region) === 0) end += 1
  if (!layout.isEnd(end, region)) layout.unexpected(end)
  for (let line = from + 1; line < end; line += 1) {
    const code = layout.text.charCodeAt(layout.textStart(line, region))
    if (code !== 43 && code !== 124) end = line
  }
  const all = layout.contentOf(from, end, region)
  if (layout.typeAt(end - 1, region) !== lines.GridTop || end - 1 === from) {
    let bottom = end - 2
    while (bottom > from + 1 && layout.typeAt(bottom, region) !== lines.GridTop) bottom -= 1
    if (bottom <= from + 1) {
      layout.putLines(lines.BrokenTableLines, from, end, region, {isGrid: true})
      return end
    }
    layout.putLines(lines.GridTableLines, from, bottom + 1, region, {all})
    return bottom + 1
  }
  layout.putLines(lines.GridTableLines, from, end, region)
  checkBelow(layout, 'grid-table-blank-after', end, region)
  return end
}

/** Report a table with no blank line between it and the text below. */
function checkBelow(layout: Layout, ruleId: Problem['ruleId'], line: number, region: Region): void {
  if (layout.isEnd(line, region)) return
  layout.report(
    ruleId,
    'There is no blank line below the table',
    line,
    'Add a blank line below the table (docutils: “Blank line required after table”)',
    'error'
  )
}

/** Cut a simple table out (docutils: `isolate_simple_table`). */
export function readSimpleTableLines(layout: Layout, from: number, region: Region): number {
  const width = layout.ends[from]! - layout.textStart(from, region)
  let found = 0
  let last = from
  // Whether it contains no blank line; with one, the rest may be meant as a table of its own.
  let isWhole = true
  for (let line = from + 1; line < region.to; line += 1) {
    if (layout.isBlank(line)) isWhole = false
    if (layout.isBlank(line) || layout.depthOf(line, region) !== 0) continue
    if (!isSimpleBorder(layout, line, region)) continue
    if (layout.ends[line]! - layout.textStart(line, region) !== width) {
      return putBrokenTable(
        layout,
        from,
        (isWhole ? lastBorder(layout, line, region) : line) + 1,
        region,
        'simple-table-rule',
        'The border is not as long as the top border',
        line
      )
    }
    found += 1
    last = line
    if (found === 2 || layout.isEnd(line + 1, region)) {
      layout.putLines(lines.SimpleTableLines, from, line + 1, region)
      checkBelow(layout, 'simple-table-blank-after', line + 1, region)
      return line + 1
    }
  }
  return found > 0
    ? putBrokenTable(
        layout,
        from,
        last + 1,
        region,
        'simple-table-blank-after',
        'Text follows a border of the table without a blank line',
        last + 1
      )
    : putBrokenTable(
        layout,
        from,
        region.to,
        region,
        'simple-table-bottom',
        'The bottom border is missing',
        from
      )
}

/** Whether a line may be a border of a simple table (docutils: `simple_table_border_pat`). */
function isSimpleBorder(layout: Layout, line: number, region: Region): boolean {
  return /^=[ =]*$/.test(layout.lineText(line, region))
}

/** Find the last border before a blank line: the lines up to it are meant as rows. */
function lastBorder(layout: Layout, line: number, region: Region): number {
  let last = line
  for (let next = line + 1; !layout.isEnd(next, region); next += 1) {
    if (layout.depthOf(next, region) === 0 && isSimpleBorder(layout, next, region)) last = next
  }
  return last
}

function putBrokenTable(
  layout: Layout,
  from: number,
  to: number,
  region: Region,
  ruleId: Problem['ruleId'],
  reason: string,
  at: number
): number {
  layout.report(
    ruleId,
    reason,
    at,
    'Draw all borders as long as the first one, and add a blank line below the last (docutils: “Malformed table”)',
    'error'
  )
  layout.putLines(lines.BrokenTableLines, from, to, region, {isGrid: false})
  return to
}
