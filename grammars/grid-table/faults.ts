import type {Report} from '../problem.js'
import type {Borders} from './borders.js'
import type {GridGeometry} from './geometry.js'
import type {GridLines} from './lines.js'
import type {GridTableDialect} from './nodes.js'

export function reportFaults(
  lines: GridLines,
  geometry: GridGeometry,
  _borders: Borders,
  _dialect: GridTableDialect,
  report: Report
): boolean {
  if (geometry.open.length === 0) return false
  report({
    ruleId: 'grid-table-cell-open',
    reason: 'Unexpected open cell',
    start: lines.starts[0]!,
    severity: 'error'
  })
  return true
}
