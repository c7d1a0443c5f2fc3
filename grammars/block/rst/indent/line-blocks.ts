import * as lines from '../lines.js'
import type {Layout} from './layout.js'
import type {Region} from './line-table.js'
import type {Excerpt, LineBlockPayload} from './payloads.js'

export function readLineBlock(layout: Layout, from: number, region: Region): number {
  const found: Array<{text: Excerpt | undefined; indent: number | undefined}> = []
  let line = from
  do {
    const marker = layout.tokenAt(line, region)
    const behind = marker.startOffset + marker.image.length
    const {to} = layout.below(line, region, true)
    let end = to - 1
    while (end > line && layout.isBlank(end)) end -= 1
    const isEmpty = behind >= layout.ends[line]! && end === line
    // A lone bar has no indentation of its own.
    const indent = layout.ends[line]! > marker.startOffset + 1 ? marker.image.length - 2 : undefined
    found.push({
      text: isEmpty
        ? undefined
        : layout.piece(Math.min(behind, layout.ends[line]!), layout.ends[end]!),
      indent
    })
    line = to
  } while (layout.typeAt(line, region) === lines.LineBlockMarker)
  const payload: LineBlockPayload = {lines: nestLines(found)}
  layout.put(lines.LineBlockLines, layout.textStart(from, region), layout.ends[line - 1]!, payload)
  if (layout.typeAt(line, region) === lines.GridTop) {
    layout.report(
      'grid-table-top',
      'A line of the table is above its first border',
      from,
      'Add a border above the line; without one it is not part of the table'
    )
  } else if (!layout.isEnd(line, region)) {
    layout.unindent('a line block', line)
  }
  return line
}

/** Derive the depth of each line of a line block from its indentation (docutils: `nest_line_block_segment`). */
function nestLines(
  found: ReadonlyArray<{text: Excerpt | undefined; indent: number | undefined}>
): LineBlockPayload['lines'] {
  const indents: Array<number> = []
  for (const [index, {indent}] of found.entries()) {
    indents.push(indent ?? (index === 0 ? 0 : indents[index - 1]!))
  }
  // On either side of a line are lines with decreasing depths: each such depth is a block around it.
  const before = shallower(indents)
  const behind = shallower(indents.toReversed()).reverse()
  return found.map(({text}, index) => ({
    text,
    depth: new Set([...before[index]!, ...behind[index]!]).size
  }))
}

/** For each number, find the smaller ones before it with no smaller or equal number in between. */
function shallower(numbers: ReadonlyArray<number>): Array<Array<number>> {
  const open: Array<number> = []
  return numbers.map((number) => {
    while (open.length > 0 && open[open.length - 1]! >= number) open.pop()
    const found = [...open]
    open.push(number)
    return found
  })
}
