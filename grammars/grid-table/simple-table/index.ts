import type {Report} from '../../problem.js'
import type {TextBlock} from '../../text-block.js'
import {GridLines} from '../lines.js'
import type {GridTableReading} from '../reading.js'
import type {GridTableSettings} from '../settings.js'
import {readFrame} from './frame.js'
import {buildRows} from './layout.js'
import {readSimpleRows} from './rows.js'

/**
 * Read a simple table.
 *
 * ```text
 *  =====  =====  ======
 *     Inputs     Output     a cell over two columns,
 *  ------------  ------     because of the underline
 *    A      B    A or B
 *  =====  =====  ======     header separator
 *  False  False  False      a new row starts where the first column has text
 *  True   False  True
 *                line 2     and continues where it has none
 *  =====  =====  ======
 * ```
 *
 * Text must be within the columns of its cell, except in the last column, which has no end (docutils:
 * `tableparser.SimpleTableParser`). All problems are reported; with any of them the table is refused.
 */
export function readSimpleTable(
  block: TextBlock,
  settings: GridTableSettings,
  report: Report
): GridTableReading | undefined {
  const lines = new GridLines(block, settings.widths === 'auto' ? 'docutils' : settings.widths)
  let sound = true
  const reportFault: Report = (problem) => {
    const fault = {severity: 'error' as const, ...problem}
    if (fault.severity === 'error') sound = false
    report(fault)
  }
  const frame = readFrame(lines, reportFault)
  if (!frame) return undefined
  // `rst-simple` drops what docutils drops; `auto` drops nothing.
  const rows = readSimpleRows(frame, settings.dialect === 'auto', reportFault)
  return sound ? buildRows(frame, rows, settings) : undefined
}
