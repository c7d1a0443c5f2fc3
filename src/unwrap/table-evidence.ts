import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {parseCell} from './cell.js'
import {columnWidth} from './column-width.js'

export interface EvidenceCell {
  lines: ReadonlyArray<string>
  /** Columns for text. */
  width: number
  column: number
  colSpan: number
}

export interface TableEvidence {
  hardBreak: 0 | -1
  words: Set<string>
  cellWidths: Array<number>
}

export function tableEvidence(
  cells: ReadonlyArray<EvidenceCell>,
  widths: WidthModel
): TableEvidence {
  const words = new Set<string>()
  const groups = new Map<
    string,
    {width: number; longest: number; members: Array<number>; column: number; colSpan: number}
  >()
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at]!
    const {lines} = cell
    const key = `${cell.column} ${cell.colSpan}`
    let group = groups.get(key)
    if (!group) {
      group = {
        width: cell.width,
        longest: 0,
        members: [],
        column: cell.column,
        colSpan: cell.colSpan
      }
      groups.set(key, group)
    }
    group.members.push(at)
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index]!
      group.longest = Math.max(group.longest, columnWidth(line, widths))
    }
  }
  const blown = new Set<number>()
  for (const group of groups.values()) {
    if (group.colSpan === 1) continue
    for (let column = group.column; column < group.column + group.colSpan; column += 1)
      if (
        groups.get(`${column} 1`) === undefined ||
        groups.get(`${column} 1`)!.width <= Math.ceil((group.longest + 1) / group.colSpan)
      )
        blown.add(column)
  }
  for (const group of groups.values())
    for (const at of group.members) {
      const cell = cells[at]!
      const {lines} = cell
      const full = (touches(group, blown) ? group.longest : cell.width) - 1
      for (let index = 0; index < lines.length; index += 1) {
        const line = lines[index]!
        const parts = line.split(' ')
        if (index > 0 && columnWidth(lines[index - 1]!, widths) >= full) parts.shift()
        if (index + 1 < lines.length && columnWidth(line, widths) >= full) parts.pop()
        for (const part of parts)
          for (const word of part.match(/[\p{L}\p{N}_]+/gu) ?? []) words.add(word.toLowerCase())
      }
    }
  const total = [0, 0]
  const chosen: Array<Map<string, number>> = [new Map(), new Map()]
  for (const short of [0, -1]) {
    const columns: Array<number> = []
    for (const [key, group] of [...groups].sort((a, b) => a[1].colSpan - b[1].colSpan)) {
      const candidates = new Set([group.width])
      if (touches(group, blown) && group.longest < group.width) {
        if (group.colSpan > 1) {
          let sum = 3 * (group.colSpan - 1)
          for (let index = 0; index < group.colSpan; index += 1)
            sum += columns[group.column + index] ?? NaN
          if (sum >= group.longest && sum < group.width) candidates.add(sum)
        }
        candidates.add(group.longest)
        candidates.add(group.longest + 1)
      }
      let best = Infinity
      let width = group.width
      for (const candidate of candidates) {
        let cost = 0
        const seen = new Set<string>()
        for (const at of group.members) {
          const {lines} = cells[at]!
          const key = lines.join('\n')
          if (seen.has(key)) continue
          seen.add(key)
          if (lines.length > 1) cost += parseCell(lines, candidate, short, widths, words).cost
        }
        if (cost < best) {
          best = cost
          width = candidate
        }
      }
      total[short + 1]! += best
      chosen[short + 1]!.set(key, width)
      if (group.colSpan === 1) columns[group.column] = width
    }
  }
  const hardBreak = total[1]! < total[0]! ? 0 : -1
  return {
    hardBreak,
    words,
    cellWidths: cells.map((cell) => chosen[hardBreak + 1]!.get(`${cell.column} ${cell.colSpan}`)!)
  }
}

function touches(group: {column: number; colSpan: number}, blown: ReadonlySet<number>): boolean {
  for (let column = group.column; column < group.column + group.colSpan; column += 1)
    if (blown.has(column)) return true
  return false
}
