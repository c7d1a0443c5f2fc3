import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {columnWidth} from './column-width.js'

export interface EvidenceCell {
  lines: ReadonlyArray<string>
  column: number
  colSpan: number
}

export interface TableEvidence {
  hardBreak: 0 | -1
  width(cell: EvidenceCell, measured: number): number
}

export function tableEvidence(
  cells: ReadonlyArray<EvidenceCell>,
  measured: ReadonlyArray<number>,
  widths: WidthModel
): TableEvidence {
  let full = 0
  let less = 0
  for (const cell of cells) {
    const {lines} = cell
    if (lines.length < 2) continue
    let width = 3 * (cell.colSpan - 1)
    for (let index = 0; index < cell.colSpan; index += 1) width += measured[cell.column + index]!
    for (let index = 0; index + 1 < lines.length; index += 1) {
      const line = lines[index]!
      const length = columnWidth(line, widths)
      if (length < width - 1) continue
      const tail = line.length - (line.lastIndexOf(' ') + 1)
      const blank = lines[index + 1]!.indexOf(' ')
      const head = blank < 0 ? lines[index + 1]!.length : blank
      if (tail + head > width) {
        if (length === width) full += 1
        else less += 1
      }
    }
  }
  return {hardBreak: full > less ? 0 : -1, width: (_cell, width) => width}
}
